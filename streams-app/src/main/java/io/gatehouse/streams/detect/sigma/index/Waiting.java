package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.index.RuleIndex.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which rules wait for which atoms, and so which fields have to be looked at. */
final class Waiting {
    private final List<@Nullable Column> columns;
    private final List<List<Integer>> byAtom = new ArrayList<>();
    private final List<Integer> always = new ArrayList<>();
    private final Map<Integer, Long> sourcesBySlot = new TreeMap<>();

    Waiting(int atoms, List<@Nullable Column> columns) {
        this.columns = columns;
        for (int i = 0; i < atoms; i++) {
            byAtom.add(new ArrayList<>());
        }
    }

    /** A rule of these sources waits for one of these atoms; null where it waits for none. */
    void add(int rule, long source, @Nullable List<Atom> atoms) {
        if (atoms == null) {
            always.add(rule);
            return;
        }
        for (Atom atom : atoms) {
            byAtom.get(atom.id()).add(rule);
            sourcesBySlot.merge(atom.slot(), source, (some, more) -> some | more);
        }
    }

    int[][] rulesByAtom() {
        return byAtom.stream().map(Waiting::array).toArray(int[][]::new);
    }

    int[] always() {
        return array(always);
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).distinct().toArray();
    }

    List<Scan> scans() {
        List<Scan> scans = new ArrayList<>();
        sourcesBySlot.forEach((slot, sources) -> {
            Column column = columns.get(slot);
            if (column != null) {
                scans.add(new Scan(column, sources));
            }
        });
        return List.copyOf(scans);
    }
}
