package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import java.util.List;
import org.junit.jupiter.api.Test;

class RepeatedTest {
    private static final String HEAD = "Nov 21 08:36:20 vm sshd[7169]: message repeated ";
    private static final String TAIL = " times: [ Failed password for root from 127.0.0.3 port 36735 ssh2]";

    @Test
    void givesEveryRepetitionAnIdOfItsOwn() {
        List<Event> events = events(3);
        assertThat(events)
                .extracting(event -> event.getEvent().getId())
                .containsExactly(Lines.ID, Lines.ID + "-2", Lines.ID + "-3");
        assertThat(events)
                .extracting(event -> event.getGatehouse().getRepeated())
                .containsExactly(1, 2, 3);
        assertThat(events).extracting(event -> event.getUser().getName()).containsOnly("root");
    }

    @Test
    void limitsWhatAForgedLineCanClaim() {
        List<Event> events = events(999_999_999);
        assertThat(events).hasSize(Repeated.LIMIT);
        assertThat(events.get(0).getGatehouse().getSuspect()).isEqualTo("repeated 999999999 times, read as 1000");
    }

    @Test
    void limitsHowMuchTextALineCanBecome() {
        String name = "x".repeat(200_000);
        List<Event> events = ((Reading.Parsed) Lines.read(HEAD + 900 + TAIL.replace("root", name))).events();
        assertThat(events).hasSize(5);
        assertThat(events.get(0).getGatehouse().getSuspect()).isEqualTo("repeated 900 times, read as 5");
    }

    private static List<Event> events(int times) {
        return ((Reading.Parsed) Lines.read(HEAD + times + TAIL)).events();
    }
}
