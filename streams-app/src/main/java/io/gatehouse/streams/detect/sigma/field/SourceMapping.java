package io.gatehouse.streams.detect.sigma.field;

import io.gatehouse.streams.detect.sigma.match.Match;
import io.gatehouse.streams.detect.sigma.rule.LogSource;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What a log source is here.
 *
 * @param source as rules name it
 * @param shape what its rules look at
 * @param gate what a record must be; null where all of the shape are meant
 * @param fields the names that rules of this source use, beside those of our records
 * @param keywords where keywords are looked for
 */
public record SourceMapping(
        LogSource source, Shape shape, @Nullable Match gate, Map<String, Field> fields, Field keywords) {
    public SourceMapping {
        fields = Map.copyOf(fields);
    }

    /** The field of a name; null where there is none. */
    public @Nullable Field field(String name) {
        if (name.isEmpty()) {
            return keywords;
        }
        Field mapped = fields.get(name);
        return mapped != null ? mapped : FieldPath.find(shape.schema(), name);
    }

    /** Whether a field of a match is one of those. */
    public boolean reads(Match match, Predicate<Field> those) {
        if (match instanceof Match.And and) {
            return and.parts().stream().anyMatch(part -> reads(part, those));
        }
        if (match instanceof Match.Or or) {
            return or.parts().stream().anyMatch(part -> reads(part, those));
        }
        if (match instanceof Match.Not not) {
            return reads(not.part(), those);
        }
        Field field = field(((Match.FieldMatch) match).field());
        return field != null && those.test(field);
    }
}
