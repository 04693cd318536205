package io.gatehouse.streams.parse.sshd;

import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.form.Form;
import java.util.List;

/** What sshd says of keys, certificates and tickets while an attempt goes on (auth2-pubkey.c, auth-options.c, …). */
final class SshdKeys {
    private SshdKeys() {}

    static List<Form> forms() {
        return List.of(certificate(), key(), principal(), refused(), signature(), elsewhere());
    }

    private static Form accepted(String name) {
        return Form.of("sshd/" + name, Action.CREDENTIAL_ACCEPTED);
    }

    /** The key id is text of whoever asked for the certificate. */
    private static Form certificate() {
        return accepted("certificate-accepted")
                .looks(
                        "Accepted certificate ID \"{certificate}\" (serial {serial}) signed by CA {ca} found at {skip}",
                        "Accepted certificate ID \"alice\" (serial 42) signed by CA RSA SHA256:x1Lk7z found at /home/alice/.ssh/authorized_keys:1")
                .looks(
                        "Accepted certificate ID \"{certificate}\" (serial {serial}) signed by {ca} via {skip}",
                        "Accepted certificate ID \"alice\" (serial 42) signed by RSA CA SHA256:x1Lk7z via /etc/ssh/ca.pub")
                .looks(
                        "Accepted certificate ID \"{certificate}\" signed by {ca} via {skip}",
                        "Accepted certificate ID \"alice\" signed by RSA CA 8c:e3:aa:0f via /etc/ssh/ca.pub")
                .looks(
                        "Accepted certificate ID \"{certificate}\" signed by {ca} from {user}@{source}",
                        "Accepted certificate ID \"box\" signed by RSA CA SHA256:x1Lk7z from alice@box");
    }

    private static Form key() {
        return accepted("key-accepted")
                .looks(
                        "Accepted key {key_type} {fingerprint} found at {skip}",
                        "Accepted key ED25519 SHA256:w6m2 found at /home/alice/.ssh/authorized_keys:1")
                .looks(
                        "Accepted {key_type} public key {fingerprint} from {user}@{source}",
                        "Accepted ED25519 public key SHA256:w6m2 from alice@box")
                .looks("Found matching {key_type} key: {fingerprint}", "Found matching RSA key: 8c:e3:aa:0f");
    }

    private static Form principal() {
        return accepted("principal-accepted")
                .looks(
                        "Authorized to {user}, krb5 principal {principal} ({skip:word})",
                        "Authorized to alice, krb5 principal alice@EXAMPLE.NET (krb5_kuserok)")
                .looks(
                        "Kerberos password authentication accepted for {user}",
                        "Kerberos password authentication accepted for alice");
    }

    private static Form refusal(String name) {
        return Form.of("sshd/" + name, Action.CREDENTIAL_REFUSED).failed().says(SshdLogins::echo);
    }

    private static Form refused() {
        return refusal("credential-refused")
                .looks(
                        "Authentication key {key_type} {fingerprint} revoked by file {skip}",
                        "error: Authentication key RSA SHA256:x1Lk7z revoked by file /etc/ssh/revoked")
                .looks(
                        "WARNING: authentication attempt with a revoked {key_type} key {fingerprint}",
                        "error: WARNING: authentication attempt with a revoked RSA key SHA256:x1Lk7z ")
                .looks("WARNING: {reason}", "error: WARNING: revoked key for alice attempted authentication")
                .looks(
                        "Authentication refused for {user}: {reason}",
                        "Authentication refused for alice: bad owner or modes for /home/alice/.rhosts")
                .looks(
                        "Authentication refused: {reason}",
                        "Authentication refused: bad ownership or modes for directory /home/alice")
                .looks("Certificate invalid: {reason}", "error: Certificate invalid: expired")
                .looks(
                        "Certificate does not contain an authorized principal{skip}",
                        "error: Certificate does not contain an authorized principal")
                .looks("Certificate {reason}", "error: Certificate lacks principal list")
                .looks("Refused by {reason}", "error: Refused by certificate options")
                .looks("Refusing {reason}", "error: Refusing RSA key because client uses unsafe signature scheme")
                .looks(
                        "Rhosts authentication refused for {user}: {reason}",
                        "Rhosts authentication refused for alice: bad modes for .rhosts")
                .looks("{skip:word}: {reason} not in PubkeyAcceptedKeyTypes", example("ssh-dss", "KeyTypes"))
                .looks("{skip:word}: {reason} not in PubkeyAcceptedAlgorithms", example("ssh-rsa", "Algorithms"))
                .looks(
                        "{skip:word}: parse {skip}: {reason}",
                        "userauth_pubkey: parse request failed: incomplete message [preauth]");
    }

    private static String example(String type, String names) {
        return "userauth_pubkey: key type " + type + " not in PubkeyAccepted" + names + " [preauth]";
    }

    /** Of keys that need a touch or a PIN. */
    private static Form signature() {
        return refusal("signature-rejected")
                .looks(
                        "public key {key_type} {fingerprint} signature for {user} from {source} port {port} rejected: {reason}",
                        "error: public key ED25519-SK SHA256:w6m2 signature for alice from 127.0.0.1 port 60589 rejected: user presence (authenticator touch) requirement not met")
                .looks(
                        "public key {key_type} signature for {user} from {source} port {port} rejected: {reason}",
                        "error: public key ED25519-SK signature for alice from 127.0.0.1 port 60589 rejected: user presence (authenticator touch) requirement not met");
    }

    /** The key was right, the address was not. */
    private static Form elsewhere() {
        return refusal("wrong-place")
                .looks(
                        "{skip}Authentication tried for {user} with correct key but not from a permitted host (host={skip}, ip={source}, required={skip}).",
                        "/home/alice/.ssh/authorized_keys:1: Authentication tried for alice with correct key but not from a permitted host (host=box, ip=127.0.0.3, required=10.0.0.0/8).")
                .looks(
                        "{skip}Authentication tried for {user} with correct key but not from a permitted host (host={skip}, ip={source}).",
                        "Authentication tried for alice with correct key but not from a permitted host (host=box, ip=127.0.0.3).")
                .looks(
                        "{skip}Authentication tried for {user} with valid certificate but not from a permitted source address ({source}).",
                        "cert: Authentication tried for alice with valid certificate but not from a permitted source address (127.0.0.3).")
                .looks(
                        "{skip}Authentication tried for {user} with valid certificate but not from a permitted host (ip={source}).",
                        "Authentication tried for alice with valid certificate but not from a permitted host (ip=127.0.0.3).")
                .reason("source");
    }
}
