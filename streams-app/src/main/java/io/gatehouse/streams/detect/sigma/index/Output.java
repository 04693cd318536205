package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.Rule;
import io.gatehouse.streams.detect.sigma.field.Field;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a selection is for: the alerts of one rule.
 *
 * @param rule whose alerts they are
 * @param by name of the rule that selects
 * @param names of the fields that make a group
 * @param group these fields
 * @param value field that is counted; null where none is
 */
public record Output(
        Rule rule,
        String by,
        List<String> names,
        List<Field> group,
        @Nullable Field value) {
    public Output {
        names = List.copyOf(names);
        group = List.copyOf(group);
    }

    /** Whether it needs to know what only the session join knows. */
    boolean isOfSession() {
        return group.stream().anyMatch(Field::isOfSession) || value != null && value.isOfSession();
    }
}
