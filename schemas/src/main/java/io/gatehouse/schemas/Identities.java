package io.gatehouse.schemas;

import java.util.Locale;

/**
 * How the identities of people are written, which are the keys of the people topic. No two kinds can be the same text: a fingerprint
 * holds no {@code @}, and no account holds a colon (passwd(5)).
 */
public final class Identities {
    /** Stands for every host in the identity of an account. */
    public static final String ANY_HOST = "*";

    /** What the fingerprint of a key begins with (ssh-keygen(1)). */
    public static final String FINGERPRINT = "SHA256:";

    /** What the identity of a certificate begins with. */
    public static final String CERTIFICATE = "certificate:";

    private Identities() {}

    /** Of a key: {@code SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w}. */
    public static String key(String fingerprint) {
        return fingerprint;
    }

    /** Of a certificate, by the key id that its CA wrote into it: {@code certificate:alice@example.com}. */
    public static String certificate(String keyId) {
        return CERTIFICATE + keyId;
    }

    /** Of an account on a host, whose name may be written in any case, or {@link #ANY_HOST}: {@code deploy@web1}. */
    public static String account(String account, String host) {
        return account + "@" + host.toLowerCase(Locale.ROOT);
    }
}
