package io.gatehouse.redact;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

/** What tests share: a redactor with the shipped rules, and how what it did is told. */
final class Secrets {
    static final RedactionRules RULES = RedactionRules.shipped();
    static final Redactor REDACTOR =
            Redactor.of(RULES, RedactionKey.of("0123456789abcdef".getBytes(StandardCharsets.US_ASCII)));

    private static final Pattern MARKED = Pattern.compile("«([^»]*)»");

    private Secrets() {}

    /** A text in which secrets are marked, with {@code «»} in place of each. */
    static String expected(String marked) {
        return MARKED.matcher(marked).replaceAll("«»");
    }

    /** A redacted text with {@code «»} in place of each hash. */
    static String shape(String redacted) {
        return redacted.replaceAll("\\[redacted:[0-9a-f]{8}]", "«»");
    }

    /** A command as it is typed, as the arguments that a program gets; an assignment before it is one of them, as env has it. */
    static List<String> arguments(String command) {
        List<Command> commands = ShellWords.of(Text.of(latin(command)));
        return commands.get(0).words().stream().map(word -> utf8(word.value())).toList();
    }

    /** Whether a command is one program with arguments, which the shell leaves as they are. */
    static boolean isPlain(String command) {
        return ShellWords.of(Text.of(latin(command))).size() == 1
                && command.chars().noneMatch(c -> "$<>|`;".indexOf(c) >= 0);
    }

    static String hex(String text) {
        return java.util.HexFormat.of().withUpperCase().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    static String unhex(String digits) {
        return new String(java.util.HexFormat.of().parseHex(digits), StandardCharsets.UTF_8);
    }

    private static String latin(String text) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
    }

    private static String utf8(String bytes) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
