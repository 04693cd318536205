package io.gatehouse.streams.parse.sshd;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A public key as OpenSSH writes it, {@code ssh-ed25519 AAAAC3Nz…}: its name and, in base64, its parts with the length
 * of each in four bytes before it (RFC 4253 section 6.6, OpenSSH's PROTOCOL.certkeys).
 *
 * @param name what kind of key it is, {@code ssh-ed25519}
 * @param base64 its parts
 */
record PublicKey(String name, String base64) {
    private static final String CERTIFICATE = "-cert-v01@openssh.com";
    private static final String TOKEN = "@openssh.com";

    /** The type as sshd calls it: {@code ED25519}, {@code RSA-CERT}, {@code ECDSA-SK}; the name where it is another. */
    String type() {
        String plain = plainName();
        String type = keyParts(plain) == 0 ? name : word(plain);
        return isCertificate() && !type.equals(name) ? type + "-CERT" : type;
    }

    private static String word(String plain) {
        String token = plain.startsWith("sk-") ? "-SK" : "";
        String algorithm = plain.contains("ecdsa")
                ? "ecdsa"
                : plain.substring(plain.indexOf("ssh-") + "ssh-".length()).replace(TOKEN, "");
        return (algorithm.equals("dss") ? "DSA" : algorithm.toUpperCase(Locale.ROOT)) + token;
    }

    private boolean isCertificate() {
        return name.endsWith(CERTIFICATE);
    }

    /** The name of the key that a certificate is for; that of the key itself where it is none. */
    private String plainName() {
        String plain = isCertificate() ? name.substring(0, name.length() - CERTIFICATE.length()) : name;
        return isCertificate() && name.startsWith("sk-") ? plain + TOKEN : plain;
    }

    /** How many parts the key has behind its name; 0 where the name is not known. */
    private static int keyParts(String plain) {
        return switch (plain) {
            case "ssh-ed25519" -> 1;
            case "ssh-rsa", "sk-ssh-ed25519@openssh.com" -> 2;
            case "sk-ecdsa-sha2-nistp256@openssh.com" -> 3;
            case "ssh-dss" -> 4;
            default -> plain.startsWith("ecdsa-sha2-") ? 2 : 0;
        };
    }

    /**
     * The fingerprint as sshd prints it, {@code SHA256:w6m2SM0POW…}; of a certificate that of its key. Null where the
     * text is no key, or a certificate of a kind that is not known.
     */
    @Nullable
    String fingerprint() {
        if (isCertificate() && keyParts(plainName()) == 0) {
            return null;
        }
        try {
            byte[] key = Base64.getDecoder().decode(base64);
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(isCertificate() ? keyIn(key) : key);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
        } catch (IllegalArgumentException | BufferUnderflowException e) { // no base64, or cut
            return null;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** A certificate has its name, a nonce and the parts of the key before the rest. */
    private byte[] keyIn(byte[] certificate) {
        ByteBuffer parts = ByteBuffer.wrap(certificate);
        skipPart(parts);
        skipPart(parts);
        int from = parts.position();
        for (int part = 0; part < keyParts(plainName()); part++) {
            skipPart(parts);
        }
        byte[] plain = plainName().getBytes(StandardCharsets.US_ASCII);
        return ByteBuffer.allocate(Integer.BYTES + plain.length + parts.position() - from)
                .putInt(plain.length)
                .put(plain)
                .put(certificate, from, parts.position() - from)
                .array();
    }

    private static void skipPart(ByteBuffer parts) {
        int length = parts.getInt();
        parts.position(parts.position() + length);
    }
}
