package io.gatehouse.streams.parse.program;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Program;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Forms;

/**
 * ftpd of the BSDs, of netkit and inetutils (linux-ftpd), and wu-ftpd. The name of a client is one of DNS: it has no
 * comma at its end, so a bracket behind a comma is of the user.
 */
public final class Ftpd {
    private static final String SERVICE = "ftpd";

    private static final Form LOGGED_IN = Form.of("ftpd/logged-in", Action.LOGGED_IN)
            .looks(
                    "FTP LOGIN FROM {source}, {user} (class {skip:first})",
                    "FTP LOGIN FROM client.example, alice (class real)")
            .looks("FTP LOGIN FROM {source} as {user}", "FTP LOGIN FROM client.example as alice")
            .looks("FTP LOGIN FROM {source}, {user}", "FTP LOGIN FROM client.example, alice")
            .looks("FTP LOGIN FROM {skip:word} [{source}], {user}", "FTP LOGIN FROM client.example [192.0.2.7], alice")
            .succeeded()
            .service(SERVICE);

    private static final Form ANONYMOUS = Form.of("ftpd/anonymous", Action.LOGGED_IN)
            .looks(
                    "ANONYMOUS FTP LOGIN FROM {source} [{skip:word}], {skip}",
                    "ANONYMOUS FTP LOGIN FROM client.example [192.0.2.7], me@example.com")
            .looks("ANONYMOUS FTP LOGIN FROM {source}, {skip}", "ANONYMOUS FTP LOGIN FROM 192.0.2.7, (anonymous)")
            .looks("ANONYMOUS FTP LOGIN FROM {source} {skip}", "ANONYMOUS FTP LOGIN FROM 192.0.2.7 me@example.com")
            .looks("ANONYMOUS FTP LOGIN FROM {source}", "ANONYMOUS FTP LOGIN FROM client.example")
            .succeeded()
            .service(SERVICE)
            .says(draft -> draft.user("anonymous"));

    private static final Form REFUSED = Form.of("ftpd/refused", Action.LOGIN_FAILED)
            .looks(
                    "FTP LOGIN REFUSED ({reason}) FROM {skip:word} [{source}], {user}",
                    "FTP LOGIN REFUSED (username in /etc/ftpusers) FROM client.example [192.0.2.7], root")
            .looks("FTP LOGIN REFUSED FROM {source}, {user}", "FTP LOGIN REFUSED FROM client.example, root")
            .looks(
                    "FTP LOGIN REFUSED FROM {skip:word} [{source}], {user}",
                    "FTP LOGIN REFUSED FROM client.example [192.0.2.7], root")
            .looks("ANONYMOUS FTP LOGIN REFUSED FROM {source}", "ANONYMOUS FTP LOGIN REFUSED FROM client.example")
            .failed()
            .service(SERVICE);

    private static final Form FAILED = Form.of("ftpd/failed", Action.LOGIN_FAILED)
            .looks("FTP LOGIN FAILED FROM {source}, {user}", "FTP LOGIN FAILED FROM client.example, bob")
            .looks("failed login from {source}, {user}", "failed login from client.example, bob")
            .looks(
                    "failed login from {skip:word} [{source}], {user}",
                    "failed login from client.example [192.0.2.7], bob")
            .looks("failed login from {skip:word} [{source}]", "failed login from client.example [192.0.2.7]")
            .looks("LOGIN FAILURE from {source}, {user}", "LOGIN FAILURE from client.example, bob")
            .failed()
            .service(SERVICE);

    private static final Form REPEATED = Form.of("ftpd/repeated", Action.TOO_MANY_ATTEMPTS)
            .looks(
                    "repeated login failures from {source} ({skip:word})",
                    "repeated login failures from 192.0.2.7 (client.example)")
            .looks(
                    "repeated login failures from {skip:word} [{source}]",
                    "repeated login failures from client.example [192.0.2.7]")
            .looks("repeated login failures from {source}", "repeated login failures from client.example")
            .failed()
            .service(SERVICE);

    private static final Form CONNECTED = Form.of("ftpd/connection", Action.CONNECTED)
            .looks(
                    "connection from {source} ({skip}) at {skip:first}",
                    "connection from 192.0.2.7 (client.example) at Fri Jun 17 07:07:00 2005")
            .looks("connection from {skip:word} [{source}]", "connection from client.example [192.0.2.7]")
            .looks("connection from {source} ({skip})", "connection from 192.0.2.7 (client.example)")
            .looks("connection from {source} at {skip:first}", "connection from 192.0.2.7 at Fri Jun 17 07:07:00 2005")
            .looks("connection from {source}", "connection from client.example")
            .looks("connect from {source}", "connect from 192.0.2.7")
            .service(SERVICE);

    private static final Form NOISE = Form.noise(
                    "ftpd/other",
                    "User {skip} timed out after {skip:number} seconds{skip}",
                    "User unknown timed out after 900 seconds at Fri Nov 20 23:40:21 2026")
            .looks("FTP session closed", "FTP session closed")
            .looks("lost connection{skip}", "lost connection to client.example [192.0.2.7]")
            .looks("exiting on signal {skip}", "exiting on signal 14: Alarm clock")
            .looks("Data traffic: {skip}", "Data traffic: 12 bytes in 1 files")
            .looks("getpeername ({skip}", "getpeername (in.ftpd): Transport endpoint is not connected")
            .looks("{skip:word} {skip} = {skip} bytes", "put /home/alice/a = 12 bytes")
            .looks("deny {skip}", "deny from 192.0.2.7")
            .looks("refused {skip}", "refused PORT 192.0.2.7,1 from client.example [192.0.2.7]")
            .looks("FTPD: {skip}", "FTPD: IPv4 connection from 192.0.2.7");

    private Ftpd() {}

    public static Program program() {
        return new Forms(REFUSED, LOGGED_IN, ANONYMOUS, FAILED, REPEATED, CONNECTED, NOISE);
    }
}
