package io.gatehouse.sinks.standin.monitis;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The parameters of a request, decoded once, and the decoding that structured parameters need after that. */
record Form(Map<String, String> parameters) {

    Form {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
    }

    /** Clients send a POST's parameters in the body, in the query or in both. */
    static Form of(@Nullable String query, String body) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String part : new String[] {query == null ? "" : query, body}) {
            for (String pair : part.strip().split("&")) {
                String[] sides = pair.split("=", 2);
                if (!sides[0].isEmpty()) {
                    parameters.put(decode(sides[0]), sides.length == 1 ? "" : decode(sides[1]));
                }
            }
        }
        return new Form(parameters);
    }

    /** Empty where there is none. */
    String get(String name) {
        return parameters.getOrDefault(name, "");
    }

    boolean has(String name) {
        return !get(name).isEmpty();
    }

    /** {@code apiKey} is how some clients write it. */
    String apiKey() {
        return has("apikey") ? get("apikey") : get("apiKey");
    }

    /** A name, a tag: some clients encode these once more. */
    String name(String parameter) {
        return decode(get(parameter));
    }

    /**
     * The pieces of a structured parameter. Clients encode nothing more, each piece, each pair, or the whole once more; all of these
     * come out the same.
     *
     * @param limit how many pieces a segment has at most
     */
    List<List<String>> pieces(String parameter, int limit) {
        String value = get(parameter);
        if (!value.contains(";") && !value.contains(":")) {
            value = decode(value);
        }
        List<List<String>> segments = new ArrayList<>();
        for (String segment : value.split(";")) {
            if (!segment.isBlank()) {
                String whole = segment.contains(":") ? segment : decode(segment);
                List<String> pieces = new ArrayList<>();
                for (String piece : whole.split(":", limit)) {
                    pieces.add(decode(piece));
                }
                segments.add(pieces);
            }
        }
        return segments;
    }

    /** A malformed {@code %} stays as it is. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }
}
