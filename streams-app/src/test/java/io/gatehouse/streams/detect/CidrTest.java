package io.gatehouse.streams.detect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.113.255",
        "203.0.113.7/24, 203.0.113.1",
        "203.0.113.7, 203.0.113.7",
        "10.0.0.0/9, 10.127.255.255",
        "0.0.0.0/0, 8.8.8.8",
        "10.0.0.0/31, 10.0.0.1",
        "2001:db8::/32, 2001:db8:1::9",
        "2001:db8::1, 2001:0db8:0:0:0:0:0:1",
        "::/0, fe80::1",
        "10.0.0.0/8, ::ffff:10.1.2.3",
        "::ffff:10.0.0.0/104, 10.1.2.3",
        "::ffff:10.0.0.1, 10.0.0.1",
        "::ffff:0.0.0.0/96, 1.2.3.4",
    })
    void containsAnAddressOfTheBlock(String block, String address) {
        assertThat(Cidr.parse(block).contains(address)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.0/24, 203.0.114.0",
        "10.0.0.0/9, 10.128.0.0",
        "10.0.0.0/31, 10.0.0.2",
        "203.0.113.7, 203.0.113.8",
        "2001:db8::/32, 2001:db9::",
        "0.0.0.0/0, ::1",
        "::/0, 8.8.8.8",
        "::ffff:10.0.0.0/104, 11.0.0.0",
        "10.0.0.0/8, 10.0.0.1.evil.example",
        "0.0.0.0/0, localhost",
        "0.0.0.0/0, 1.2.3",
        "0.0.0.0/0, ''",
        "::/0, fe80::1%eth0",
    })
    void doesNotContainAnythingElse(String block, String text) {
        assertThat(Cidr.parse(block).contains(text)).isFalse();
    }

    @Test
    void doesNotContainAnAbsentAddress() {
        assertThat(Cidr.parse("0.0.0.0/0").contains(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "/", "/8", "10.0.0.0/", "10.0.0.0/33", "10.0.0.0/-1", "10.0.0.0/8/8", "10.0.0.0/x", "10.0.0/8",
                        "256.0.0.1",
                "10.0.0.0/ 8", "::/129", "::ffff:10.0.0.0/24", ":::", "1:2", "localhost", "*", "10.0.0.*", "1e1.0.0.1",
                        "10.0.0.0/+8"
            })
    void refusesWhatIsNoBlockAndNamesIt(String text) {
        assertThatThrownBy(() -> Cidr.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @CsvSource({
        "203.0.113.7, 203.0.113.7/32",
        "203.0.113.7/24, 203.0.113.0/24",
        "10.255.255.255/9, 10.128.0.0/9",
        "0.0.0.0/0, 0.0.0.0/0",
        "::1, ::1/128",
        "2001:DB8:0:0:1:0:0:1, 2001:db8::1:0:0:1/128",
        "2001:db8:1:2:3:4:5:6/33, 2001:db8::/33",
        "2001:db8:1:2:3:4:5:6/65, 2001:db8:1:2::/65",
        "2001:db8:0:1:1:1:1:1, 2001:db8:0:1:1:1:1:1/128",
        "::/0, ::/0",
        "::ffff:192.0.2.5, 192.0.2.5/32",
        "::ffff:192.0.2.5/120, 192.0.2.0/24",
        "fe80::, fe80::/128"
    })
    void writesABlockInOneWay(String written, String expected) {
        assertThat(Cidr.parse(written).text()).isEqualTo(expected);
    }

    @Test
    void knowsTheBlockOfEverything() {
        assertThat(Cidr.parse("::/0").isEverything()).isTrue();
        assertThat(Cidr.parse("10.0.0.0/10").isEverything()).isFalse();
    }
}
