package io.gatehouse.redact;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The key of the hashes that stand for secrets: HMAC-SHA-256, cut to 32 bits. Who does not have it cannot try passwords. */
public final class RedactionKey {
    /** Fewest bytes of a key. */
    public static final int SHORTEST = 16;

    /** Bytes of a key that is made here. */
    private static final int LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";
    private static final int HASH_BYTES = 4;

    private final SecretKeySpec secret;

    private RedactionKey(byte[] bytes) {
        if (bytes.length < SHORTEST) {
            throw new IllegalArgumentException(
                    "a key of " + bytes.length + " bytes is too short: at least " + SHORTEST);
        }
        this.secret = new SecretKeySpec(bytes, ALGORITHM);
    }

    /**
     * A key of these bytes.
     *
     * @throws IllegalArgumentException where they are fewer than {@link #SHORTEST}
     */
    public static RedactionKey of(byte[] bytes) {
        return new RedactionKey(bytes.clone());
    }

    /** A key that nobody else has. */
    public static RedactionKey random() {
        return new RedactionKey(randomBytes());
    }

    static byte[] randomBytes() {
        byte[] bytes = new byte[LENGTH];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    /** What stands for a secret, whose bytes are one character each. */
    String placeholder(String bytes) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(secret);
            byte[] hash = mac.doFinal(bytes.getBytes(StandardCharsets.ISO_8859_1));
            return Placeholder.of(HexFormat.of().formatHex(hash, 0, HASH_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
