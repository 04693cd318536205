package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.form.Field;
import io.gatehouse.streams.parse.form.Form;
import io.gatehouse.streams.parse.form.Template;
import io.gatehouse.streams.parse.header.Header;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every declared form gives back of texts that were printed into its holes. */
class FormRoundTripTest {
    private static final int ATTEMPTS = 20;
    private static final List<String> WORDS =
            List.of("alice", "bob2", "svc.backup", "web$", "_apt", "x", "Administrator", "0", "jürgen", "用户");
    private static final List<String> ADDRESSES =
            List.of("192.0.2.7", "2001:db8::3", "client.example", "::1", "fe80::1%eth0", "UNKNOWN");
    private static final List<String> HOSTILE = List.of(
            "-2",
            "",
            " ",
            "  ",
            "a b",
            "from",
            " from 6.6.6.6 port 22 ssh2",
            "root from 6.6.6.6",
            "x for y",
            "; USER=root ;",
            "by (uid=0)",
            "]",
            "[preauth]",
            "port 1",
            "user=root",
            "'",
            "\"",
            "(",
            ")",
            ": ",
            ", ",
            "\u202Etxt");

    /** A form with a program that writes it, and its example with what the program puts around the form. */
    private record Printed(String program, Form form, Form.Look look, Template.Match match, int from, int to) {
        static Printed of(String program, Form form, Form.Look look) {
            String example = look.example();
            for (int from = 0; from < example.length(); from++) {
                for (int to = example.length(); to > from; to--) {
                    Template.Match match = look.template().match(example, from, to);
                    if (match != null) {
                        return new Printed(program, form, look, match, from, to);
                    }
                }
            }
            throw new AssertionError(look + " does not fit its example");
        }

        List<Template.Part> parts() {
            return look.template().parts();
        }

        /** The text that the example has in a hole. */
        String example(int hole) {
            return look.example().substring(match.from(hole), match.to(hole));
        }

        /** The example with other texts in its holes. */
        String with(List<String> texts) {
            StringBuilder line = new StringBuilder("2026-11-21T08:34:01.938693+00:00 vm ");
            line.append(program).append("[363]: ").append(look.example(), 0, from);
            int hole = 0;
            for (Template.Part part : parts()) {
                line.append(part.field() == null ? part.literal() : texts.get(hole++));
            }
            return line.append(look.example().substring(to)).toString();
        }
    }

    @TestFactory
    Stream<DynamicTest> givesOrdinaryTextsBack() {
        return tests((printed, hole, random) -> ordinary(hole, random), false);
    }

    @TestFactory
    Stream<DynamicTest> givesHostileTextsBackOrSaysThatItCannotTell() {
        return tests(FormRoundTripTest::hostile, true);
    }

    private interface Source {
        String text(Printed printed, Template.Part hole, Random random);
    }

    private static Stream<DynamicTest> tests(Source source, boolean maybeAmbiguous) {
        Programs programs = new Programs();
        Set<String> seen = new HashSet<>();
        return programs.names().stream()
                .sorted()
                .flatMap(program -> programs.forms(program).stream()
                        .flatMap(form -> form.looks().stream()
                                .filter(look -> seen.add(form.name() + look.example()))
                                .map(look -> DynamicTest.dynamicTest(
                                        form.name() + ": " + look.template(),
                                        () -> check(Printed.of(program, form, look), source, maybeAmbiguous)))));
    }

    private static void check(Printed printed, Source source, boolean maybeAmbiguous) {
        Random random = new Random(1);
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            check(printed, texts(printed, source, random), maybeAmbiguous);
        }
    }

    private static List<String> texts(Printed printed, Source source, Random random) {
        List<String> texts = new ArrayList<>();
        for (Template.Part part : printed.parts()) {
            if (part.field() != null) {
                // what goes nowhere is often one of few words
                texts.add(
                        part.field() == Field.SKIP
                                ? printed.example(texts.size())
                                : source.text(printed, part, random));
            }
        }
        return texts;
    }

    private static String ordinary(Template.Part hole, Random random) {
        return switch (hole.kind()) {
            case NUMBER -> String.valueOf(1 + random.nextInt(65_000));
            case WORD, TEXT, FIRST -> pick(hole.field() == Field.SOURCE ? ADDRESSES : WORDS, random);
        };
    }

    /** Texts that look like other parts of the line, its own literals among them. */
    private static String hostile(Printed printed, Template.Part hole, Random random) {
        if (!hole.isFree()) {
            return ordinary(hole, random);
        }
        if (hole.field() == Field.REASON) {
            return ordinary(hole, random) + " " + ordinary(hole, random); // the program's own words
        }
        List<String> texts = new ArrayList<>(HOSTILE);
        printed.parts().forEach(part -> texts.add(part.literal()));
        StringBuilder text = new StringBuilder();
        for (int words = random.nextInt(4); words >= 0; words--) {
            text.append(pick(random.nextBoolean() ? texts : WORDS, random));
        }
        if (hole == printed.parts().get(0)) {
            return text.toString().stripLeading(); // blanks before a message are the header's
        }
        boolean atTheEnd = hole == printed.parts().get(printed.parts().size() - 1);
        return atTheEnd && isNothing(text.toString()) ? ordinary(hole, random) : text.toString();
    }

    /** What sshd never has at the end of a message: nothing, or only the suffix of what its child says. */
    private static boolean isNothing(String text) {
        return text.isBlank() || text.strip().endsWith("[preauth]");
    }

    private static String pick(List<String> texts, Random random) {
        return texts.get(random.nextInt(texts.size()));
    }

    private static void check(Printed printed, List<String> texts, boolean maybeAmbiguous) {
        String line = printed.with(texts);
        RawLine raw = Lines.of("auth", "/var/log/auth.log", line.getBytes(StandardCharsets.UTF_8));
        Event event = event(line, Lines.read(raw));
        if (maybeAmbiguous && Boolean.TRUE.equals(event.getGatehouse().getAmbiguous())) {
            return;
        }
        assertThat(event.getGatehouse().getParser())
                .as(line)
                .isEqualTo(printed.form().name());
        assertThat(Facts.of(event)).as(line).containsAllEntriesOf(wanted(raw, printed, texts));
    }

    private static Event event(String line, Reading reading) {
        if (reading instanceof Reading.Ignored ignored) {
            return Objects.requireNonNull(ignored.event(), line);
        }
        assertThat(reading).as(line).isInstanceOf(Reading.Parsed.class);
        return ((Reading.Parsed) reading).events().get(0);
    }

    /** What an event says into which the texts were put directly. */
    private static Map<String, String> wanted(RawLine raw, Printed printed, List<String> texts) {
        Message message = Message.of(Incoming.of(raw, Lines.ARRIVAL, Lines.ID, null), Header.none(Lines.ARRIVAL));
        Draft draft = message.event(Action.NOTED, "a/b");
        Field[] holes = printed.look().template().holes();
        for (int hole = 0; hole < holes.length; hole++) {
            holes[hole].set(draft, texts.get(hole));
        }
        Map<String, String> wanted = Facts.of(draft.event());
        wanted.keySet()
                .removeAll(Facts.of(message.event(Action.NOTED, "a/b").event()).keySet());
        return wanted;
    }
}
