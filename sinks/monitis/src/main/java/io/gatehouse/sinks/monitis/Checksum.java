package io.gatehouse.sinks.monitis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * How a request to Monitis is signed: names and values of all parameters, sorted by name and put together without anything
 * between them, HMAC-SHA1 with the secret key, Base64. Values are as the server sees them after it has decoded the form once.
 */
final class Checksum {
    private static final String ALGORITHM = "HmacSHA1";

    private Checksum() {}

    static String of(Map<String, String> parameters, String secret) {
        StringBuilder signed = new StringBuilder();
        new TreeMap<>(parameters).forEach((name, value) -> signed.append(name).append(value));
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
