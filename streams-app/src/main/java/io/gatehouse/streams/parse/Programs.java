package io.gatehouse.streams.parse;

import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.streams.parse.audit.AuditMessages;
import io.gatehouse.streams.parse.command.BashHistory;
import io.gatehouse.streams.parse.command.OldHook;
import io.gatehouse.streams.parse.command.ShellHook;
import io.gatehouse.streams.parse.command.Snoopy;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.header.Header;
import io.gatehouse.streams.parse.header.HostBefore;
import io.gatehouse.streams.parse.header.Tag;
import io.gatehouse.streams.parse.pam.Pam;
import io.gatehouse.streams.parse.pam.PamHook;
import io.gatehouse.streams.parse.program.Accounts;
import io.gatehouse.streams.parse.program.Cron;
import io.gatehouse.streams.parse.program.Desktop;
import io.gatehouse.streams.parse.program.Doas;
import io.gatehouse.streams.parse.program.Dropbear;
import io.gatehouse.streams.parse.program.Ftpd;
import io.gatehouse.streams.parse.program.LogLosses;
import io.gatehouse.streams.parse.program.Login;
import io.gatehouse.streams.parse.program.Logind;
import io.gatehouse.streams.parse.program.Polkit;
import io.gatehouse.streams.parse.program.Proftpd;
import io.gatehouse.streams.parse.program.PureFtpd;
import io.gatehouse.streams.parse.program.RemoteDaemons;
import io.gatehouse.streams.parse.program.Su;
import io.gatehouse.streams.parse.program.Sudo;
import io.gatehouse.streams.parse.program.Systemd;
import io.gatehouse.streams.parse.program.Vsftpd;
import io.gatehouse.streams.parse.sshd.Sshd;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The one table of programs and their parsers. What any program may write (PAM, repeated messages) is looked for first;
 * a tag that is no known program may be the user of the old shell hook.
 */
final class Programs {
    /** Programs whose messages cannot be taken for those of others. */
    private static final List<String> UNMISTAKABLE =
            List.of("sshd", "sudo", "su", "login", "dropbear", "proftpd", "pure-ftpd");

    private final Map<String, Program> byName = new HashMap<>();
    private final Pam pam = new Pam();
    private final OldHook oldHook = new OldHook();
    private final Repeated repeated = new Repeated();
    private final LogDaemon logDaemon = new LogDaemon();

    Programs() {
        register(new Sshd(), "sshd", "sshd-session", "sshd-auth", "ssh"); // ssh.service is its unit in Debian
        register(new Sudo(), "sudo", "sudo-rs");
        register(new Su(), "su", "su-l", "runuser", "runuser-l");
        register(Logind.program(), "systemd-logind");
        register(Systemd.program(), "systemd");
        register(Doas.program(), "doas");
        register(Polkit.pkexec(), "pkexec");
        register(Polkit.polkitd(), "polkitd");
        register(Login.program(), "login");
        register(Login.getty(), "getty", "agetty", "mingetty", "mgetty");
        register(
                RemoteDaemons.program(),
                "telnetd",
                "in.telnetd",
                "rlogind",
                "in.rlogind",
                "rshd",
                "in.rshd",
                "klogind");
        register(Cron.program(), "CRON", "cron", "crond", "crontab", "anacron", "atd", "cronie");
        register(Accounts.program(), "useradd", "usermod", "userdel", "groupadd", "groupmod", "groupdel");
        register(Accounts.program(), "passwd", "chpasswd", "gpasswd", "chage", "chfn", "chsh", "newusers", "chgpasswd");
        register(Accounts.program(), "newgrp", "sg", "adduser", "deluser", "addgroup", "delgroup", "systemd-sysusers");
        register(new Dropbear(), "dropbear");
        register(new Vsftpd(), "vsftpd");
        register(new Proftpd(), "proftpd");
        register(new PureFtpd(), "pure-ftpd");
        register(Ftpd.program(), "ftpd", "in.ftpd", "wu-ftpd");
        register(Desktop.program(), "gdm", "gdm3", "gdm-password", "gdm-fingerprint", "gdm-autologin");
        register(Desktop.program(), "gdm-launch-environment", "gdm-session-worker", "lightdm", "sddm", "sddm-helper");
        register(Desktop.program(), "gnome-keyring-daemon", "dbus-daemon", "dbus-broker", "dbus-broker-launch");
        register(AuditMessages.ofKernel(), "kernel");
        register(AuditMessages.ofDaemons(), "audit", "audispd", "audisp-syslog", "auditd");
        register(LogLosses.program(), "rsyslogd", "systemd-journald", "systemd-journal", "syslogd", "syslog-ng");
        register(new ShellHook(), ShellHook.TAG);
        register(new PamHook(), PamHook.TAG);
        register(new Snoopy(), "snoopy");
        register(new BashHistory(), "bash", "-bash", "sh", "-sh");
        register(pam, "pam"); // nothing has this tag; its forms are found under it
    }

