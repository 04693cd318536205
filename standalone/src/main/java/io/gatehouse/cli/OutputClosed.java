package io.gatehouse.cli;

/** Nobody reads standard output any more, as behind {@code | head}: the command ends without a word. */
final class OutputClosed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    /** What a shell reports of a program that SIGPIPE ended. */
    static final int EXIT_STATUS = 141;
}
