package io.gatehouse.streams.parse.sshd;

import static io.gatehouse.streams.parse.sshd.SshdPeer.looks;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What sshd says of connections that come, and of those that never got as far as a login. */
final class SshdConnections {
    private SshdConnections() {}

    static List<Form> forms() {
        return List.of(
                listening(),
                connected(),
                noIdentification(),
                badIdentification(),
                unidentified(),
                left(),
                looks(
                        failure("negotiation"),
                        "Unable to negotiate with PEER: {reason}",
                        "Unable to negotiate with PEER: no matching key exchange method found. Their offer: x"),
                broken(),
                timeout(),
                dropped(),
                wrapper(),
                obfuscated(),
                names());
    }

    private static Form failure(String name) {
        return Form.of("sshd/" + name, Action.CONNECTION_FAILED).failed();
    }

    /** sshd says so when it starts, once for each address. */
    private static Form listening() {
        return Form.of("sshd/listening", Action.SERVICE_STARTED)
                .looks("Server listening on {skip}", "Server listening on 127.0.0.1 port 2222.")
                .service("sshd");
    }

    private static Form connected() {
        return Form.of("sshd/connection", Action.CONNECTED)
                .looks(
                        "Connection from {source} port {port} on {skip}",
                        "Connection from 127.0.0.1 port 60589 on 127.0.0.1 port 22 rdomain \"\"")
                .looks("Connection from {source} port {port}", "Connection from 127.0.0.1 port 60589")
                .looks("Connection from {source}", "Connection from 127.0.0.1")
                .looks(
                        "SSH: Server;Ltype: Version;Remote: {source}-{port};{skip}",
                        "SSH: Server;Ltype: Version;Remote: 192.0.2.7-4000;Protocol: 2.0;Client: libssh2_1.11.0");
    }

    private static Form noIdentification() {
        return failure("no-identification")
                .looks(
                        "Did not receive identification string from {source} port {port}",
                        "Did not receive identification string from 127.0.0.3 port 39689")
                .looks(
                        "Did not receive identification string from {source}",
                        "Did not receive identification string from 127.0.0.3")
                .looks("Did not receive ident string from {source}.", "Did not receive ident string from 127.0.0.3.")
                .looks(
                        "Could not write ident string to {source} port {port}",
                        "Could not write ident string to 127.0.0.3 port 39689")
                .looks("Could not write ident string to {source}", "Could not write ident string to UNKNOWN")
                .looks(
                        "scanned from {source} with {skip}.  Don't panic.",
                        "scanned from 127.0.0.3 with SSH-1.0-SSH_Version_Mapper.  Don't panic.")
                .looks(
                        "probed from {source} with {skip}.  Don't panic.",
                        "probed from 127.0.0.3 with SSH-1.5-NmapNSE_1.0.  Don't panic.");
    }

    /** The identification is text of the client. The address may have been taken out of the line. */
    private static Form badIdentification() {
        return failure("bad-protocol")
                .looks(
                        "Bad protocol version identification '{skip}' from {source} port {port}",
                        "Bad protocol version identification 'GET / HTTP/1.0' from 127.0.0.3 port 34241")
                .looks(
                        "Bad protocol version identification '{skip}' from {source}",
                        "Bad protocol version identification '\\003' from 127.0.0.3")
                .looks(
                        "Bad protocol version identification '{skip}' from",
                        "Bad protocol version identification '^B^S^D^Q^L' from")
                .looks(
                        "Protocol major versions differ for {source} port {port}: {skip}",
                        "Protocol major versions differ for 127.0.0.3 port 34241: SSH-2.0-OpenSSH_7.4 vs. SSH-1.5-x")
                .looks(
                        "Protocol major versions differ for {source}: {skip}",
                        "Protocol major versions differ for 127.0.0.3: SSH-2.0-OpenSSH_6.6 vs. SSH-1.5-x")
                .looks("Protocol major versions differ: {skip}", "Protocol major versions differ: 2 vs. 1")
                .looks(
                        "{skip:word}: Protocol major versions differ for {source} port {port}: {skip}",
                        "kex_exchange_identification: Protocol major versions differ for 127.0.0.3 port 34241: 2 vs. 1");
    }

