package io.gatehouse.benchmarks.parse;

import io.gatehouse.model.RawLine;
import io.krakens.grok.api.Grok;
import io.krakens.grok.api.GrokCompiler;
import io.krakens.grok.api.Match;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The old set-up's patterns, run as Logstash runs them: those of the file in their order, until one matches. */
final class GrokReader implements LineReader {
    private record Pattern(String name, Grok grok) {}

    private final GrokCompiler compiler = GrokCompiler.newInstance();
    private final Map<String, List<Pattern>> bySource = new HashMap<>();

    GrokReader() {
        compiler.registerDefaultPatterns();
        compiler.register("GREEDYMULTILINE", "(.|\\n)*");
        for (String source : List.of("auth", "command", "audit")) {
            bySource.put(
                    source,
                    Resource.lines("grok-" + source + ".txt").stream()
                            .map(this::pattern)
                            .toList());
        }
    }

    private Pattern pattern(String line) {
        String[] parts = line.split(" ", 2);
        return new Pattern(parts[0], compiler.compile(parts[1], true));
    }

    @Override
    public @Nullable Object read(RawLine line) {
        String text = new String(line.getLine().array(), StandardCharsets.UTF_8);
        for (Pattern pattern : bySource.getOrDefault(line.getSource(), List.of())) {
            Match match = pattern.grok.match(text);
            if (!match.isNull()) {
                Map<String, Object> fields = match.capture();
                // the last pattern only says that there is a line: its fields are made, but it counts as not read
                return pattern.name.equals("-") ? null : fields;
            }
        }
        return null;
    }
}
