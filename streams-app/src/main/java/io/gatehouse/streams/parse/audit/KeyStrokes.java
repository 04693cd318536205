package io.gatehouse.streams.parse.audit;

/** What stands on a terminal after keys were pressed: deletions are done, what moves the cursor is left out (pam_tty_audit). */
final class KeyStrokes {
    private static final char KILL = 0x15;
    private static final char ESCAPE = 0x1B;
    private static final char BACKSPACE = 0x08;
    private static final char DELETE = 0x7F;

    private KeyStrokes() {}

    static String line(String pressed) {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < pressed.length(); i++) {
            char c = pressed.charAt(i);
            switch (c) {
                case DELETE, BACKSPACE -> line.setLength(line.length() - (endsOpen(line) ? 1 : 0));
                case KILL -> line.setLength(beginOf(line));
                case '\r', '\n' -> line.append('\n');
                case ESCAPE -> i = endOfSequence(pressed, i);
                default -> line.append(c < ' ' && c != '\t' ? "" : String.valueOf(c));
            }
        }
        return line.toString().stripTrailing();
    }

    /** Whether there is something in the last line. */
    private static boolean endsOpen(StringBuilder line) {
        return line.length() > 0 && line.charAt(line.length() - 1) != '\n';
    }

    private static int beginOf(StringBuilder line) {
        return line.lastIndexOf("\n") + 1;
    }

    /** The last character of {@code ESC [ … letter} (ECMA-48 CSI), {@code ESC O letter} or {@code ESC letter}. */
    private static int endOfSequence(String pressed, int at) {
        int end = at + 1;
        if (pressed.startsWith("O", end)) {
            return end + 1;
        }
        if (pressed.startsWith("[", end)) {
            end++;
            while (end < pressed.length() && pressed.charAt(end) < '@') {
                end++;
            }
        }
        return end;
    }
}
