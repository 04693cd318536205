package io.gatehouse.streams.parse.form;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

class TemplateTest {
    private static final Template FAILED = new Template("Failed {method} for {user} from {source} port {port} ssh2");

    private static String[] holes(Template template, String text) {
        Template.Match match = Objects.requireNonNull(template.match(text, 0, text.length()), template + " on " + text);
        String[] found = new String[template.holes().length];
        for (int hole = 0; hole < found.length; hole++) {
            found[hole] = text.substring(match.from(hole), match.to(hole));
        }
        return found;
    }

    @Test
    void findsTheTextOfEveryHole() {
        assertThat(holes(FAILED, "Failed password for bob from 127.0.0.2 port 42603 ssh2"))
                .containsExactly("password", "bob", "127.0.0.2", "42603");
    }

    @Test
    void letsNoTextBeforeTheLastFittingPlaceStandForWhatFollows() {
        assertThat(holes(FAILED, "Failed password for x from 6.6.6.6 port 22 ssh2 from 127.0.0.3 port 52655 ssh2"))
                .containsExactly("password", "x from 6.6.6.6 port 22 ssh2", "127.0.0.3", "52655");
    }

    @Test
    void keepsBlanksAndEmptinessOfText() {
        assertThat(holes(FAILED, "Failed none for   from ::1 port 1 ssh2")[1]).isEqualTo(" ");
        assertThat(holes(FAILED, "Failed none for  from ::1 port 1 ssh2")[1]).isEmpty();
    }

    @Test
    void fitsTheWholeTextOrNothing() {
        assertThat(FAILED.match("Failed password for bob from 127.0.0.2 port 42603 ssh2 ", 0, 55))
                .isNull();
        assertThat(FAILED.match("Failed password for bob from 127.0.0.2 port x ssh2", 0, 50))
                .isNull();
        assertThat(FAILED.match("", 0, 0)).isNull();
    }

    @Test
    void endsAWordBeforeTheLastPlaceWhereTheRestFits() {
        Template exit = new Template("Exit before auth from <{source}:{port}>: {reason}");
        assertThat(holes(exit, "Exit before auth from <2001:db8::3:52289>: Max auth tries reached - user 'root'"))
                .containsExactly("2001:db8::3", "52289", "Max auth tries reached - user 'root'");
    }

    @Test
    void takesTheFirstPlaceWhereTheTemplateAsksForIt() {
        Template quoted = new Template("user {user:first} did {command}");
        assertThat(holes(quoted, "user a did b did c")).containsExactly("a", "b did c");
    }

    @Test
    void saysWhenThereIsAnotherWayToRead() {
        Template refused = new Template("User {user} from {source} not allowed because {reason}");
        String plain = "User root from ::1 not allowed because listed in DenyUsers";
        String twofold = "User root from ::1 not allowed because a from ::2 not allowed because b";
        assertThat(refused.match(plain, 0, plain.length()))
                .extracting(Template.Match::ambiguous, InstanceOfAssertFactories.BOOLEAN)
                .isFalse();
        assertThat(refused.match(twofold, 0, twofold.length()))
                .extracting(Template.Match::ambiguous, InstanceOfAssertFactories.BOOLEAN)
                .isTrue();
    }

    @Test
    void saysWhenOnlyALaterHoleOrAWordCanBeReadInAnotherWay() {
        assertThat(ambiguous("{reason} [CWD={directory}] [COMMAND={command}]", "x [CWD=/] [COMMAND=a] [COMMAND=b]"))
                .isTrue();
        assertThat(ambiguous("+ {tty} {user:word}-{target:word}", "+ pts/0 svc-web-root"))
                .isTrue();
        assertThat(ambiguous("+ {tty} {user:word}-{target:word}", "+ pts/0 alice-root"))
                .isFalse();
        assertThat(ambiguous("from <{source}:{port}>", "from <2001:db8::3:52289>"))
                .isFalse();
    }

    private static boolean ambiguous(String template, String text) {
        return Objects.requireNonNull(new Template(template).match(text, 0, text.length()))
                .ambiguous();
    }

    @Test
    void printsWhatItReads() {
        String text = FAILED.print(
                Map.of(Field.METHOD, "password", Field.USER, "bob", Field.SOURCE, "127.0.0.2", Field.PORT, "42603"));
        assertThat(text).isEqualTo("Failed password for bob from 127.0.0.2 port 42603 ssh2");
    }

    @Test
    void saysHowFarItGot() {
        String text = "Failed password for bob from 127.0.0.2 port x ssh2";
        assertThat(FAILED.progress(text, 0, text.length())).isEqualTo(text.indexOf("x"));
    }

    @Test
    void givesUpOnATextThatCanBeReadInTooManyWays() {
        Template template = new Template("{user} a {target} a {reason} a {command} b");
        String text = " a".repeat(20_000) + " c";
        assertThat(template.match(text, 0, text.length())).isNull();
    }

    @Test
    void refusesTwoHolesWithoutTextBetweenThem() {
        assertThatThrownBy(() -> new Template("{user}{source}")).hasMessageContaining("two holes");
    }

    @Test
    void refusesAHoleThatIsNoField() {
        assertThatThrownBy(() -> new Template("{usr}")).hasMessageContaining("USR");
    }
}
