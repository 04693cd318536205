package io.gatehouse.streams.detect.incident;

import io.gatehouse.model.Detection;
import io.gatehouse.model.EntryState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to be told of the events of a group once they count. It is kept apart from the group: that is read and written with each of its
 * events, this once.
 */
final class Memory {
    private final Ledger ledger;
    private final String key;

    Memory(Ledger ledger, String key) {
        this.ledger = ledger;
        this.key = key;
    }

    void keep(EntryState entry, Detection detection) {
        entry.setEvidence(entry.getId());
        ledger.evidence(key, entry.getId(), remembered(detection));
    }

    @Nullable
    Detection of(EntryState entry) {
        return entry.getEvidence() == 0 ? null : ledger.evidence(key, entry.getEvidence());
    }

    void forget(EntryState entry) {
        if (entry.getEvidence() != 0) {
            ledger.evidence(key, entry.getEvidence(), null);
            entry.setEvidence(0L);
        }
    }

    /** Rule and group are those of all. */
    static Detection remembered(Detection detection) {
        Detection remembered = new Detection();
        remembered.setKey("");
        remembered.setRuleId("");
        remembered.setGroup(List.of());
        remembered.setTimestamp(detection.getTimestamp());
        remembered.setEventId(detection.getEventId());
        remembered.setSessionId(detection.getSessionId());
        remembered.setHost(detection.getHost());
        remembered.setUser(detection.getUser());
        remembered.setSource(detection.getSource());
        remembered.setPerson(detection.getPerson());
        remembered.setOutcome(detection.getOutcome());
        remembered.setLine(detection.getLine());
        return remembered;
    }
}
