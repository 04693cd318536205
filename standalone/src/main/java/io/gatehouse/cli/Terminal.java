package io.gatehouse.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Where a command reads and writes. Text is UTF-8 whatever the locale says.
 *
 * @param in standard input
 * @param out standard output; buffered, so flush what somebody waits for
 * @param err standard error
 */
public record Terminal(InputStream in, PrintStream out, PrintStream err) {
    private static final int BUFFER = 64 * 1024;

    static Terminal ofThisProcess() {
        return new Terminal(
                new FileInputStream(FileDescriptor.in),
                printer(FileDescriptor.out, BUFFER),
                printer(FileDescriptor.err, 1024));
    }

    /** Makes visible what has been printed. */
    void flush() {
        if (out.checkError()) {
            throw new OutputClosed();
        }
    }

    private static PrintStream printer(FileDescriptor to, int buffer) {
        boolean flushOnNewline = buffer < BUFFER;
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(to), buffer), flushOnNewline, StandardCharsets.UTF_8);
    }
}
