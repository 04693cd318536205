package io.gatehouse.cli;

import static io.gatehouse.cli.Stories.session;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AccessTotalsTest {
    private final Session gaps = session("1", "alice", "08:00:00");
    private final Session whole = session("2", "root", "08:00:00");
    private final Session silent = session("3", "root", "08:00:00");

    @Test
    void addsUpWhatIsMissingAndWhoIsKnown() {
        gaps.getGatehouse().getSession().setFlags(List.of("hook-gap", "history-off"));
        gaps.getGatehouse().getSession().setCommands(7L);
        gaps.getGatehouse().setPerson(new PersonRef("alice", null, "key"));
        whole.getGatehouse().getSession().setFlags(List.of());
        whole.getGatehouse().setPerson(new PersonRef("alice", null, "key"));
        whole.getGatehouse().setAllowlisted(false);
        whole.getEvent().setEnd(1L);
        assertThat(AccessTotals.of(List.of(gaps, whole, silent)).lines())
                .containsExactly(
                        "",
                        "3 accesses, 2 of them open, 1 not allowed, 7 commands",
                        "1 persons known; in 1 accesses the person is not known",
                        "Missing: history-off in 1, hook-gap in 1; nothing in 1, not said in 1");
        assertThat(AccessRow.line(gaps)).endsWith("1  MISSING hook-gap, history-off");
    }

    @Test
    void namesTheFieldsOfARowInTheirOrder() {
        assertThat(AccessRow.of(gaps).keySet()).containsExactlyElementsOf(AccessRow.NAMES);
    }
}
