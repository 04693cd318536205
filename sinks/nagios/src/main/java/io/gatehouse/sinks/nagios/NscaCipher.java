package io.gatehouse.sinks.nagios;

import java.nio.charset.StandardCharsets;

/** What NSCA calls encryption, by its number. XOR hides nothing from whoever hears the connection: the key comes first. */
enum NscaCipher {
    NONE,
    XOR;

    /** Enciphers in place: each packet begins anew with the first byte of the server's bytes and of the password. */
    void apply(byte[] packet, byte[] initialization, String password) {
        if (this == XOR) {
            xor(packet, initialization);
            xor(packet, password.getBytes(StandardCharsets.UTF_8));
        }
    }

    private static void xor(byte[] packet, byte[] key) {
        for (int i = 0; key.length > 0 && i < packet.length; i++) {
            packet[i] ^= key[i % key.length];
        }
    }
}
