package io.gatehouse.streams.detect.sigma;

/**
 * Something wrong in a rule file, for which a rule or the whole file was left out.
 *
 * @param file as it was named
 * @param line from 1
 */
public record RuleFault(String file, int line, String message) {
    /** {@code file:line: message}, as compilers write it. */
    @Override
    public String toString() {
        return file + ":" + line + ": " + message;
    }
}
