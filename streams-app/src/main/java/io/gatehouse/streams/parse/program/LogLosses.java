package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/**
 * Log daemons that say that lines are missing: rsyslogd ({@code ratelimit.c}, {@code imuxsock.c}, {@code imjournal.c}),
 * journald ({@code journald-rate-limit.c}, {@code journald-kmsg.c}) and syslog-ng. What else they write is of no interest.
 */
public final class LogLosses {
    private static final Form DROPPED = Form.of("log-daemon/dropped", Action.LINES_DROPPED)
            .looks(
                    "imuxsock begins to drop messages {reason}",
                    "imuxsock begins to drop messages from pid 363 due to rate-limiting")
            .looks(
                    "imuxsock lost {skip:number} messages {reason}",
                    "imuxsock lost 42 messages from pid 363 due to rate-limiting")
            .looks(
                    "{skip}: begin to drop messages {reason}",
                    "imuxsock[pid 363]: begin to drop messages due to rate-limiting")
            .looks(
                    "{skip}: {skip:number} messages lost {reason}",
                    "imjournal: 42 messages lost due to rate-limiting (20000 allowed within 600 seconds)")
            .looks("Suppressed {skip:number} messages {reason}", "Suppressed 42 messages from ssh.service")
            .looks("Missed {skip:number} {reason}", "Missed 42 kernel messages")
            .looks("Forwarding to syslog missed {skip:number} {reason}", "Forwarding to syslog missed 42 messages.")
            .looks("Number of messages dropped {reason}", "Number of messages dropped due to rate limit='42'")
            .failed();

    private static final Form NOISE = Form.noise("log-daemon/noise", "{skip}", "[origin software=\"rsyslogd\"] start");

    private LogLosses() {}

    public static Program program() {
        return new Forms(DROPPED, NOISE);
    }
}
