package io.gatehouse.sinks.monitis;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** How texts travel: a form is encoded once, and the pieces of a structured parameter once more before they are joined. */
final class Encoding {

    private Encoding() {}

    /** One piece: what separates pieces ({@code :}, {@code ;}), {@code %} and all that is not ASCII is percent-encoded. */
    static String piece(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** {@code name:value;name:value}, each piece encoded. */
    static String results(Map<String, String> values) {
        return values.entrySet().stream()
                .map(value -> piece(value.getKey()) + ':' + piece(value.getValue()))
                .collect(Collectors.joining(";"));
    }

    /** A query or the body of a form. */
    static String form(Map<String, String> parameters) {
        return parameters.entrySet().stream()
                .map(p -> p.getKey() + '=' + URLEncoder.encode(p.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
