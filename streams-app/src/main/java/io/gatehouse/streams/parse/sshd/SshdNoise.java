package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.form.Form;
import java.util.Arrays;
import java.util.List;

/** Lines of sshd that say nothing about who came in, or say again what another line says. */
final class SshdNoise {
    /** Beginnings beside one example each. */
    private static final String[][] LINES = {
        {"Received signal ", "Received signal 15; terminating."},
        {"Received SIGHUP", "Received SIGHUP; restarting."},
        {"RESTART FAILED", "RESTART FAILED: av[0]='/usr/sbin/sshd', error: No such file or directory."},
        {"Exiting on signal ", "Exiting on signal 15"},
        {"RSA key generation complete", "RSA key generation complete."},
        {"beginning MaxStartups throttling", "beginning MaxStartups throttling"},
        {"in MaxStartups throttling ", "in MaxStartups throttling for 00:01:00, 3 connections dropped"},
        {"exited MaxStartups throttling ", "exited MaxStartups throttling after 00:02:00, 3 connections dropped"},
        {"Bad packet length ", "Bad packet length 1349676916. [preauth]"},
        {"Corrupted MAC on input", "Corrupted MAC on input. [preauth]"},
        {"Bad MAC ", "Bad MAC received on input."},
        {"Bad prime description ", "error: Bad prime description in line 73"},
        {"Close session: ", "Close session: user alice from 127.0.0.1 port 60589 id 0"},
        {"User child is on pid ", "User child is on pid 441"},
        {"input_userauth_request: ", "input_userauth_request: invalid user admin [preauth]"},
        {"Transferred: sent ", "Transferred: sent 3260, received 2792 bytes"},
        {"Closing connection to ", "Closing connection to 127.0.0.1 port 60589"},
        {"Connection closed by remote host", "Connection closed by remote host"},
        {"Could not get shadow information ", "Could not get shadow information for NOUSER"},
        {"Could not load host ", "error: Could not load host key: /etc/ssh/ssh_host_ecdsa_key"},
        {"rexec line ", "rexec line 20: Deprecated option UsePrivilegeSeparation"},
        {
            "SSH: Server;",
            "SSH: Server;Ltype: Kex;Remote: 192.0.2.7-4000;Enc: aes128-ctr;MAC: hmac-sha1;Comp: none [preauth]"
        },
        {"Set /proc/self/oom_score_adj ", "Set /proc/self/oom_score_adj to 0"},
        {"Attempt to write login records ", "Attempt to write login records by non-root user (aborting)"},
        {"Privilege separation user ", "Privilege separation user sshd does not exist"},
        {"Missing privilege separation directory", "Missing privilege separation directory: /run/sshd"},
        {"Local version string ", "Local version string SSH-2.0-OpenSSH_9.2"},
        {"Remote protocol version ", "Remote protocol version 2.0, remote software version libssh2_1.11.0"},
        {"Client protocol version ", "Client protocol version 2.0; client software version libssh2_1.11.0"},
        {"Enabling compatibility mode ", "Enabling compatibility mode for protocol 2.0"},
        {"Accepted host ", "Accepted host box ip 127.0.0.3 client_user alice server_user alice"},
        {"Timeout, client not responding", "Timeout, client not responding."},
        {
            "refused local port forward",
            "refused local port forward: originator 127.0.0.1 port 4, target 10.0.0.1 port 25"
        },
        {
            "refused streamlocal port forward",
            "refused streamlocal port forward: originator 127.0.0.1 port 4, target /run/x"
        },
        {
            "Received request ",
            "Received request from 127.0.0.1 port 4 to connect to host 10.0.0.1 port 25, but the request was denied."
        },
    };

    /** The same that may as well be of any other program. */
    private static final String[][] GENERAL = {
        {"Generating ", "Generating 768 bit RSA key."},
        {
            "Could not open ",
            "Could not open user 'bob' authorized keys '/home/bob/.ssh/authorized_keys': Permission denied"
        },
        {"Could not chdir to home directory ", "Could not chdir to home directory /home/bob: No such file or directory"
        },
        {"warning: ", "warning: can't get client address: Connection reset by peer"},
        {"Connection refused", "Connection refused"},
        {"Deprecated option ", "Deprecated option RhostsAuthentication"},
        {"Unsupported option ", "Unsupported option GSSAPIAuthentication"},
        {"Write failed: ", "Write failed: Broken pipe"},
        {"Read from socket failed: ", "Read from socket failed: Connection timed out"},
        {"Cannot bind any address", "fatal: Cannot bind any address."},
        {"Failed to ", "Failed to release session: Interrupted system call"},
        {"Changing root directory", "Changing root directory to /srv/sftp"},
        {"Running as ", "Running as dedicated user"},
        {"Ignoring ", "Ignoring unsupported authentication method"},
        {"Environment:", "Environment:"},
        {"logout() ", "logout() returned an error"},
        {"No supported ", "No supported key exchange algorithms [preauth]"},
        {"Disabling ", "Disabling protocol version 1. Could not load host key"},
        {"User ", "User alice password has expired (password aged)"},
        {"Password change required ", "Password change required for alice"},
        {"Terminating connection", "Terminating connection: 00:01:00"},
        {"Tunnel ", "Tunnel device opened"},
        {"Port forwarding ", "Port forwarding disabled for alice"},
        {"Accepted ", "Accepted connection from 127.0.0.1"},
        {"channel ", "channel 3: open failed: connect failed: Connection refused"},
    };

    private SshdNoise() {}

    static List<Form> forms() {
        return forms(LINES);
    }

    static List<Form> general() {
        return forms(GENERAL);
    }

    private static List<Form> forms(String[][] lines) {
        return Arrays.stream(lines)
                .map(line -> Form.noise("sshd/noise", line[0] + "{skip}", line[1]))
                .toList();
    }
}
