package io.gatehouse.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;

/**
 * One run of the command line in this process.
 *
 * @param status exit status
 * @param out what it printed
 * @param err what it said on standard error
 */
record Run(int status, String out, String err) {
    static Run of(String... args) {
        return reading(new byte[0], args);
    }

    static Run reading(byte[] input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                new ByteArrayInputStream(input), new PrintStream(out, false, UTF_8), new PrintStream(err, true, UTF_8));
        int status = Commands.on(terminal).execute(args);
        terminal.out().flush();
        return new Run(status, out.toString(UTF_8), err.toString(UTF_8));
    }
}
