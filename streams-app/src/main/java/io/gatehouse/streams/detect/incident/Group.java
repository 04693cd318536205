package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.model.EntryState;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.TermState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The events of one rule and group, and to which incidents they count: an event counts if it lies in the window of at least one breach,
 * and belongs to the incident in whose stretch of time the earliest breach that covers it falls. That depends on which events there are,
 * not on the order in which they came, as long as none comes later than {@link Shape#GRACE}.
 */
final class Group {
    /** Events of which each is known. */
    static final int EXACT = 256;
    /** Events that need no others are remembered only to know them when they come twice. */
    private static final int RECENT = 32;
    /** Values that are remembered where the condition looks for new ones. */
    private static final int TERMS = 256;

    private final Shape shape;
    private final GroupState state;
    private final Memory memory;
    private final List<EntryState> entries;
    private final Map<Long, Share> shares = new TreeMap<>();
    /** The event that is being added, and what is to be told of it. */
    private @Nullable EntryState added;

    private @Nullable Detection told;

    Group(Shape shape, GroupState state, Memory memory) {
        this.shape = shape;
        this.state = state;
        this.memory = memory;
        this.entries = new ArrayList<>(state.getEntries());
        state.setEntries(entries);
    }

    /** The state of a group before its first event. */
    static GroupState empty(Detection detection) {
        GroupState state = new GroupState();
        state.setRuleId(detection.getRuleId());
        state.setRuleHash(String.valueOf(detection.getRuleHash()));
        state.setNewest(detection.getTimestamp());
        state.setFirst(detection.getTimestamp());
        state.setEntries(List.of());
        state.setTerms(List.of());
        state.setOpenSlots(List.of());
        return state;
    }

    /** Whether the event has come before, as far as that is remembered. */
    boolean knows(Detection detection) {
        long id = shape.idOf(detection);
        for (EntryState entry : entries) {
            if (entry.getId() == id) {
                return true;
            }
        }
        return false;
    }

    boolean isLate(Detection detection) {
        return shape.isLate(detection.getTimestamp(), state.getNewest());
    }

    /** Adds an event; gives what the incidents count now, by their numbers. */
    Map<Long, Share> add(Detection detection) {
        EntryState entry = entry(detection);
        added = entry;
        told = Memory.remembered(detection);
        int at = entries.size();
        while (at > 0 && isBefore(entry, entries.get(at - 1))) {
            at--;
        }
        entries.add(at, entry);
        state.setNewest(Math.max(state.getNewest(), entry.getTime()));
        state.setFirst(Math.min(state.getFirst(), entry.getTime()));
        new Breaches(shape, state).update(entry.getTime());
        long crowded = shape.isEveryEvent() ? Long.MIN_VALUE : Coarsening.until(entries);
        assign(Math.max(shape.horizon(state.getNewest()), crowded));
        if (!entry.getSettled()) {
            memory.keep(entry, told);
        }
        added = null;
        if (crowded > Long.MIN_VALUE) {
            state.setForgetful(Coarsening.apply(entries, crowded, shape, memory) || state.getForgetful());
        }
        letGo();
        return shares;
    }

    /** There will be no more events. */
    Map<Long, Share> end() {
        assign(Long.MAX_VALUE);
        return shares;
    }

    private static boolean isBefore(EntryState one, EntryState other) {
        int time = Long.compare(one.getTime(), other.getTime());
        return time < 0 || time == 0 && one.getId() < other.getId();
    }

    private EntryState entry(Detection detection) {
        EntryState entry = new EntryState();
        entry.setTime(detection.getTimestamp());
        entry.setCode(shape.codeOf(detection));
        entry.setCount(1L);
        entry.setId(shape.idOf(detection));
        return entry;
    }

    /** Finds the incident of each entry that has none for good; for those up to {@code certain} it is so. */
    private void assign(long certain) {
        state.getOpenSlots().forEach(this::share);
        List<Long> open = new ArrayList<>();
        long breach = Long.MAX_VALUE;
        for (int i = entries.size() - 1; i >= 0; i--) {
            EntryState entry = entries.get(i);
            long time = entry.getTime();
            breach = entry.getBreach() ? time : breach;
            boolean covered = shape.isWindowed() ? isWithin(breach, time) : entry.getBreach();
            if (!covered || entry.getSettled()) {
                continue;
            }
            long slot = shape.slot(shape.isWindowed() ? breach : time);
            boolean same = shape.isMonotone() && shape.slot(time) == slot;
            if (same || entry.getId() == 0 || time <= certain) {
                settle(entry, slot);
            } else {
                share(slot).provisional().add(Share.Counted.of(entry, evidence(entry)));
                open.add(slot);
            }
        }
        state.setOpenSlots(open.stream().distinct().toList());
    }

    private boolean isWithin(long breach, long time) {
        return breach != Long.MAX_VALUE && breach - time < shape.timespan();
    }

    private void settle(EntryState entry, long slot) {
        share(slot).settled().add(Share.Counted.of(entry, evidence(entry)));
        entry.setSettled(true);
        memory.forget(entry);
    }

    private @Nullable Detection evidence(EntryState entry) {
        return entry == added ? told : memory.of(entry);
    }

    private Share share(long slot) {
        return shares.computeIfAbsent(slot, number -> new Share());
    }

    /** Forgets what can make no difference any more. */
    private void letGo() {
        long horizon = shape.horizon(state.getNewest());
        int gone = shape.isEveryEvent() ? Math.max(0, entries.size() - RECENT) : 0;
        while (gone < entries.size() && entries.get(gone).getTime() <= horizon) {
            gone++;
        }
        List<EntryState> past = entries.subList(0, gone);
        if (!past.isEmpty() && !shape.isEveryEvent()) {
            state.setLast(past.get(past.size() - 1).getTime());
            if (!shape.isWindowed()) {
                remember(past);
            }
        }
        past.forEach(memory::forget);
        past.clear();
    }

    private void remember(List<EntryState> past) {
        Map<Long, TermState> terms = new TreeMap<>();
        state.getTerms().forEach(term -> terms.put(term.getCode(), term));
        past.stream()
                .filter(entry -> entry.getCode() != 0)
                .forEach(entry -> terms.put(entry.getCode(), new TermState(entry.getCode(), entry.getTime())));
        while (terms.size() > TERMS) {
            TermState oldest = terms.values().stream()
                    .min((one, other) -> Long.compare(one.getLast(), other.getLast()))
                    .orElseThrow();
            terms.remove(oldest.getCode());
            state.setForgetful(true);
        }
        state.setTerms(List.copyOf(terms.values()));
    }
}
