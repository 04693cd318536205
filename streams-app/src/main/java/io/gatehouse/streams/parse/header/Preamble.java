package io.gatehouse.streams.parse.header;

/**
 * Passes over what stands between a tag and its message without belonging to either: blanks, the kernel's clock
 * ({@code [  970.699397]}), Solaris' message id ({@code [ID 800047 auth.info]}), the level that macOS writes
 * ({@code <Info>:}) and the name of a vserver ({@code @vserver_web}).
 */
final class Preamble {
    private static final String KERNEL = "kernel:";
    private static final String VSERVER = "@vserver_";
    private static final String MESSAGE_ID = "[ID ";

    private Preamble() {}

    /** The index of the first character of the message. */
    static int skip(String line, int from) {
        int at = skipBlanks(line, from);
        if (at == line.length() || "[k@<".indexOf(line.charAt(at)) < 0) {
            return at;
        }
        at = skipBlanks(line, clock(line, at));
        at = skipBlanks(line, line.startsWith(VSERVER, at) ? behindWord(line, at) : at);
        at = skipBlanks(line, line.startsWith(MESSAGE_ID, at) ? messageId(line, at) : at);
        return skipBlanks(line, line.startsWith("<", at) ? level(line, at) : at);
    }

    /** Behind {@code [  970.699397]} or {@code kernel:[  970.699397]:}. */
    private static int clock(String line, int at) {
        int open = line.startsWith(KERNEL, at) ? skipBlanks(line, at + KERNEL.length()) : at;
        if (!line.startsWith("[", open)) {
            return at;
        }
        int point = digits(line, skipBlanks(line, open + 1));
        int close = line.startsWith(".", point) ? digits(line, point + 1) : -1;
        if (close < 0 || !line.startsWith("]", close)) {
            return at;
        }
        return line.startsWith(":", close + 1) ? close + 2 : close + 1;
    }

    /** Behind {@code [ID 800047 auth.info]}. */
    private static int messageId(String line, int at) {
        int blank = digits(line, at + MESSAGE_ID.length());
        int close = line.startsWith(" ", blank) ? line.indexOf(']', blank) : -1;
        boolean oneWord = close > 0 && line.indexOf(' ', blank + 1) > close;
        return oneWord ? close + 1 : at;
    }

    /** Behind {@code <Info>:}. */
    private static int level(String line, int at) {
        int end = at + 1;
        while (end < line.length() && Character.isLetter(line.charAt(end))) {
            end++;
        }
        return end > at + 1 && line.startsWith(">:", end) ? end + 2 : at;
    }

    private static int digits(String line, int from) {
        int end = from;
        while (end < line.length() && line.charAt(end) >= '0' && line.charAt(end) <= '9') {
            end++;
        }
        return end;
    }

    private static int behindWord(String line, int at) {
        int space = line.indexOf(' ', at);
        return space < 0 ? line.length() : space;
    }

    private static int skipBlanks(String line, int from) {
        int at = from;
        while (at < line.length() && line.charAt(at) == ' ') {
            at++;
        }
        return at;
    }
}
