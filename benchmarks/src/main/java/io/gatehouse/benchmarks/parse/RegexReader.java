package io.gatehouse.benchmarks.parse;

import io.gatehouse.model.RawLine;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One regular expression per file, compiled once, that knows the same forms: its named groups are the fields. */
final class RegexReader implements LineReader {
    private static final Pattern GROUP = Pattern.compile("\\(\\?<(\\w+)>");
    private static final String HEAD = "(?<time>\\w{3} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d) (?<host>\\S+) ";

    private record Expression(Pattern pattern, List<String> groups) {
        static Expression of(String expression) {
            List<String> groups = GROUP.matcher(expression)
                    .results()
                    .map(group -> group.group(1))
                    .toList();
            return new Expression(Pattern.compile(expression), groups);
        }
    }

    private final Map<String, Expression> bySource = Map.of(
            "auth", Expression.of(HEAD + alternatives("regex-auth.txt")),
            "command", Expression.of(HEAD + alternatives("regex-command.txt")),
            "audit", Expression.of(alternatives("regex-audit.txt")));

    private static String alternatives(String file) {
        return "(?:" + String.join("|", Resource.lines(file)) + ")";
    }

    @Override
    public @Nullable Object read(RawLine line) {
        Expression expression = bySource.get(line.getSource());
        if (expression == null) {
            return null;
        }
        Matcher matcher = expression.pattern.matcher(new String(line.getLine().array(), StandardCharsets.UTF_8));
        return matcher.matches() ? fields(matcher, expression.groups) : null;
    }

    private static Map<String, String> fields(Matcher matcher, List<String> groups) {
        Map<String, String> fields = new HashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            // the only groups are the named ones, in their order
            String value = matcher.group(i + 1);
            if (value != null) {
                fields.put(groups.get(i), value);
            }
        }
        return fields;
    }
}
