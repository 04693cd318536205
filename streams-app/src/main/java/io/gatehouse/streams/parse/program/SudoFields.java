package io.gatehouse.streams.parse.program;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The fields of a line of sudo. They stand in a fixed order, some of them missing: HOST, TTY, CHROOT, PWD, USER, GROUP,
 * TSID, ENV, COMMAND. A directory may be named {@code d ; USER=root}, and the command is what the user typed, so the
 * command begins at the first COMMAND= and the user at the last USER= before it.
 *
 * @param reason what stands before the fields, null where nothing does
 * @param ambiguous whether there is another way to split the line
 */
record SudoFields(
        @Nullable String reason,
        String tty,
        @Nullable String directory,
        @Nullable String user,
        @Nullable String command,
        boolean ambiguous) {
    private static final String END = " ; ";
    private static final String PWD = "PWD=";
    private static final String USER = "USER=";
    private static final String COMMAND = "COMMAND=";
    private static final List<String> FIRST = List.of("HOST=", "TTY=", "CHROOT=", PWD, USER, COMMAND);

    /** Reads the text from {@code at}; null where no field stands in it. */
    static @Nullable SudoFields read(String text, int at) {
        int begin = begin(text, at);
        if (begin < 0) {
            return null;
        }
        int command = field(text, COMMAND, begin, text.length());
        int end = command < 0 ? text.length() : Math.max(begin, command - END.length());
        int user = lastField(text, USER, begin, end);
        return new SudoFields(
                begin == at ? null : text.substring(at, begin - END.length()),
                orEmpty(value(text, "TTY=", begin, end)),
                directory(text, begin, end, user),
                user < 0 ? null : upToEnd(text, user + USER.length(), end),
                command < 0 ? null : text.substring(command + COMMAND.length()),
                isAmbiguous(text, begin, user, command));
    }

    /** Where the first field begins, at the front or behind the reason. */
    private static int begin(String text, int at) {
        int begin = -1;
        for (String key : FIRST) {
            int found = field(text, key, at, text.length());
            begin = found >= 0 && (begin < 0 || found < begin) ? found : begin;
        }
        return begin;
    }

    /** Where the first field of this name begins: at the front, behind {@code " ; "} or, in old versions, {@code " : "}. */
    private static int field(String text, String key, int from, int to) {
        if (text.startsWith(key, from)) {
            return from;
        }
        int behind = text.indexOf(END + key, from);
        int old = key.equals("TTY=") ? text.indexOf(" : " + key, from) : -1;
        int found = old >= 0 && (behind < 0 || old < behind) ? old : behind;
        return found < 0 || found >= to ? -1 : found + END.length();
    }

    private static int lastField(String text, String key, int from, int to) {
        int found = text.lastIndexOf(END + key, to - key.length() - END.length());
        if (found >= from) {
            return found + END.length();
        }
        return text.startsWith(key, from) ? from : -1;
    }

    private static @Nullable String value(String text, String key, int from, int to) {
        int found = field(text, key, from, to);
        return found < 0 ? null : upToEnd(text, found + key.length(), to);
    }

    /** The directory may hold semicolons: it ends where the user begins. */
    private static @Nullable String directory(String text, int from, int to, int user) {
        int found = field(text, PWD, from, to);
        if (found < 0 || user < 0 || user < found) {
            return found < 0 ? null : upToEnd(text, found + PWD.length(), to);
        }
        return text.substring(found + PWD.length(), user - END.length());
    }

    private static String upToEnd(String text, int from, int to) {
        int end = text.indexOf(" ;", from);
        return text.substring(from, end < 0 || end > to ? to : end);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static boolean isAmbiguous(String text, int begin, int user, int command) {
        if (user < 0 || command < 0) {
            return false;
        }
        int inCommand = text.indexOf(END + USER, command);
        boolean another = inCommand >= 0 && text.indexOf(END + COMMAND, inCommand) >= 0;
        return another || field(text, USER, begin, command) < user;
    }
}
