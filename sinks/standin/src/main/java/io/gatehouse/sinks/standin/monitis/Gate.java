package io.gatehouse.sinks.standin.monitis;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets in who proves that he knows the secret key: by a checksum over the request, or by a token. */
final class Gate {
    private static final Duration TOKEN_LIFE = Duration.ofHours(24);
    private static final int KEY_LENGTH = 26;
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    private final Account account;
    private final InstantSource clock;
    private final SecureRandom random = new SecureRandom();
    private final Map<String, Instant> tokens = new ConcurrentHashMap<>();

    Gate(Account account, InstantSource clock) {
        this.account = account;
        this.clock = clock;
    }

    /** A token for who sends the secret key; older ones stay good for their time. */
    Reply token(Form form) {
        if (!same(form.get("secretkey"), account.secretKey())) {
            return Reply.unauthorized();
        }
        StringBuilder token = new StringBuilder();
        random.ints(KEY_LENGTH, 0, LETTERS.length()).forEach(i -> token.append(LETTERS.charAt(i)));
        tokens.put(token.toString(), clock.instant());
        return Reply.object("authToken", token.toString());
    }

    boolean knows(Form form) {
        return form.apiKey().equals(account.apiKey());
    }

    /** Whether a POST is from the owner of the account; the answer to the others. */
    boolean admits(Form form) {
        return tokenAsked(form) ? tokenGood(form.get("authToken")) : checksumGood(form);
    }

    Reply refusal(Form form) {
        return tokenAsked(form) ? Reply.error("Authentication token is invalid or expired", 4) : Reply.unauthorized();
    }

    private static boolean tokenAsked(Form form) {
        return form.get("validation").equalsIgnoreCase("token") || !form.has("validation") && form.has("authToken");
    }

    private boolean tokenGood(String token) {
        Instant since = tokens.get(token);
        return since != null && clock.instant().isBefore(since.plus(TOKEN_LIFE));
    }

    private boolean checksumGood(Form form) {
        return form.has("timestamp") && same(form.get("checksum"), checksum(form));
    }

    /** Names and values of all but the checksum, by name, signed with HMAC-SHA1, in Base64. */
    private String checksum(Form form) {
        Map<String, String> signed = new TreeMap<>(form.parameters());
        signed.remove("checksum");
        StringBuilder text = new StringBuilder();
        signed.forEach((name, value) -> text.append(name).append(value));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(account.secretKey().getBytes(StandardCharsets.US_ASCII), "HmacSHA1"));
            return Base64.getEncoder()
                    .encodeToString(mac.doFinal(text.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has HmacSHA1", e);
        }
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
