package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.EntryState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Bounds what is kept of a group under attack: where there are more than {@link Group#EXACT} events, the earlier half is no longer told
 * apart. Of them only how many there were in each short stretch of time is kept, with their values. A window is then wrong by less than
 * such a stretch, 1/512 of what is looked back over.
 */
final class Coarsening {
    private static final int STEPS = 512;
    /** Stretches of time, times values in each, that are kept; of the earlier ones the values are forgotten. */
    private static final int MAX = 512;
    /** Stretches of which the earliest event can still be shown. */
    private static final int SAMPLES = 32;

    private record Key(long time, long code, boolean breach, boolean settled) {}

    private Coarsening() {}

    /** Up to which time events are no longer told apart; the least of all where there are few. */
    static long until(List<EntryState> entries) {
        long exact = entries.stream().filter(entry -> entry.getId() != 0).count();
        if (exact <= Group.EXACT) {
            return Long.MIN_VALUE;
        }
        return entries.stream()
                .filter(entry -> entry.getId() != 0)
                .skip(Group.EXACT / 2)
                .findFirst()
                .orElseThrow()
                .getTime();
    }

    /** Puts the entries up to a time together; whether values were forgotten. */
    static boolean apply(List<EntryState> entries, long until, Shape shape, Memory memory) {
        long step = Math.max(1, (shape.timespan() + Shape.GRACE) / STEPS);
        int end = 0;
        while (end < entries.size() && entries.get(end).getTime() <= until) {
            end++;
        }
        List<EntryState> early = entries.subList(0, end);
        List<EntryState> coarse = together(early, step, memory);
        boolean forgets = coarse.size() > MAX;
        if (forgets) {
            coarse.subList(0, coarse.size() - MAX / 2).forEach(entry -> entry.setCode(0L));
            coarse = together(coarse, step, memory);
        }
        early.clear();
        entries.addAll(0, coarse);
        return forgets;
    }

    private static List<EntryState> together(List<EntryState> early, long step, Memory memory) {
        Map<Key, EntryState> coarse = new LinkedHashMap<>();
        int samples = 0;
        for (EntryState entry : early) {
            long time = Math.floorDiv(entry.getTime(), step) * step;
            Key key = new Key(time, entry.getCode(), entry.getBreach(), entry.getSettled());
            EntryState known = coarse.get(key);
            if (known != null) {
                known.setCount(known.getCount() + entry.getCount());
                memory.forget(entry);
                continue;
            }
            entry.setTime(time);
            entry.setId(0L);
            if (entry.getEvidence() != 0 && ++samples > SAMPLES) {
                memory.forget(entry);
            }
            coarse.put(key, entry);
        }
        return new ArrayList<>(coarse.values());
    }
}
