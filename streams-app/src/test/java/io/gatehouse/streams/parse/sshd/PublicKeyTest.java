package io.gatehouse.streams.parse.sshd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PublicKeyTest {

    static Stream<List<String>> keys() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/keys/public-keys.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .map(line -> List.of(line.split(" ")));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void hasTheTypeAndFingerprintThatOpensshPrints(List<String> words) {
        PublicKey key = new PublicKey(words.get(2), words.get(3));
        assertThat(key.fingerprint()).isEqualTo(words.get(0));
        assertThat(key.type()).isEqualTo(words.get(1));
    }

    @ParameterizedTest
    @CsvSource({
        "ssh-dss, DSA",
        "sk-ssh-ed25519@openssh.com, ED25519-SK",
        "sk-ecdsa-sha2-nistp256@openssh.com, ECDSA-SK",
        "sk-ssh-ed25519-cert-v01@openssh.com, ED25519-SK-CERT",
        "ssh-kyber@example.com, ssh-kyber@example.com",
        "ssh-kyber-cert-v01@openssh.com, ssh-kyber-cert-v01@openssh.com"
    })
    void namesTheTypeAsSshdDoesWhereItIsKnown(String name, String type) {
        assertThat(new PublicKey(name, "").type()).isEqualTo(type);
    }

    @Test
    void hasNoFingerprintWhereTheTextIsNoKey() throws IOException {
        List<String> certificate = keys().filter(words -> words.get(1).endsWith("-CERT"))
                .findFirst()
                .orElseThrow();
        String whole = Objects.requireNonNull(certificate.get(3));
        for (int length = 0; length < 100; length += 4) {
            assertThat(new PublicKey(certificate.get(2), whole.substring(0, length)).fingerprint())
                    .isNull();
        }
        assertThat(new PublicKey("ssh-kyber-cert-v01@openssh.com", whole).fingerprint())
                .isNull();
        assertThat(new PublicKey("ssh-ed25519", "no base64").fingerprint()).isNull();
        assertThat(new PublicKey(certificate.get(2), "////////").fingerprint()).isNull();
    }
}
