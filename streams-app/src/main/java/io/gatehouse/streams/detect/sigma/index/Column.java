package io.gatehouse.streams.detect.sigma.index;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** All atoms of one field: one pass over its value finds those that hold. */
final class Column {
    private final int slot;
    private final List<Atom> exact;
    private final List<Atom> parts;
    private final @Nullable ExactTable table;
    private final @Nullable AhoCorasick automaton;

    Column(int slot, List<Atom> atoms) {
        this.slot = slot;
        exact = atoms.stream().filter(atom -> atom.literal().isExact()).toList();
        parts = atoms.stream().filter(atom -> !atom.literal().isExact()).toList();
        table = exact.isEmpty()
                ? null
                : new ExactTable(
                        exact.stream().map(atom -> atom.literal().text()).toList());
        automaton = parts.isEmpty()
                ? null
                : AhoCorasick.of(
                        parts.stream().map(atom -> atom.literal().text()).toList());
    }

    int slot() {
        return slot;
    }

    /** Tells the evaluation which atoms hold for a value. */
    void scan(String value, Evaluation evaluation) {
        if (table != null) {
            for (int place : table.find(value)) {
                Atom atom = exact.get(place);
                if (atom.holds(value)) {
                    evaluation.hit(atom.id());
                }
            }
        }
        if (automaton != null) {
            automaton.scan(value, (place, end) -> found(parts.get(place), value, end, evaluation));
        }
    }

    private static void found(Atom atom, String value, int end, Evaluation evaluation) {
        Literal literal = atom.literal();
        boolean there =
                (!literal.atStart() || end == literal.text().length()) && (!literal.atEnd() || end == value.length());
        if (there && evaluation.isOpen(atom.id()) && atom.holds(value)) {
            evaluation.hit(atom.id());
        }
    }
}