    /** The line of the function above ("banner exchange: Connection from …") follows, with the address. */
    private static Form unidentified() {
        String client = "kex_exchange_identification: client sent invalid protocol identifier \"";
        return failure("bad-identification")
                .looks(client + "{reason}\"", "error: " + client + "GET / HTTP/1.0\"")
                .looks(
                        "kex_exchange_identification: banner line {reason}",
                        "error: kex_exchange_identification: banner line contains invalid characters")
                .echoOf("sshd");
    }

    /** What follows ("Connection closed by …") does not say that nobody had logged in. */
    private static Form left() {
        return failure("left")
                .looks(
                        "kex_exchange_identification: {reason}",
                        "error: kex_exchange_identification: Connection closed by remote host");
    }

    /** By any function that gives a connection up (sshpkt_vfatal() in packet.c). */
    private static Form broken() {
        Form form = looks(
                failure("connection-failed"),
                "banner exchange: Connection from PEER: {reason}",
                "banner exchange: Connection from PEER: invalid format");
        return looks(
                form,
                "{skip:word}: Connection from PEER: {reason}",
                "ssh_dispatch_run_fatal: Connection from PEER: message authentication code incorrect");
    }

    /** The first is of the daemon since OpenSSH 9.8, and names the process of the connection. */
    private static Form timeout() {
        Form form = failure("timeout")
                .looks(
                        "Timeout before authentication for connection from {source} to {skip:word}, pid = {pid}",
                        "Timeout before authentication for connection from 127.0.0.2 to 127.0.0.1, pid = 29098")
                .looks("Timeout before authentication for", "fatal: Timeout before authentication for");
        return looks(form, "Timeout before authentication for PEER", "fatal: Timeout before authentication for PEER");
    }

    /** By the daemon, before it has a process for the connection (srclimit.c). */
    private static Form dropped() {
        String connection = "drop connection #{skip:number} from [{source}]:{port} on [{skip:word}]:{skip:number} ";
        String example = "drop connection #10 from [127.0.0.3]:48602 on [127.0.0.1]:22 ";
        return failure("dropped")
                .looks(connection + "penalty: {reason}", example + "penalty: failed authentication")
                .looks(connection + "{reason}", example + "past MaxStartups")
                .looks("drop connection #{skip:number}", "drop connection #10");
    }

    /** Refused by libwrap (hosts.deny). */
    private static Form wrapper() {
        return failure("refused")
                .looks("refused connect from {skip} ({source})", "refused connect from box.example.net (127.0.0.3)")
                .looks("refused connect from {source}", "refused connect from 127.0.0.3")
                .looks(
                        "Connection from {source} refused by tcp wrapper",
                        "Connection from 127.0.0.3 refused by tcp wrapper")
                .looks("Connection refused by tcp wrapper", "Connection refused by tcp wrapper");
    }

    /** Of a widespread patch that obfuscates the handshake. */
    private static Form obfuscated() {
        return failure("obfuscated")
                .looks(
                        "Magic value check failed ({skip}) on obfuscated handshake from {source} port {port}",
                        "Magic value check failed (1234567890) on obfuscated handshake from 192.0.2.7 port 4000");
    }

    /** The name is text of whoever runs the name server of the address (canohost.c). */
    private static Form names() {
        return Form.of("sshd/name-disagrees", Action.NAME_DISAGREES)
                .looks(
                        "reverse mapping checking {skip:word} for {skip} [{source}] failed{skip}",
                        "reverse mapping checking getaddrinfo for box.example.net [127.0.0.3] failed - POSSIBLE BREAK-IN ATTEMPT!")
                .looks(
                        "reverse mapping checking {skip:word} for {source} failed{skip}",
                        "reverse mapping checking getaddrinfo for box.example.net failed - POSSIBLE BREAK-IN ATTEMPT!")
                .looks(
                        "Address {source} maps to {skip}, but this does not map back to the address{skip}",
                        "Address 127.0.0.3 maps to box.example.net, but this does not map back to the address.")
                .looks(
                        "Nasty PTR record \"{skip}\" is set up for {source}, ignoring",
                        "Nasty PTR record \"10.0.0.1\" is set up for 127.0.0.3, ignoring");
    }
}
