package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Takes text that a shell reads apart into commands and words: bash(1), QUOTING, as far as words and pipes go. A quote that nothing
 * closes is a character; so is every quote in what sudo or audit made of arguments, which is read in the same way.
 */
final class ShellWords {
    private static final String BLANK = " \t";
    private static final String BETWEEN = "\n\r;&()`\0";
    private static final String ESCAPED_IN_DOUBLE = "$`\"\\\n";

    private final Text text;
    private final String chars;
    private final List<Command> commands = new ArrayList<>();
    private List<Word> words = new ArrayList<>();
    private List<Word> given = new ArrayList<>();
    private @Nullable Command piped;
    private Decoded word;
    private int[] segments = new int[16];
    private int wordBegin = -1;
    private int segment;
    private int at;
    private boolean unclosedSingle;
    private boolean unclosedDouble;
    private boolean target;
    private boolean here;

    private ShellWords(Text text) {
        this.text = text;
        this.chars = text.chars();
        this.word = new Decoded(text, 16);
    }

    static List<Command> of(Text text) {
        ShellWords reader = new ShellWords(text);
        while (reader.at < reader.chars.length()) {
            reader.step(reader.chars.charAt(reader.at));
        }
        reader.endCommand(false);
        return reader.commands;
    }

    private void step(char c) {
        if (BLANK.indexOf(c) >= 0) {
            endWord();
            at++;
        } else if (BETWEEN.indexOf(c) >= 0) {
            endCommand(false);
            at++;
        } else if (c == '|') {
            boolean or = chars.startsWith("||", at);
            endCommand(!or);
            at += or || chars.startsWith("|&", at) ? 2 : 1;
        } else if (c == '<' || c == '>') {
            redirect(c);
        } else {
            inWord(c);
        }
    }

    private void redirect(char c) {
        endWord();
        here = chars.startsWith("<<<", at);
        target = !here;
        while (at < chars.length() && chars.charAt(at) == c) {
            at++;
        }
    }

    private void inWord(char c) {
        wordBegin = wordBegin < 0 ? at : wordBegin;
        if (c == '\\' && at + 1 < chars.length()) {
            add(chars.charAt(at + 1), 0, at, at + 2);
            at += 2;
        } else if (c == '\'') {
            single(c);
        } else if (c == '"') {
            doubled(c);
        } else if (chars.startsWith("$'", at)) {
            ansi(c);
        } else {
            literal(c);
        }
    }

    private void literal(char c) {
        add(c, 0, at, at + 1);
        at++;
    }

    private void single(char c) {
        int close = unclosedSingle ? -1 : chars.indexOf('\'', at + 1);
        unclosedSingle |= close < 0;
        if (close < 0) {
            literal(c);
            return;
        }
        segment++;
        for (int i = at + 1; i < close; i++) {
            add(chars.charAt(i), -segment, i, i + 1);
        }
        at = close + 1;
    }

    private void doubled(char c) {
        int close = unclosedDouble ? -1 : closing('"', at + 1);
        unclosedDouble |= close < 0;
        if (close < 0) {
            literal(c);
            return;
        }
        segment++;
        for (int i = at + 1; i < close; i++) {
            boolean escape = chars.charAt(i) == '\\' && ESCAPED_IN_DOUBLE.indexOf(chars.charAt(i + 1)) >= 0;
            add(chars.charAt(escape ? i + 1 : i), segment, i, escape ? i + 2 : i + 1);
            i += escape ? 1 : 0;
        }
        at = close + 1;
    }

    private void ansi(char c) {
        int close = unclosedSingle ? -1 : closing('\'', at + 2);
        unclosedSingle |= close < 0;
        if (close < 0) {
            literal(c);
            return;
        }
        segment++;
        for (int i = at + 2; i < close; i++) {
            boolean escape = chars.charAt(i) == '\\';
            add(escape ? Escapes.meant(chars.charAt(i + 1)) : chars.charAt(i), -segment, i, escape ? i + 2 : i + 1);
            i += escape ? 1 : 0;
        }
        at = close + 1;
    }

    /** Where the next such quote stands that has no backslash before it. */
    private int closing(char quote, int from) {
        for (int i = from; i < chars.length(); i++) {
            char c = chars.charAt(i);
            if (c == quote) {
                return i;
            }
            i += c == '\\' ? 1 : 0;
        }
        return -1;
    }

    private void add(char c, int ofSegment, int first, int next) {
        int index = word.length();
        if (index == segments.length) {
            segments = Arrays.copyOf(segments, 2 * index);
        }
        segments[index] = ofSegment;
        word.add(c, first, next);
    }

    private void endWord() {
        if (wordBegin < 0) {
            return;
        }
        Quoting quoting = new Quoting(text, word, Arrays.copyOf(segments, word.length()), wordBegin, at);
        Word done = Word.typed(word.done(), quoting);
        if (here) {
            given.add(done);
        } else if (!target) {
            words.add(done);
        }
        here = false;
        target = false;
        wordBegin = -1;
        word = new Decoded(text, 16);
    }

    private void endCommand(boolean pipe) {
        endWord();
        Command command = new Command(words, piped, given);
        if (!words.isEmpty()) {
            commands.add(command);
        }
        piped = pipe ? command : null;
        words = new ArrayList<>();
        given = new ArrayList<>();
        here = false;
        target = false;
    }
}
