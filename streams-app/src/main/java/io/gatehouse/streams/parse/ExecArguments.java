package io.gatehouse.streams.parse;

import java.util.ArrayList;
import java.util.List;

/**
 * The arguments in one EXECVE record: {@code argc=3 a0="/bin/sh" a1="-c" a2=6563686F2061}. A long argument comes in
 * pieces {@code a1_len=9000 a1[0]=… a1[1]=…}, whose hex is put together before it is read.
 */
final class ExecArguments {
    private final List<String> arguments = new ArrayList<>();
    private final StringBuilder pieces = new StringBuilder();

    void take(AuditFields fields) {
        String key = fields.key();
        if (!isArgument(key) || key.endsWith("_len")) {
            return;
        }
        if (key.endsWith("]")) {
            if (key.endsWith("[0]")) {
                flush();
            }
            pieces.append(fields.value());
            return;
        }
        flush();
        String text = fields.text();
        arguments.add(text == null ? fields.value() : text);
    }

    private static boolean isArgument(String key) {
        return key.length() > 1 && key.charAt(0) == 'a' && Character.isDigit(key.charAt(1));
    }

    private void flush() {
        if (!pieces.isEmpty()) {
            arguments.add(Hex.text(pieces.toString()));
            pieces.setLength(0);
        }
    }

    List<String> done() {
        flush();
        return List.copyOf(arguments);
    }
}
