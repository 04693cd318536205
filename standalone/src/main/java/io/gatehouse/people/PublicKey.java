package io.gatehouse.people;

import io.gatehouse.schemas.Identities;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * A public key as a person writes it: its fingerprint ({@code SHA256:…}, as {@code ssh-keygen -l} says it) or the line of a {@code .pub}
 * file ({@code ssh-ed25519 AAAA… alice@laptop}; sshd(8), RFC 4253 section 6.6), of which the fingerprint is computed.
 */
final class PublicKey {
    private static final int FINGERPRINT_LETTERS = 43;
    private static final String CERTIFICATE = "-cert-v";

    private PublicKey() {}

    /**
     * The fingerprint.
     *
     * @throws IllegalArgumentException that names line and value where it is neither
     */
    static String fingerprint(Placed written) {
        return written.text().startsWith(Identities.FINGERPRINT) ? checked(written) : computed(written);
    }

    private static String checked(Placed written) {
        String digits = written.text().substring(Identities.FINGERPRINT.length());
        boolean right = digits.length() == FINGERPRINT_LETTERS
                && encode(decode(digits, written)).equals(digits);
        if (!right) {
            throw written.fault(
                    "this is no SHA-256 fingerprint, which has 43 letters behind " + Identities.FINGERPRINT);
        }
        return written.text();
    }

    private static String computed(Placed written) {
        String[] words = written.text().split("[ \t]+", 3);
        if (words.length < 2 || !isType(words[0])) {
            throw written.fault("this is neither a fingerprint (SHA256:…) nor a public key (ssh-ed25519 AAAA…)");
        }
        if (words[0].contains(CERTIFICATE)) {
            throw written.fault("this is a certificate: write its key id under certificates, or its key here");
        }
        byte[] key = decode(words[1], written);
        if (!isKeyOf(words[0], key)) {
            throw written.fault("this is no whole key of type " + words[0]);
        }
        return Identities.FINGERPRINT + encode(sha256(key));
    }

    private static boolean isType(String word) {
        return word.startsWith("ssh-") || word.startsWith("ecdsa-sha2-") || word.startsWith("sk-");
    }

    /** A key is its type and then its numbers, each with its length in four bytes before it, and nothing else. */
    private static boolean isKeyOf(String type, byte[] key) {
        ByteBuffer bytes = ByteBuffer.wrap(key);
        try {
            boolean same = Arrays.equals(field(bytes), type.getBytes(StandardCharsets.US_ASCII));
            int fields = 0;
            while (same && bytes.hasRemaining()) {
                field(bytes);
                fields++;
            }
            return same && fields > 0;
        } catch (BufferUnderflowException e) {
            return false;
        }
    }

    private static byte[] field(ByteBuffer bytes) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] field = new byte[length];
        bytes.get(field);
        return field;
    }

    private static byte[] decode(String digits, Placed written) {
        try {
            return Base64.getDecoder().decode(digits);
        } catch (IllegalArgumentException e) {
            throw written.fault("this is not base64");
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getEncoder().withoutPadding().encodeToString(bytes);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
