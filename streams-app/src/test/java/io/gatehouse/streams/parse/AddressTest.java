package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsSource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.7",
                "0.0.0.0",
                "255.255.255.255",
                "::",
                "::1",
                "2001:db8::7",
                "2001:DB8:0:0:8:800:200C:417A",
                "1:2:3:4:5:6:7::",
                "::2:3:4:5:6:7:8",
                "64:ff9b::192.0.2.33",
                "1:2:3:4:5:6:192.0.2.1",
            })
    void takesANumericAddressAsIp(String text) {
        assertThat(Address.read(text)).isEqualTo(new EcsSource(text, null, null));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "UNKNOWN",
                "client.example",
                "192.0.2",
                "192.0.2.256",
                "192.030.0.6",
                "192.0.2.7.",
                "192..2.7",
                ".192.0.2.7",
                "1.2.3.4.5",
                ":",
                ":::",
                "1:2:3:4:5:6:7",
                "1:2:3:4:5:6:7:8:9",
                "1:2:3:4:5:6:7:8::",
                "1::2::3",
                "2001:db8::12345",
                "2001:db8::g",
                "1:",
                ":1",
                "face",
                "1:2:3:4:5:6:7:192.0.2.1",
                "1::192.0.2",
            })
    void takesAnythingElseAsName(String text) {
        assertThat(Address.read(text)).isEqualTo(new EcsSource(null, null, text));
    }

    @ParameterizedTest
    @CsvSource({
        "::ffff:192.0.2.7, 192.0.2.7,",
        "fe80::1%eth0, fe80::1, fe80::1%eth0",
    })
    void takesOffWhatIsNotTheAddress(String text, String ip, String address) {
        assertThat(Address.read(text)).isEqualTo(new EcsSource(ip, null, address));
    }
}
