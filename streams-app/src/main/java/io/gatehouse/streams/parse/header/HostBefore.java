package io.gatehouse.streams.parse.header;

import org.jspecify.annotations.Nullable;

/** The host in front of a tag where no time could be read: {@code vm sshd[361]: …}, {@code lug 17 17:36:46 vm sudo[56346]: …}. */
public final class HostBefore {
    private static final int CLOCK_LENGTH = "17:36:46".length();

    private HostBefore() {}

    /** The word before {@code tagAt}, where it is the only one or a clock stands before it. */
    public static @Nullable String of(String line, int tagAt) {
        String before = line.substring(0, tagAt).strip();
        int blank = before.lastIndexOf(' ');
        String word = before.substring(blank + 1);
        boolean placed = blank < 0 || isClock(before, before.lastIndexOf(' ', blank - 1) + 1);
        return placed && isName(word) ? word : null;
    }

    private static boolean isClock(String text, int at) {
        return text.length() > at + CLOCK_LENGTH && text.charAt(at + 2) == ':' && text.charAt(at + 5) == ':';
    }

    private static boolean isName(String word) {
        boolean clock = word.length() >= CLOCK_LENGTH && isClock(word + " ", 0);
        return !word.isEmpty()
                && !clock
                && word.chars()
                        .allMatch(c -> Character.isLetterOrDigit(c) || c == '-' || c == '.' || c == '_' || c == ':');
    }
}
