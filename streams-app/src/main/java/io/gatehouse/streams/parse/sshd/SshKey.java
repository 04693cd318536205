package io.gatehouse.streams.parse.sshd;

import io.gatehouse.model.LoginBlock;
import io.gatehouse.streams.parse.Cursor;
import org.jspecify.annotations.Nullable;

/**
 * What sshd says of a key behind {@code ssh2: } (auth2-pubkey.c, auth2-hostbased.c).
 *
 * <pre>
 * ED25519 SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w
 * ED25519-CERT SHA256:w6m2… ID alice@example (serial 42) CA RSA SHA256:x1…
 * RSA SHA256:w6m2…, client user "dan", client host "box"
 * </pre>
 *
 * @param type type of the key
 * @param fingerprint fingerprint of the key, with the name of its hash where it has one
 * @param certificate key id, serial and CA, where the key came with a certificate
 */
record SshKey(
        String type, @Nullable String fingerprint, @Nullable Certificate certificate) {

    record Certificate(
            String id, @Nullable String serial, @Nullable String ca) {}

    static SshKey read(Cursor text) {
        String type = text.word();
        String fingerprint = text.startsWith("ID ") ? null : text.word();
        if (fingerprint != null && fingerprint.endsWith(",")) {
            fingerprint = fingerprint.substring(0, fingerprint.length() - 1);
        }
        return new SshKey(type, fingerprint == null || fingerprint.isEmpty() ? null : fingerprint, certificate(text));
    }

    /** The key id is text of whoever asked for the certificate: serial and CA are looked for from the right. */
    private static @Nullable Certificate certificate(Cursor text) {
        if (!text.skip("ID ")) {
            return null;
        }
        String ca = text.afterLast(") CA ");
        String serial = ca == null ? null : text.afterLast(" (serial ");
        return new Certificate(text.rest(), serial, ca);
    }

    void describe(LoginBlock login) {
        login.setKeyType(type);
        login.setKeyFingerprint(fingerprint);
        if (certificate != null) {
            login.setCertificateId(certificate.id());
            login.setCertificateSerial(certificate.serial());
            login.setCertificateCa(certificate.ca());
        }
    }
}
