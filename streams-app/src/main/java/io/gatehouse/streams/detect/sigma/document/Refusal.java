package io.gatehouse.streams.detect.sigma.document;

/** Something in a rule file that is wrong or not supported; the message names it. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int line;

    /** {@code line} counts from 1. */
    public Refusal(int line, String message) {
        super(message);
        this.line = line;
    }

    /** The line of the file, from 1. */
    public int line() {
        return line;
    }
}
