package io.gatehouse.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.AlertGroupValue;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    void isThirtyTwoHexDigitsAndNeverChanges() {
        assertThat(Ids.event("h", "auth", "f", 0, 100)).isEqualTo("e8b0625d6d8d4611821cc963e7f66849");
        assertThat(Ids.session("h", 4711, 1_795_250_078_311_858L)).isEqualTo("0abc86e42578180710f71487a10458cb");
        assertThat(Ids.incident("k", 20_778)).isEqualTo("b538ab9d4a9ee6a9138da17169f933c2");
    }

    @Test
    void differsWhereAnyFieldDiffers() {
        Set<String> ids = Stream.of(
                        Ids.event("h", "auth", "f", 0, 100),
                        Ids.event("g", "auth", "f", 0, 100),
                        Ids.event("h", "audit", "f", 0, 100),
                        Ids.event("h", "auth", "e", 0, 100),
                        Ids.event("h", "auth", "f", 1, 100),
                        Ids.event("h", "auth", "f", 0, 101),
                        Ids.event("ha", "uth", "f", 0, 100),
                        Ids.audit("h", "auth", 0, 100),
                        Ids.part(Ids.event("h", "auth", "f", 0, 100), 1))
                .collect(Collectors.toSet());
        assertThat(ids).hasSize(9).allMatch(id -> id.matches("[0-9a-f]{32}"));
    }

    @Test
    void theFirstEventOfALineHasTheIdOfTheLine() {
        assertThat(Ids.part("abc", 0)).isEqualTo("abc");
    }

    @Test
    void takesTheStartOfASessionToTheSecond() {
        assertThat(Ids.session("h", 1, 5_000_000)).isEqualTo(Ids.session("h", 1, 5_999_999));
        assertThat(Ids.session("h", 1, 5_000_000)).isNotEqualTo(Ids.session("h", 1, 6_000_000));
        assertThat(Ids.session("h", 1, -1)).isNotEqualTo(Ids.session("h", 1, 0));
    }

    @Test
    void doesNotMixUpGroupValues() {
        List<List<AlertGroupValue>> groups = List.of(
                List.of(),
                List.of(new AlertGroupValue("user.name", null)),
                List.of(new AlertGroupValue("user.name", "")),
                List.of(new AlertGroupValue("user.name", "a"), new AlertGroupValue("source.ip", "b")),
                List.of(new AlertGroupValue("user.name", "asource.ipb")),
                List.of(new AlertGroupValue("source.ip", "b"), new AlertGroupValue("user.name", "a")));
        assertThat(groups.stream().map(group -> Ids.group("rule", group)).distinct())
                .hasSize(groups.size());
    }

    @Test
    void takesTextOfAnyLength() {
        assertThat(Ids.incident("x".repeat(100_000), 1)).hasSize(32);
    }
}
