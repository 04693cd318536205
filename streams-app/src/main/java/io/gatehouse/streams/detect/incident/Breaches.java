package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.EntryState;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.TermState;
import io.gatehouse.streams.detect.Condition;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Says of each entry of a group whether it is a breach: whether the condition holds when it happens. */
final class Breaches {
    private final Shape shape;
    private final List<EntryState> entries;
    private final GroupState state;

    Breaches(Shape shape, GroupState state) {
        this.shape = shape;
        this.state = state;
        this.entries = state.getEntries();
    }

    /** Says it anew where an entry that came in at {@code from} makes a difference. */
    void update(long from) {
        Condition condition = shape.rule().condition();
        if (shape.isWindowed()) {
            overWindows(from);
        } else if (condition instanceof Condition.NewTerms terms) {
            ofNewTerms(Shape.micros(terms.learning()), Shape.micros(terms.memory()));
        } else if (condition instanceof Condition.Absence absence) {
            afterAbsence(Shape.micros(absence.atLeast()));
        } else {
            entries.forEach(entry -> entry.setBreach(true));
        }
    }

    /** Only windows that end from then on and less than a timespan later hold the new entry. */
    private void overWindows(long from) {
        Window window = Window.of(shape);
        int tail = 0;
        while (entries.get(tail).getTime() <= from - shape.timespan()) {
            tail++;
        }
        int i = tail;
        while (i < entries.size() && entries.get(i).getTime() - from < shape.timespan()) {
            long time = entries.get(i).getTime();
            int next = i;
            while (next < entries.size() && entries.get(next).getTime() == time) {
                window.enter(entries.get(next++));
            }
            while (entries.get(tail).getTime() <= time - shape.timespan()) {
                window.leave(entries.get(tail++));
            }
            if (time >= from) {
                mark(i, next, window.holds(time));
            }
            i = next;
        }
    }

    private void ofNewTerms(long learning, long memory) {
        Map<Long, Long> last = new HashMap<>();
        for (TermState term : state.getTerms()) {
            last.put(term.getCode(), term.getLast());
        }
        for (int i = 0; i < entries.size(); i = endOfTime(i)) {
            long time = entries.get(i).getTime();
            boolean learned = time - state.getFirst() >= learning;
            for (int j = i; j < endOfTime(i); j++) {
                long code = entries.get(j).getCode();
                mark(j, j + 1, learned && code != 0 && isForgotten(last.get(code), time - memory));
            }
            for (int j = i; j < endOfTime(i); j++) {
                last.put(entries.get(j).getCode(), time);
            }
        }
    }

    private static boolean isForgotten(@Nullable Long last, long before) {
        return last == null || last < before;
    }

    private void afterAbsence(long atLeast) {
        Long last = state.getLast();
        for (int i = 0; i < entries.size(); i = endOfTime(i)) {
            long time = entries.get(i).getTime();
            mark(i, endOfTime(i), last != null && time - last >= atLeast);
            last = time;
        }
    }

    /** Index of the first entry that is later than this one. */
    private int endOfTime(int index) {
        int end = index + 1;
        while (end < entries.size()
                && entries.get(end).getTime() == entries.get(index).getTime()) {
            end++;
        }
        return end;
    }

    /** What is no longer told apart stays what it was. */
    private void mark(int begin, int end, boolean breach) {
        for (EntryState entry : entries.subList(begin, end)) {
            if (entry.getId() != 0) {
                entry.setBreach(breach);
            }
        }
    }
}
