package io.gatehouse.streams.detect;

import io.gatehouse.model.AlertGroupValue;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A rule selected a record.
 *
 * @param rule the rule whose alert it counts for: the one that selected, or a correlation over it
 * @param by name (or id) of the rule that selected, as the correlation names it
 * @param group values that the rule groups by, in its order
 * @param value what a correlation by value counts; null where it counts none or the record lacks it
 */
public record Selected(
        Rule rule,
        String by,
        List<AlertGroupValue> group,
        @Nullable String value) {
    public Selected {
        group = List.copyOf(group);
    }
}
