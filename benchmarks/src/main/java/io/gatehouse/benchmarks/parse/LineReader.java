package io.gatehouse.benchmarks.parse;

import io.gatehouse.model.RawLine;
import org.jspecify.annotations.Nullable;

/** One of those that are compared: makes of a raw line what it can. */
interface LineReader {

    /** What the line says; null where nothing of its message was understood. */
    @Nullable
    Object read(RawLine line);

    /** The one of that name. */
    static LineReader named(String name) {
        return switch (name) {
            case "gatehouse" -> new GatehouseReader();
            case "grok" -> new GrokReader();
            case "regex" -> new RegexReader();
            default -> throw new IllegalArgumentException(name + " is none of gatehouse, grok, regex");
        };
    }
}
