package io.gatehouse.redact;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Looks for many words in one pass over the bytes of a line, whatever their case: the automaton of Aho and Corasick (1975) with all
 * its transitions worked out. Most lines hold no word, and that is all they cost.
 */
final class Keywords {
    /** No word was found. */
    static final int NOTHING = 0;

    /** Something that is a secret wherever it stands. */
    static final int ANYWHERE = 1;

    /** Something that makes a secret of its neighbour in a command. */
    static final int IN_COMMANDS = 2;

    /** Something in which a secret may stand encoded. */
    static final int ENCODED = 4;

    private static final int ALL = ANYWHERE | IN_COMMANDS | ENCODED;

    private final byte[] classes = new byte[256];
    private final int width;
    private final int[] next;
    private final int[] hints;

    /** An automaton for these words, each with what it hints at. */
    Keywords(Map<String, Integer> words) {
        this.width = classify(words);
        List<int[]> trie = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        addState(trie, ends);
        words.forEach((word, hint) -> insert(word.toLowerCase(Locale.ROOT), hint, trie, ends));
        this.next = new int[trie.size() * width];
        this.hints = ends.stream().mapToInt(Integer::intValue).toArray();
        connect(trie);
    }

    private int classify(Map<String, Integer> words) {
        int count = 1; // class 0: what stands in no word
        for (String word : words.keySet()) {
            for (char c : word.toLowerCase(Locale.ROOT).toCharArray()) {
                if (classes[c & 0xFF] == 0) {
                    classes[c & 0xFF] = (byte) count;
                    classes[Character.toUpperCase(c) & 0xFF] = (byte) count;
                    count++;
                }
            }
        }
        return count;
    }

    private int addState(List<int[]> trie, List<Integer> ends) {
        int[] edges = new int[width];
        Arrays.fill(edges, -1);
        trie.add(edges);
        ends.add(NOTHING);
        return trie.size() - 1;
    }

    private void insert(String word, int hint, List<int[]> trie, List<Integer> ends) {
        int state = 0;
        for (char c : word.toCharArray()) {
            int kind = classes[c & 0xFF];
            if (trie.get(state)[kind] < 0) {
                trie.get(state)[kind] = addState(trie, ends);
            }
            state = trie.get(state)[kind];
        }
        ends.set(state, ends.get(state) | hint);
    }

    /** Breadth first: where a state has no edge, it goes where the longest end of it that begins a word goes. */
    private void connect(List<int[]> trie) {
        int[] shorter = new int[trie.size()];
        Deque<Integer> queue = new ArrayDeque<>(List.of(0));
        while (!queue.isEmpty()) {
            int state = queue.remove();
            for (int kind = 0; kind < width; kind++) {
                int edge = trie.get(state)[kind];
                int otherwise = state == 0 ? 0 : next[shorter[state] * width + kind];
                next[state * width + kind] = edge < 0 ? otherwise : edge;
                if (edge >= 0) {
                    shorter[edge] = otherwise;
                    hints[edge] |= hints[otherwise];
                    queue.add(edge);
                }
            }
        }
    }

    /** What the words in these bytes hint at. */
    int scan(ByteBuffer bytes) {
        int state = 0;
        int found = NOTHING;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            state = next[state * width + classes[bytes.get(i) & 0xFF]];
            found |= hints[state];
        }
        return found;
    }

    /** The same of what stands in hexadecimal digits, as audit writes them: two capitals or digits a byte behind an equal sign. */
    int scanHex(ByteBuffer bytes) {
        int found = NOTHING;
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) == '=') {
                found |= scanDigits(bytes, i + 1);
            }
        }
        return found;
    }

    private int scanDigits(ByteBuffer bytes, int from) {
        int state = 0;
        int found = NOTHING;
        for (int i = from; i + 1 < bytes.limit(); i += 2) {
            int high = digit(bytes.get(i));
            int low = digit(bytes.get(i + 1));
            if (high < 0 || low < 0) {
                break;
            }
            state = next[state * width + classes[high * 16 + low]];
            found |= hints[state];
        }
        return found | hints[next[state * width + classes[' ']]]; // a value's end is a word's
    }

    private static int digit(byte b) {
        return b >= '0' && b <= '9' ? b - '0' : b >= 'A' && b <= 'F' ? b - 'A' + 10 : -1;
    }

    /** The same of text with a character for each byte. */
    int scan(String chars) {
        int state = 0;
        int found = NOTHING;
        for (int i = 0; i < chars.length() && found != ALL; i++) {
            state = next[state * width + classes[chars.charAt(i) & 0xFF]];
            found |= hints[state];
        }
        return found;
    }
}
