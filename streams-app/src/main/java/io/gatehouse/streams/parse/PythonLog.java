package io.gatehouse.streams.parse;

import org.jspecify.annotations.Nullable;

/**
 * The log of an IPython shell ({@code %logstart}), a file {@code shell_USER.log} that holds what was typed, without
 * any time: {@code import os; print(os.getpid())}.
 */
final class PythonLog {
    private static final String PREFIX = "shell_";
    private static final String SUFFIX = ".log";

    Reading read(Message message) {
        String text = message.text();
        if (text.startsWith("# IPython log file") || text.startsWith("#[Out]#")) {
            return message.noise("ipython");
        }
        return message.event(Action.RAN_COMMAND, "python/command")
                .user(user(message))
                .command("python", text, "python")
                .done();
    }

    private static @Nullable String user(Message message) {
        if (message.raw().getFile() == null) {
            return null;
        }
        String path = message.raw().getFile().getPath();
        String name = path.substring(path.lastIndexOf('/') + 1);
        boolean named =
                name.startsWith(PREFIX) && name.endsWith(SUFFIX) && name.length() > PREFIX.length() + SUFFIX.length();
        return named ? name.substring(PREFIX.length(), name.length() - SUFFIX.length()) : null;
    }
}
