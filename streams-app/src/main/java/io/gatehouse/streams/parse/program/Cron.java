package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/**
 * cron's own lines (log_it() of Vixie cron and cronie, crond of BusyBox, anacron, atd); its sessions come through PAM.
 * A job's line may come twice, when it begins and, with CMDEND, when it ends.
 */
public final class Cron {
    private static final Form JOB = Form.of("cron/command", Action.RAN_JOB)
            .looks("({user:word}) CMD ({command})", "(root) CMD (   cd / && run-parts --report /etc/cron.hourly)")
            .looks("(CRON) EXEC ({user:word}) CMD ({command})", "(CRON) EXEC (root) CMD (run-parts /etc/cron.hourly)")
            .looks("USER {user:word} pid {pid} cmd {command}", "USER root pid 812 cmd run-parts /etc/cron.hourly")
            .looks("Job `{command:first}' started", "Job `cron.daily' started");

    private static final Form CRONTAB = Form.of("cron/crontab", Action.CRONTAB_CHANGED)
            .looks("({user:word}) REPLACE ({target})", "(root) REPLACE (alice)")
            .looks("({user:word}) DELETE ({target})", "(root) DELETE (alice)")
            .succeeded();

    private static final Form DENIED = Form.of("cron/denied", Action.CRONTAB_CHANGED)
            .looks("({user:word}) AUTH (crontab command not allowed)", "(bob) AUTH (crontab command not allowed)")
            .looks("({user:word}) FAILED to {skip}", "(bob) FAILED to authorize user with PAM (Permission denied)")
            .failed();

    /** cron says this once after the host has booted; when it is started again it skips these jobs. */
    private static final Form BOOTED = Form.of("cron/booted", Action.HOST_BOOTED)
            .looks("(CRON) INFO (Running @reboot jobs)", "(CRON) INFO (Running @reboot jobs)")
            .service("cron");

    private static final Form NOISE = Form.noise("cron/noise", "({user:word}) LIST ({target})", "(root) LIST (alice)")
            .looks("({user:word}) BEGIN EDIT ({target})", "(root) BEGIN EDIT (alice)")
            .looks("({user:word}) END EDIT ({target})", "(root) END EDIT (alice)")
            .looks("({user:word}) CMDEND ({command})", "(root) CMDEND (run-parts /etc/cron.hourly)")
            .looks("({user:word}) CMDOUT ({skip})", "(root) CMDOUT (done)")
            .looks("({user:word}) MAIL ({skip})", "(root) MAIL (mailed 12 bytes of output but got status 0x0001)")
            .looks("({user:word}) RELOAD ({skip})", "(alice) RELOAD (crontabs/alice)")
            .looks("({skip:word}) {skip}", "(CRON) INFO (Skipping @reboot jobs -- not system startup)")
            .looks("Job {skip}", "Job `cron.daily' terminated")
            .looks("Anacron {skip}", "Anacron 2.3 started on 2026-11-21")
            .looks("Will run job {skip}", "Will run job `cron.daily' in 5 min.")
            .looks("Jobs will be {skip}", "Jobs will be executed sequentially")
            .looks("Normal exit {skip}", "Normal exit (1 job run)")
            .looks("Updated timestamp {skip}", "Updated timestamp for job `cron.daily' to 2026-11-21")
            .looks("Error {skip}", "Error running user-preset-environment")
            .looks("Exiting {skip}", "Exiting on signal 15")
            .looks("Starting job {skip}", "Starting job 2 (a00002) for user 'alice' (1201)")
            .looks("crond ({skip}", "crond (busybox 1.36.1) started, log level 8")
            .looks("Cannot {skip}", "Cannot change directory to /home/alice")
            .looks("{skip:word}: {skip}", "crond: time disparity of 60 minutes detected");

    private Cron() {}

    public static Program program() {
        return new Forms(JOB, CRONTAB, DENIED, BOOTED, NOISE);
    }
}
