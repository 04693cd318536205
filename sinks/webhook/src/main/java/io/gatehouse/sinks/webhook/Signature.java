package io.gatehouse.sinks.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Shows a receiver that a body is ours, and when it was sent: {@code t=SECONDS,v1=HEX}, where HEX is the HMAC-SHA256 (RFC 2104) of
 * {@code SECONDS.BODY} under the secret that both know.
 */
final class Signature {
    private static final String HMAC = "HmacSHA256";

    private final SecretKeySpec key;

    /** @param secret not empty */
    Signature(String secret) {
        this.key = new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), HMAC);
    }

    /** Of a body that is sent now. */
    String of(Instant now, String body) {
        try {
            Mac mac = Mac.getInstance(HMAC);
            mac.init(key);
            long seconds = now.getEpochSecond();
            byte[] code = mac.doFinal((seconds + "." + body).getBytes(StandardCharsets.UTF_8));
            return "t=" + seconds + ",v1=" + HexFormat.of().formatHex(code);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
