package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.standalone.UserError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AddressBlockTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7/32",
        "203.0.113.7/24, 203.0.113.0/24",
        "10.255.255.255/9, 10.128.0.0/9",
        "0.0.0.0/0, 0.0.0.0/0",
        "::1, ::1/128",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "2001:db8:1:2:3:4:5:6/33, 2001:db8::/33",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
        "::/0, ::/0",
        "::ffff:192.0.2.5, 192.0.2.5/32",
        "::ffff:192.0.2.5/120, 192.0.2.0/24",
        "fe80::, fe80::/128"
    })
    void writesABlockInOneWay(String written, String expected) {
        assertThat(AddressBlock.parse(written).text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "office",
                "1.2.3",
                "1.2.3.4.5",
                "1.2.3.256",
                "1.2.3.4/33",
                "1.2.3.4/",
                "::1/129",
                "1",
                "a.b.c.d",
                "fe80::1%eth0",
                "1.2.3.4 ",
                "::ffff:1.2.3.4/95",
                ":::",
                "1.2.3.4/-1",
                "example.org",
                "cafe"
            })
    void refusesWhatIsNoBlock(String written) {
        assertThatThrownBy(() -> AddressBlock.parse(written))
                .isInstanceOf(UserError.class)
                .hasMessageContaining("'" + written + "'");
    }

    @Test
    void knowsTheBlockOfEverything() {
        assertThat(AddressBlock.parse("::/0").isEverything()).isTrue();
        assertThat(AddressBlock.parse("10.0.0.0/8").isEverything()).isFalse();
        assertThat(AddressBlock.parse("10.0.0.0/10").isEverything()).isFalse();
    }
}
