package io.gatehouse.sinks.common.notice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which messages are meant: {@code level=high|critical host=web-*|db-*} is what fits every one of the named fields, whichever of the
 * patterns between the bars it fits; {@code *} and {@code ?} stand for other letters. Without fields all are meant. A digest has a
 * {@code route} and a {@code cause} and nothing else.
 */
public final class Criteria {
    private static final Map<String, Function<Notice, List<String>>> FIELDS =
            Collections.unmodifiableMap(new TreeMap<>(Map.of(
                    "route", notice -> List.of(notice.route()),
                    "cause", notice -> List.of(notice.cause()),
                    "level", of(incident -> List.of(incident.level())),
                    "rule", of(Criteria::ruleNames),
                    "host", of(Incident::hostNamesAndIds))));

    private record Criterion(Function<Notice, List<String>> field, List<Pattern> patterns) {
        boolean fits(Notice notice) {
            return field.apply(notice).stream()
                    .anyMatch(value -> patterns.stream()
                            .anyMatch(pattern -> pattern.matcher(value).matches()));
        }
    }

    private final List<Criterion> all;

    private Criteria(List<Criterion> all) {
        this.all = all;
    }

    /**
     * Reads {@code level=high|critical host=web-*}.
     *
     * @throws IllegalArgumentException where it is nothing of the kind; the message says what is wrong
     */
    public static Criteria of(String text) {
        List<Criterion> all = new ArrayList<>();
        for (String part : text.isBlank() ? new String[0] : text.trim().split("\\s+")) {
            int equals = part.indexOf('=');
            Function<Notice, List<String>> field = FIELDS.get(part.substring(0, Math.max(0, equals)));
            if (field == null || equals == part.length() - 1) {
                throw new IllegalArgumentException("\"" + part + "\" is not one of "
                        + FIELDS.keySet().stream()
                                .map(name -> name + "=PATTERN")
                                .collect(Collectors.joining(", ")));
            }
            all.add(new Criterion(field, patterns(part.substring(equals + 1))));
        }
        return new Criteria(all);
    }

    /** Whether this message is meant. */
    public boolean fits(Notice notice) {
        return all.stream().allMatch(criterion -> criterion.fits(notice));
    }

    private static List<Pattern> patterns(String text) {
        return Arrays.stream(text.split("\\|"))
                .map(glob -> Pattern.compile(regex(glob), Pattern.CASE_INSENSITIVE | Pattern.DOTALL))
                .toList();
    }

    private static String regex(String glob) {
        return glob.codePoints()
                .mapToObj(point -> point == '*' ? ".*" : point == '?' ? "." : Pattern.quote(Character.toString(point)))
                .collect(Collectors.joining());
    }

    private static Function<Notice, List<String>> of(Function<Incident, List<String>> field) {
        return notice -> notice.incident() == null ? List.of() : field.apply(notice.incident());
    }

    private static List<String> ruleNames(Incident incident) {
        return incident.ruleId() == null ? List.of(incident.rule()) : List.of(incident.rule(), incident.ruleId());
    }
}
