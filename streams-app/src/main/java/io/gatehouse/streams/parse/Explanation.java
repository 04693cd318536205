package io.gatehouse.streams.parse;

import java.util.List;

/**
 * How a line came to be read as it was.
 *
 * @param reading what became of it
 * @param fields where in the line the texts stand that a form took, in their order
 * @param attempts the forms that were tried and began to fit, the one that got furthest first; the one that fitted, if
 *     any, is the first
 */
public record Explanation(Reading reading, List<Span> fields, List<Attempted> attempts) {

    /**
     * A piece of the line.
     *
     * @param field name of the field in the JSON document
     * @param from index of its first character in the decoded line
     * @param to index behind its last character
     */
    public record Span(String field, int from, int to) {}

    /**
     * A form laid over the line.
     *
     * @param form its name, as {@code sshd/accepted}
     * @param template what its messages look like
     * @param reached index in the decoded line behind the last character that fitted
     * @param fits whether all of it did
     */
    public record Attempted(String form, String template, int reached, boolean fits) {}

    public Explanation {
        fields = List.copyOf(fields);
        attempts = List.copyOf(attempts);
    }
}
