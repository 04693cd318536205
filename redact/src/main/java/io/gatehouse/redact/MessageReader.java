package io.gatehouse.redact;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds the command in the message of a program. Before it nothing is touched, and nothing at all in what daemons say of people on
 * the network: a client that calls itself {@code --password} must not make the address behind it unreadable.
 */
final class MessageReader {
    private static final String COMMAND_SOURCE = "command";
    private static final String HOOK = "v=1 ev=";
    private static final String HOOK_COMMAND = " cmd=";
    private static final String PAM = "pam_";
    private static final Set<String> MARKING =
            Set.of("sudo", "sudo-rs", "CRON", "CROND", "cron", "crond", "anacron", "atd", "/usr/sbin/cron");
    private static final List<String> MARKS = List.of(
            " ; ENV=", "COMMAND=", "(command continued) ", " CMD (", " CMDEND (", " CMDOUT (", " cmd ", "Job `");

    /** Programs that put a command into square brackets. */
    private static final Set<String> BRACKETING = Set.of("pkexec", "polkitd");

    private final Matchers matchers;

    MessageReader(Matchers matchers) {
        this.matchers = matchers;
    }

    /** Looks at a line whose message begins behind the tag. */
    void read(SyslogTag tag, Text line, String source, Findings found) {
        Text text = Escapes.octal(line.slice(tag.end()));
        matchers.anywhere(text, found);
        String chars = text.chars();
        String program = tag.program();
        if (chars.startsWith(HOOK)) {
            hook(text, found);
        } else if (program != null && (BRACKETING.contains(program) || MARKING.contains(program))) {
            marked(program, text, found);
        } else if (holdsCommand(program, chars, source)) {
            Text whole = Escapes.octal(line); // what seemed to be a tag may be a word of a command
            matchers.anywhere(whole, found);
            matchers.typed(whole, found);
        }
    }

    /** Whether there may be a command in a line: a quick answer for the many lines of daemons. */
    boolean mayHoldCommand(SyslogTag tag, String line) {
        return tag.program() == null || !matchers.isOfOthers(tag.program()) && !line.startsWith(PAM, tag.end());
    }

    private boolean holdsCommand(@Nullable String program, String message, String source) {
        return program == null
                ? source.equals(COMMAND_SOURCE)
                : !matchers.isOfOthers(program) && !message.startsWith(PAM);
    }

    private void hook(Text message, Findings found) {
        int mark = message.chars().indexOf(HOOK_COMMAND);
        if (mark >= 0) {
            Text typed = Escapes.hook(message.slice(mark + HOOK_COMMAND.length()));
            matchers.anywhere(typed, found);
            matchers.typed(typed, found);
        }
    }

    private void marked(String program, Text text, Findings found) {
        String chars = text.chars();
        boolean brackets = BRACKETING.contains(program);
        int begin = brackets ? chars.indexOf('[') + 1 : firstMark(chars);
        int end = brackets ? chars.lastIndexOf(']') : chars.length();
        if (begin > 0 && begin < end) {
            matchers.typed(text.slice(begin, end), found);
        }
    }

    private static int firstMark(String chars) {
        int first = -1;
        for (String mark : MARKS) {
            int at = chars.indexOf(mark);
            int behind = at < 0 ? -1 : at + mark.length();
            first = behind >= 0 && (first < 0 || behind < first) ? behind : first;
        }
        return first;
    }
}
