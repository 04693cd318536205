package io.gatehouse.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.model.Person;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Fingerprints of the keys as {@code ssh-keygen -lf} says them. */
final class PeopleFileTest {
    private static final String ED25519 =
            "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM/5gk2scJ0oHoZfPL+DOxkWsT6D4CcfTVJrRf4JRSk1";
    private static final String ED25519_PRINT = "SHA256:HGtfizruDSK+xPdrmRR+aVdetTeuZBdkb4AHwMWi4Bc";
    private static final String ECDSA =
            "ecdsa-sha2-nistp256 AAAAE2VjZHNhLXNoYTItbmlzdHAyNTYAAAAIbmlzdHAyNTYAAABBBMDz5v767028TH"
                    + "WF4HH3pbA8By0KQLVDreYjn4mAHvYDhYD9gsK4yyMvKGF54Fuazh45C0FDBSXqi9Q50iZ7MlI=";
    private static final String RSA =
            "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAAAgQDJVI30jF3/uvdEmHQVlLTjA318nhVK3LEctIHRW5Tw6BaU3ICWZQ0K"
                    + "/It2W5J6getqEjNilsye4lxLEN1pYXmZFvzK2ci2IrA5dp+O1VzYOV9r00aotXlKvHBZjW8M5BLNiAR9TJSHC4f6XKA67gIB2+QiIly0SCc"
                    + "E2Sso7kSIfQ==";

    @Test
    void givesARecordForEveryIdentityOfEveryPerson() {
        List<Person> people = PeopleFile.read("""
                people:
                  - id: alice
                    name: Alice Adams
                    mail: alice@example.com
                    teams: [ops, db]
                    keys: [SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w]
                    certificates: [alice@example.com]
                    accounts: [alice@*, Deploy@WEB1, a@corp@web2]
                  - id: no
                    accounts: [norway@*]
                """, 7);
        assertThat(people)
                .extracting(Person::getIdentity)
                .containsExactly(
                        "SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w",
                        "certificate:alice@example.com",
                        "alice@*",
                        "Deploy@web1",
                        "a@corp@web2",
                        "norway@*");
        assertThat(people.get(0))
                .isEqualTo(new Person(
                        "SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w",
                        "alice",
                        "Alice Adams",
                        "alice@example.com",
                        List.of("ops", "db"),
                        7L,
                        null));
        assertThat(people.get(5)).isEqualTo(new Person("norway@*", "no", null, null, null, 7L, null));
    }

    @Test
    void computesTheFingerprintsOfPublicKeys() {
        assertThat(PeopleFile.read(
                        "people:\n- id: a\n  keys:\n  - " + ED25519 + " a@b\n  - " + ECDSA + "\n  - " + RSA + " x y",
                        0))
                .extracting(Person::getIdentity)
                .containsExactly(
                        ED25519_PRINT,
                        "SHA256:7CqF3jEnBBY++Z62lhmro8F1yet+eGqDCvrQqaYYchE",
                        "SHA256:BJjemDiBpV1cMb2yv4aJW9BICwaoE/xYHN0/w/Ps2Ks");
    }

    @Test
    void takesTheSameKeyOfOnePersonTwice() {
        assertThat(PeopleFile.read("people:\n- id: a\n  keys: [" + ED25519 + ", " + ED25519_PRINT + "]", 0))
                .hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'keys: [SHA256:short]'|this is no SHA-256 fingerprint",
                "'keys: [SHA256:HGtfizruDSK+xPdrmRR+aVdetTeuZBdkb4AHwMWi4Bd]'|this is no SHA-256 fingerprint",
                "'keys: [SHA256:!GtfizruDSK+xPdrmRR+aVdetTeuZBdkb4AHwMWi4Bc]'|not base64",
                "'keys: [MD5:16:27:ac]'|neither a fingerprint",
                "'keys: [ssh-ed25519 AAAA?]'|not base64",
                "'keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIM/5gk2scJ0oHoZfPL+DOxkWsT6D4Ccf]'|no whole key of type ssh-ed25519",
                "'keys: [ssh-rsa AAAAC3NzaC1lZDI1NTE5AAAAIM/5gk2scJ0oHoZfPL+DOxkWsT6D4CcfTVJrRf4JRSk1]'|no whole key of type ssh-rsa",
                "'keys: [ssh-ed25519 AAAAC3NzaC1lZDI1NTE5]'|no whole key",
                "'keys: [ssh-ed25519]'|neither a fingerprint",
                "'keys: [ssh-ed25519-cert-v01@openssh.com AAAA]'|this is a certificate",
                "'keys: SHA256:x'|keys should be a list",
                "'keys: [[a]]'|keys should be a text",
                "'accounts: [alice]'|written account@host",
                "'accounts: [alice@]'|written account@host",
                "'accounts: [\"@web1\"]'|written account@host",
                "'accounts: [alice@web-*]'|only * alone",
                "'accounts: [a b@web1]'|holds a space",
                "'accounts: [\"a\\tb@web1\"]'|a control character",
                "'certificates: [\"\"]'|certificates is empty",
                "'certificates: [null]'|certificates is empty",
                "'name: x'|no key, certificate or account",
                "'nickname: x'|no such field; there are id, name",
                "'id: a'|it stands here twice",
                "'accounts: ['|not YAML",
                "'accounts: [bob@web1]'|it is that of bob too",
            })
    void refusesWhatIsWrongAndNamesTheLine(String field, String why) {
        String text = "people:\n- id: bob\n  accounts: [bob@web1]\n- id: alice\n  " + field + "\n";
        assertThatThrownBy(() -> PeopleFile.read(text, 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageMatching("(?s)line [456]: .*")
                .hasMessageContaining(why);
    }

    @Test
    void refusesListsWithinListsWithoutEnd() {
        assertThatThrownBy(() -> PeopleFile.read("people: " + "[".repeat(100_000), 0))
                .hasMessage("line 1: lists within lists, more than 10");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|line 1: it is empty",
                "'people: []'|line 1: it names nobody",
                "'users: []'|line 1: \"users\": no such field; there are people",
                "'- id: a'|line 1: here should be fields: people",
                "'people: [{name: x}]'|line 1: this person has no id",
                "'people: [{id: a, accounts: [a@*]}, {id: a, accounts: [b@*]}]'|another person has this id",
                "'people: [{id: a, accounts: [a@*]}, &b [*b]]'|here should be fields",
            })
    void refusesAFileThatSaysNothingOrSomethingElse(String text, String why) {
        assertThatThrownBy(() -> PeopleFile.read(text, 0)).hasMessageContaining(why);
    }
}
