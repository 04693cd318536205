package io.gatehouse.streams.parse.command;

import io.gatehouse.schemas.line.LineTime;
import io.gatehouse.schemas.line.Stamp;
import io.gatehouse.streams.parse.Action;
import io.gatehouse.streams.parse.Cursor;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Message;
import io.gatehouse.streams.parse.Reading;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The log of an IPython shell ({@code %logstart}; IPython/core/logger.py), a file {@code shell_USER.log} that holds what
 * was typed, line by line, magic commands ({@code %cd /tmp}, {@code !ls}) as they were typed or as they were run
 * ({@code get_ipython().run_line_magic('cd', '/tmp')}). {@code %logstart -t} writes the time before an input, in a line
 * of its own; the prompt of a plain Python shell ({@code >>> }) is not part of what was typed.
 */
public final class PythonLog {
    private static final String PREFIX = "shell_";
    private static final String SUFFIX = ".log";
    private static final List<String> NOISE = List.of("# IPython log file", "#log# ", "#[Out]#", "#!", "# -*- coding");
    private static final List<String> PROMPTS = List.of(">>> ", "... ");

    public Reading read(Message message, LineTime time) {
        String text = message.text();
        if (NOISE.stream().anyMatch(text::startsWith)) {
            return message.noise("ipython");
        }
        Stamp said = said(text, time, message.line().arrival());
        return said == null ? typed(message, text) : timed(message, said);
    }

    private static Reading timed(Message message, Stamp said) {
        Draft draft =
                message.event(Action.NOTED, "ipython/time").user(user(message)).at(said.micros());
        return new Reading.Ignored("ipython", draft.event());
    }

    /** {@code # Sat, 21 Nov 2026 08:34:38} and {@code # [2026-11-21T08:34:38]}, where nothing else stands in the line. */
    private static @Nullable Stamp said(String text, LineTime time, long arrival) {
        Cursor line = new Cursor(text);
        if (line.skip("# [") && line.skipLast("]")) {
            return whole(line.rest().replace(' ', 'T'), time, arrival);
        }
        if (!line.skip("# ") || line.upTo(", ") == null) {
            return null;
        }
        String day = line.word();
        return whole(line.word() + " " + day + " " + line.rest(), time, arrival);
    }

    private static @Nullable Stamp whole(String text, LineTime time, long arrival) {
        Stamp stamp = time.syslog(text, 0, arrival);
        return stamp != null && stamp.end() == text.length() ? stamp : null;
    }

    private static Reading typed(Message message, String text) {
        String prompt = PROMPTS.stream().filter(text::startsWith).findFirst().orElse("");
        return message.event(Action.RAN_COMMAND, "python/command")
                .user(user(message))
                .command("python", text.substring(prompt.length()), "python")
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
