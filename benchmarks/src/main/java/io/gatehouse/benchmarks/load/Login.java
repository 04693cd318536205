package io.gatehouse.benchmarks.load;

/**
 * One login over ssh.
 *
 * @param host where
 * @param user account
 * @param uid of the account
 * @param address of the client
 * @param port of the client
 * @param pid of the sshd that serves it
 * @param ses number of the audit session and of logind's
 * @param pts number of the terminal
 */
record Login(SimulatedHost host, String user, int uid, String address, int port, int pid, int ses, int pts) {
    private static final String UNSET = "4294967295";

    void open(long time, boolean listed) {
        host.auth(
                "sshd",
                time,
                sshd() + "Accepted publickey for " + user + " from " + address + " port " + port
                        + " ssh2: ED25519 SHA256:1wN4mNS7MNP0OWFPt9BxGN3xlfFMwJ5lUBKgJvNd" + uid,
                listed ? () -> {} : host.anUnlistedLogin(user, address));
        host.auth(
                "pam",
                time + 3_000,
                sshd() + "pam_unix(sshd:session): session opened for user " + user + "(uid=" + uid + ") by (uid=0)");
        host.auth("logind", time + 9_000, "systemd-logind[612]: New session " + ses + " of user " + user + ".");
        auditOpen(time + 1_000);
    }

    private void auditOpen(long time) {
        host.audit("USER_ACCT", time, "pid=" + pid + " uid=0 auid=" + UNSET + " ses=" + UNSET + pam("accounting"));
        host.audit("CRED_ACQ", time, "pid=" + pid + " uid=0 auid=" + UNSET + " ses=" + UNSET + pam("setcred"));
        host.audit(
                "LOGIN",
                time + 1_000,
                "pid=" + pid + " uid=0 old-auid=" + UNSET + " auid=" + uid + " tty=(none) old-ses=" + UNSET + " ses="
                        + ses + " res=1");
        host.audit("USER_START", time + 3_000, ours() + pam("session_open"));
        host.audit(
                "USER_LOGIN",
                time + 60_000,
                ours() + " msg='op=login id=" + uid + " exe=\"/usr/sbin/sshd\" hostname=" + address + " addr=" + address
                        + " terminal=/dev/pts/" + pts + " res=success'");
    }

    void close(long time) {
        host.auth(
                "sshd",
                time,
                sshd() + "Received disconnect from " + address + " port " + port + ":11: disconnected by user");
        host.auth("sshd", time + 50, sshd() + "Disconnected from user " + user + " " + address + " port " + port);
        host.auth(
                "pam",
                time + 2_000,
                sshd() + "pam_unix(sshd:session): session closed for user " + user,
                () -> host.freeTerminal(pts));
        host.auth("logind", time + 5_000, "systemd-logind[612]: Removed session " + ses + ".");
        host.audit("USER_END", time + 1_000, ours() + pam("session_close"));
        host.audit("CRED_DISP", time + 1_000, ours() + pam("setcred"));
    }

    private String sshd() {
        return "sshd[" + pid + "]: ";
    }

    private String ours() {
        return "pid=" + pid + " uid=0 auid=" + uid + " ses=" + ses;
    }

    private String pam(String operation) {
        return " msg='op=PAM:" + operation + " grantors=pam_permit,pam_unix acct=\"" + user
                + "\" exe=\"/usr/sbin/sshd\" hostname=" + address + " addr=" + address + " terminal=ssh res=success'";
    }

    /** The fields that each record of the shell hook begins with. */
    String hookFields(int shellPid) {
        return " ses=" + ses + " auid=" + uid + " uid=" + uid + " user=" + user + " tty=pts/" + pts + " pid=" + shellPid
                + " ppid=" + pid + " ssh=" + address + "," + port + ",192.0.2.10,22";
    }
}
