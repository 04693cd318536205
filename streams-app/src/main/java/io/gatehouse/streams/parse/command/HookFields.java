package io.gatehouse.streams.parse.command;

import io.gatehouse.streams.parse.header.HeaderReader;
import org.jspecify.annotations.Nullable;

/** The fields of a line of the shell hook: {@code key=value} with blanks between; {@code cmd} takes the rest. */
final class HookFields {
    @Nullable
    String session;

    @Nullable
    String auid;

    @Nullable
    String uid;

    @Nullable
    String user;

    String tty = "";
    long pid = -1;
    long parentPid = -1;
    String ssh = "";
    long sequence = -1;
    /** Microseconds, or -1. */
    long time = -1;

    boolean hidden;

    @Nullable
    String hiddenBy;

    long lost = -1;

    @Nullable
    String multiplexer;

    @Nullable
    String capability;

    long length = -1;
    long exitCode = -1;

    @Nullable
    String directory;

    @Nullable
    String command;

    private final String text;
    private int at;

    HookFields(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Reads all fields; false where one is not of the form. */
    boolean read() {
        while (at < text.length()) {
            int equals = text.indexOf('=', at);
            if (equals < 0) {
                return false;
            }
            String key = text.substring(at, equals);
            int end = end(key, equals + 1);
            take(key, text.substring(equals + 1, end));
            at = end + 1;
        }
        return true;
    }

    private int end(String key, int valueAt) {
        return switch (key) {
            case "cmd" -> text.length();
            case "cwd" -> BashQuoting.wordEnd(text, valueAt);
            default -> {
                int blank = text.indexOf(' ', valueAt);
                yield blank < 0 ? text.length() : blank;
            }
        };
    }

    private void take(String key, String value) {
        switch (key) {
            case "ses" -> session = set(value);
            case "auid" -> auid = set(value);
            case "uid" -> uid = set(value);
            case "user" -> user = set(value);
            case "tty" -> tty = value;
            case "pid" -> pid = number(value);
            case "ppid" -> parentPid = number(value);
            case "ssh" -> ssh = value;
            case "seq" -> sequence = number(value);
            case "t" -> time = micros(value);
            case "hid" -> hidden = value.equals("1");
            case "why" -> hiddenBy = value;
            case "lost" -> lost = number(value);
            case "mux" -> multiplexer = value;
            case "cap" -> capability = value;
            case "len" -> length = number(value);
            case "rc" -> exitCode = number(value);
            case "cwd" -> directory = BashQuoting.unquote(value);
            case "cmd" -> command = BashQuoting.unescape(value);
            default -> {
                // a later version of the hook may say more
            }
        }
    }

    private static @Nullable String set(String value) {
        return value.equals("-") ? null : value;
    }

    private static long number(String value) {
        return HeaderReader.number(value, 0, value.length());
    }

    /** {@code 1795250078.452168}, which bash writes with the decimal mark of the user's locale. */
    private static long micros(String value) {
        int width = "452168".length();
        int point = value.length() - width - 1;
        if (point < 1 || value.charAt(point) != '.' && value.charAt(point) != ',') {
            return -1;
        }
        long seconds = HeaderReader.number(value, 0, Math.min(point, 12));
        long micros = HeaderReader.number(value, point + 1, value.length());
        return seconds < 0 || micros < 0 || point > 12 ? -1 : seconds * 1_000_000L + micros;
    }
}
