package io.gatehouse.sinks.common;

import static org.apache.kafka.common.config.ConfigDef.NO_DEFAULT_VALUE;

import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigDef.Width;
import org.jspecify.annotations.Nullable;

/** Settings of one group, shown in the order in which they are defined. */
public final class SettingGroup {
    private final ConfigDef definition;
    private final String name;
    private int order;

    /** Adds to this definition. */
    public SettingGroup(ConfigDef definition, String name) {
        this.definition = definition;
        this.name = name;
    }

    /** One that has to be set. */
    public SettingGroup needed(String setting, Type type, Validator valid, String doc) {
        return define(setting, type, NO_DEFAULT_VALUE, valid, Importance.HIGH, doc);
    }

    /** One that has a default; any value of the type will do. */
    public SettingGroup any(String setting, Type type, Object otherwise, Importance importance, String doc) {
        return define(setting, type, otherwise, null, importance, doc);
    }

    /** One that has a default. */
    public SettingGroup valid(
            String setting, Type type, Object otherwise, Validator valid, Importance importance, String doc) {
        return define(setting, type, otherwise, valid, importance, doc);
    }

    private SettingGroup define(
            String setting, Type type, Object otherwise, @Nullable Validator valid, Importance importance, String doc) {
        definition.define(setting, type, otherwise, valid, importance, doc, name, ++order, Width.MEDIUM, setting);
        return this;
    }
}
