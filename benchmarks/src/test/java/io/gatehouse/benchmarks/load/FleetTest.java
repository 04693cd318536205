package io.gatehouse.benchmarks.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.LineParser;
import io.gatehouse.streams.parse.Reading;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FleetTest {
    private static final int LINES = 20_000;

    private static List<RawLine> lines(long seed) {
        Fleet fleet = new Fleet(20, seed);
        List<RawLine> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            lines.add(fleet.next());
        }
        return lines;
    }

    @Test
    void givesTheSameLinesForTheSameSeed() {
        assertThat(lines(7)).isEqualTo(lines(7)).isNotEqualTo(lines(8));
    }

    @Test
    void leavesNoGapsInAFileAndNeverGoesBackInTime() {
        Map<String, Long> expected = new HashMap<>();
        long before = 0;
        for (RawLine line : lines(1)) {
            String file = line.getHost().getId() + line.getFile().getPath();
            assertThat(line.getOffset()).isEqualTo(expected.getOrDefault(file, 0L));
            assertThat(line.getReadAt()).isGreaterThanOrEqualTo(before);
            expected.put(file, line.getNextOffset());
            before = line.getReadAt();
        }
    }

    @Test
    void writesLinesOfWhichOnlyTheNoiseIsNotUnderstood() {
        LineParser parser = new LineParser();
        List<String> unparsed = lines(1).stream()
                .map(line -> parser.read(line, line.getReadAt(), "id"))
                .filter(Reading.Unparsed.class::isInstance)
                .map(reading -> ((Reading.Unparsed) reading).rejected().getProgram())
                .distinct()
                .toList();
        assertThat(unparsed).containsExactly("smartd");
    }

    @Test
    void talliesWhatTheLinesLeadTo() {
        Fleet fleet = new Fleet(20, 1);
        for (int i = 0; i < LINES; i++) {
            fleet.next();
        }
        assertThat(fleet.tally().lines()).isEqualTo(LINES);
        assertThat(fleet.tally().commands()).isBetween(LINES / 10L, LINES / 2L);
        assertThat(fleet.tally().alerts()).isBetween(1L, fleet.tally().unlistedLogins());
    }
}
