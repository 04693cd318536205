package io.gatehouse.sinks.monitis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class EncodingTest {

    @Test
    void encodesThePiecesOfResults() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("user", "a;b:c%41 +ü");
        values.put("host", "2001:db8::7");
        values.put("service", "");

        assertThat(Encoding.results(values))
                .isEqualTo("user:a%3Bb%3Ac%2541%20%2B%C3%BC;host:2001%3Adb8%3A%3A7;service:");
    }

    @Test
    void encodesAFormOnceMore() {
        assertThat(Encoding.form(Map.of("results", "host:2001%3Adb8%3A%3A7")))
                .isEqualTo("results=host%3A2001%253Adb8%253A%253A7");
        assertThat(Encoding.form(Map.of("checksum", "a+b/c="))).isEqualTo("checksum=a%2Bb%2Fc%3D");
    }
}
