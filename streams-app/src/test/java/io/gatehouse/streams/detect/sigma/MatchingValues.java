package io.gatehouse.streams.detect.sigma;

import io.gatehouse.streams.detect.sigma.match.Match;
import io.gatehouse.streams.detect.sigma.match.Match.FieldMatch;
import io.gatehouse.streams.detect.sigma.match.TextPattern;
import io.gatehouse.streams.detect.sigma.match.ValueTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Values of fields that a rule matches, made from the rule; and whether it matches some, found the slow way: one test after the other,
 * by Java's own regular expressions.
 */
final class MatchingValues {
    private static final int MAX_WAYS = 200;

    private record Literal(FieldMatch test, boolean wanted) {}

    private final Match match;

    MatchingValues(Match match) {
        this.match = match;
    }

    /** Values that match; what may be any text is nothing, if need be something. */
    Map<String, String> matching() {
        return Stream.of("", "/opt", "1")
                .flatMap(any -> ways(match, true).stream().map(way -> values(way, any)))
                .filter(this::matches)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no values found for " + match));
    }

    /** Nearly the same values that do not: one of them is changed by a character. */
    Optional<Map<String, String>> nearMiss(Map<String, String> values) {
        return values.entrySet().stream()
                .flatMap(field -> nearly(field.getValue()).map(value -> with(values, field.getKey(), value)))
                .filter(changed -> !matches(changed))
                .findFirst();
    }

    private static Stream<String> nearly(String value) {
        return Stream.iterate(value.length() - 1, at -> at >= 0, at -> at - 1)
                .flatMap(at -> Stream.of(value.charAt(at) == 'q' ? "j" : "q", "")
                        .map(other -> value.substring(0, at) + other + value.substring(at + 1)));
    }

    private static Map<String, String> with(Map<String, String> values, String field, String value) {
        Map<String, String> changed = new LinkedHashMap<>(values);
        changed.put(field, value);
        return changed;
    }

    private static List<List<Literal>> ways(Match match, boolean wanted) {
        if (match instanceof FieldMatch test) {
            return List.of(List.of(new Literal(test, wanted)));
        }
        if (match instanceof Match.Not not) {
            return ways(not.part(), !wanted);
        }
        List<Match> parts = match instanceof Match.And and ? and.parts() : ((Match.Or) match).parts();
        boolean all = match instanceof Match.And == wanted;
        return all
                ? product(parts, wanted)
                : parts.stream()
                        .flatMap(part -> ways(part, wanted).stream())
                        .limit(MAX_WAYS)
                        .toList();
    }

    private static List<List<Literal>> product(List<Match> parts, boolean wanted) {
        List<List<Literal>> ways = List.of(List.of());
        for (Match part : parts) {
            List<List<Literal>> more = ways(part, wanted);
            ways = ways.stream()
                    .flatMap(way -> more.stream()
                            .map(next ->
                                    Stream.concat(way.stream(), next.stream()).toList()))
                    .limit(MAX_WAYS)
                    .toList();
        }
        return ways;
    }

    private static Map<String, String> values(List<Literal> way, String any) {
        Map<String, List<ValueTest>> tests = new LinkedHashMap<>();
        way.stream()
                .filter(literal -> literal.wanted && !(literal.test.test() instanceof ValueTest.Exists))
                .forEach(literal -> tests.computeIfAbsent(literal.test.field(), field -> new ArrayList<>())
                        .add(literal.test.test()));
        Map<String, String> values = new LinkedHashMap<>();
        tests.forEach((field, own) -> values.put(field, value(field, own, any)));
        return values;
    }

    private static String value(String field, List<ValueTest> tests, String any) {
        List<String> front = new ArrayList<>();
        List<String> middle = new ArrayList<>();
        List<String> back = new ArrayList<>();
        for (ValueTest test : tests) {
            if (test instanceof ValueTest.Regex regex) {
                String pattern = regex.pattern().pattern();
                (pattern.endsWith("$") ? back : middle).add(RegexSample.of(pattern));
            } else if (test instanceof ValueTest.Network network) {
                middle.add(network.written().replaceFirst("/.*", ""));
            } else if (test instanceof ValueTest.Text text) {
                TextPattern pattern = text.pattern();
                boolean open = pattern.isStar(0);
                boolean openEnd = pattern.isStar(pattern.text().length() - 1);
                (open ? openEnd ? middle : back : front).add(render(pattern, any));
            }
        }
        String between = field.endsWith("CommandLine") || field.isEmpty() ? " " : "";
        return String.join(
                between,
                Stream.of(front, middle, back).flatMap(List::stream).distinct().toList());
    }

    private static String render(TextPattern pattern, String any) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pattern.text().length(); i++) {
            text.append(pattern.isPlain(i) ? String.valueOf(pattern.text().charAt(i)) : pattern.isStar(i) ? any : "z");
        }
        return text.toString();
    }

    /** Whether the rule matches these values. */
    boolean matches(Map<String, String> values) {
        return matches(match, values);
    }

    private static boolean matches(Match match, Map<String, String> values) {
        if (match instanceof Match.And and) {
            return and.parts().stream().allMatch(part -> matches(part, values));
        }
        if (match instanceof Match.Or or) {
            return or.parts().stream().anyMatch(part -> matches(part, values));
        }
        if (match instanceof Match.Not not) {
            return !matches(not.part(), values);
        }
        FieldMatch test = (FieldMatch) match;
        String written = values.get(test.field());
        String value = test.field().isEmpty() && written != null ? RecordedValues.HEADER + written : written;
        return test.test() instanceof ValueTest.Exists exists
                ? exists.wanted() == (value != null)
                : value != null && passes(value, test.test());
    }

    private static boolean passes(String value, ValueTest test) {
        if (test instanceof ValueTest.Regex regex) {
            return Pattern.compile(regex.pattern().pattern()).matcher(value).find();
        }
        if (test instanceof ValueTest.Network network) {
            return network.block().contains(value);
        }
        if (test instanceof ValueTest.Text text) {
            StringBuilder regex = new StringBuilder();
            TextPattern pattern = text.pattern();
            for (int i = 0; i < pattern.text().length(); i++) {
                String one = String.valueOf(pattern.text().charAt(i));
                regex.append(pattern.isStar(i) ? ".*" : pattern.isPlain(i) ? Pattern.quote(one) : ".");
            }
            int flags = Pattern.DOTALL | (text.cased() ? 0 : Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
            return Pattern.compile(regex.toString(), flags).matcher(value).matches();
        }
        return test instanceof ValueTest.Compare compare && compare.holds(value);
    }
}
