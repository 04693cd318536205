package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.match.Fold;
import java.util.ArrayList;
import java.util.List;

/** Finds those of many texts that equal a value, by one hash of it. Capitals count as small letters. */
final class ExactTable {
    private static final int[] NONE = {};

    private final String[] keys;
    private final int[][] places;
    private final int mask;

    /** For folded texts; it finds them by their place in the list. */
    ExactTable(List<String> texts) {
        int size = Integer.highestOneBit(texts.size() * 4 + 4);
        keys = new String[size];
        places = new int[size][];
        mask = size - 1;
        for (int i = 0; i < texts.size(); i++) {
            int slot = slotOf(texts.get(i));
            List<Integer> same = new ArrayList<>();
            for (int place : keys[slot] == null ? NONE : places[slot]) {
                same.add(place);
            }
            same.add(i);
            keys[slot] = texts.get(i);
            places[slot] = same.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** The places of the texts that equal it. */
    int[] find(String value) {
        int slot = slotOf(value);
        return keys[slot] == null ? NONE : places[slot];
    }

    /** Where it stands, or the free slot where it would. */
    private int slotOf(String value) {
        int hash = 0;
        for (int i = 0; i < value.length(); i++) {
            hash = 31 * hash + Fold.of(value.charAt(i));
        }
        int slot = (hash ^ hash >>> 16) & mask;
        while (keys[slot] != null && !equal(keys[slot], value)) {
            slot = slot + 1 & mask;
        }
        return slot;
    }

    private static boolean equal(String folded, String value) {
        if (folded.length() != value.length()) {
            return false;
        }
        for (int i = 0; i < folded.length(); i++) {
            if (folded.charAt(i) != Fold.of(value.charAt(i))) {
                return false;
            }
        }
        return true;
    }
}