    private void register(Program program, String... names) {
        for (String name : names) {
            byName.put(name, program);
        }
    }

    /**
     * What a line says that is all message. Its program is told by what it says, which anybody can write: its events are
     * marked as suspect, and as not to be trusted. Null where no parser understands it.
     */
    @Nullable
    Reading headless(Incoming line) {
        String service = Pam.service(line.text());
        for (String name : service == null ? UNMISTAKABLE : List.of(service)) {
            Message message = Message.of(line, Header.named(name));
            Program program = service == null ? byName.get(name) : pam;
            Reading reading = program == null ? null : program.read(message);
            if (reading != null) {
                return doubted(reading);
            }
        }
        return null;
    }

    private static Reading doubted(Reading reading) {
        if (reading instanceof Reading.Parsed parsed) {
            for (Event event : parsed.events()) {
                event.getGatehouse().setSuspect("no header, the program is told by the message");
                event.getGatehouse().setOrigin(new Origin("false", "file", null, null));
            }
        }
        return reading;
    }

    /** The names of all programs whose messages are read. */
    Set<String> names() {
        return byName.keySet();
    }

    /** The forms of a program that are declared as such. */
    List<Form> forms(String name) {
        Program program = byName.get(name);
        return program == null ? List.of() : program.forms();
    }

    boolean knows(Header header) {
        return byName.containsKey(header.programName());
    }

    /** What the message says; null where no parser understands it. */
    @Nullable
    Reading read(Message message) {
        Reading reading =
                message.text().startsWith(Repeated.MARK) ? repeated.read(message, this::readOne) : readOne(message);
        return reading != null ? reading : logDaemon.read(message);
    }

    private @Nullable Reading readOne(Message message) {
        Reading fromPam = pam.read(message);
        if (fromPam != null) {
            return fromPam;
        }
        Program program = byName.get(message.header().programName());
        // the tag of the old hook is a user name, and a user may be named like a program
        boolean user = program == null || isCommandLog(message) && !(program instanceof ShellHook);
        Reading fromHook = user ? oldHook.read(message, isCommandLog(message)) : null;
        return fromHook != null || program == null ? fromHook : program.read(message);
    }

    private static boolean isCommandLog(Message message) {
        return message.raw().getSource().equals("command");
    }

    /**
     * The header of a line without readable time, found by the tag of a known program before the first colon:
     * {@code lug 17 17:36:46 vm sudo[56346]: …}, {@code vm sshd[361]: …}. Null where there is none.
     */
    @Nullable
    Header untimed(String line) {
        int colon = line.indexOf(": ");
        if (colon < 0) {
            return null;
        }
        int at = line.lastIndexOf(' ', colon - 1) + 1;
        Tag tag = Tag.read(line, at);
        Header header = tag.header(LineTime.NONE, HostBefore.of(line, at), Header.NONE);
        return tag.program() != null && knows(header) ? header : null;
    }
}
