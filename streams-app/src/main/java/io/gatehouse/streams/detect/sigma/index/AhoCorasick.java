package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.match.Fold;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds all of many texts in one pass, whatever their number. (Aho and Corasick, Efficient string matching, 1975.) The automaton is a
 * table: a step is one look-up. Capitals count as small letters.
 */
final class AhoCorasick {
    private static final int ASCII = 128;

    /** Characters that occur in the texts have a class from 1 on; all others are 0. */
    private final short[] ascii = new short[ASCII];

    private final char[] others;
    private final int classes;
    private int[] next;
    private final int[] @Nullable [] found;

    private AhoCorasick(List<String> texts) {
        char[] used = String.join("", texts)
                .chars()
                .distinct()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString()
                .toCharArray();
        int plain = 0;
        for (char c : used) {
            if (c < ASCII) {
                ascii[c] = (short) ++plain;
            }
        }
        others = Arrays.copyOfRange(used, plain, used.length);
        classes = used.length + 1;
        next = new int[classes * 64];
        List<int[]> outputs = grow(texts);
        link(outputs);
        found = outputs.stream()
                .map(output -> output.length == 0 ? null : output)
                .toArray(int[][]::new);
    }

    /** An automaton for folded texts, none of them empty; it finds them by their place in the list. */
    static AhoCorasick of(List<String> texts) {
        return new AhoCorasick(texts);
    }

    private int classOf(char c) {
        char folded = Fold.of(c);
        if (folded < ASCII) {
            return ascii[folded];
        }
        int at = Arrays.binarySearch(others, folded);
        return at < 0 ? 0 : classes - others.length + at;
    }

    /** Makes the tree of all texts. */
    private List<int[]> grow(List<String> texts) {
        List<int[]> outputs = new ArrayList<>();
        outputs.add(new int[0]);
        for (int i = 0; i < texts.size(); i++) {
            int state = 0;
            for (char c : texts.get(i).toCharArray()) {
                int at = state * classes + classOf(c);
                if (next[at] == 0) {
                    next[at] = outputs.size();
                    outputs.add(new int[0]);
                    if (outputs.size() * classes > next.length) {
                        next = Arrays.copyOf(next, next.length * 2);
                    }
                }
                state = next[at];
            }
            outputs.set(state, with(outputs.get(state), new int[] {i}));
        }
        next = Arrays.copyOf(next, outputs.size() * classes);
        return outputs;
    }

    private static int[] with(int[] first, int[] second) {
        int[] both = Arrays.copyOf(first, first.length + second.length);
        System.arraycopy(second, 0, both, first.length, second.length);
        return both;
    }

    /** Where the tree has no way on, goes on from the longest end of what was read that some text begins with. */
    private void link(List<int[]> outputs) {
        int[] fallback = new int[outputs.size()];
        ArrayDeque<Integer> queue = new ArrayDeque<>();
        queue.add(0);
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int k = 1; k < classes; k++) {
                int child = next[state * classes + k];
                int other = state == 0 ? 0 : next[fallback[state] * classes + k];
                if (child == 0) {
                    next[state * classes + k] = other;
                } else {
                    fallback[child] = other;
                    outputs.set(child, with(outputs.get(child), outputs.get(other)));
                    queue.add(child);
                }
            }
        }
    }

    /** Is told of every text that is found. */
    interface Finds {
        /** The text of that place in the list ends before {@code end}. */
        void found(int text, int end);
    }

    void scan(String value, Finds finds) {
        int state = 0;
        for (int i = 0; i < value.length(); i++) {
            state = next[state * classes + classOf(value.charAt(i))];
            int[] texts = found[state];
            if (texts != null) {
                for (int text : texts) {
                    finds.found(text, i + 1);
                }
            }
        }
    }
}
