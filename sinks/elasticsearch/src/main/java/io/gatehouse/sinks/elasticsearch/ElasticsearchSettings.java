package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.common.Readable;
import io.gatehouse.sinks.common.SettingGroup;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;

/** What the connector is configured with. */
final class ElasticsearchSettings extends AbstractConfig {
    static final String EVENTS = "index.events";
    static final String SESSIONS = "index.sessions";
    static final String ALERTS = "index.alerts";
    static final String DATA_STREAM = "index.events.data.stream";
    static final String OLDEST = "index.events.oldest.days";
    static final String TEMPLATES = "index.templates";
    static final String RETENTION = "index.events.retention.days";
    static final String RECORDS = "bulk.records";
    static final String BYTES = "bulk.bytes";
    static final String IN_FLIGHT = "bulk.in.flight";

    static final ConfigDef DEFINITION = definition();

    ElasticsearchSettings(Map<String, String> settings) {
        super(DEFINITION, settings, false);
    }

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        ServerSettings.define(definition);
        addIndices(definition);
        addBulk(definition);
        return definition;
    }

    private static void addIndices(ConfigDef definition) {
        Readable name = Readable.text("", IndexName::require);
        new SettingGroup(definition, "Indices")
                .valid(
                        EVENTS,
                        Type.STRING,
                        "audit-%{yyyy.MM.dd}",
                        name,
                        Importance.MEDIUM,
                        "Index of events and commands; %{…} is the day of the event in UTC, in Java's letters for dates.")
                .valid(SESSIONS, Type.STRING, "gatehouse-sessions", name, Importance.MEDIUM, "Index of sessions.")
                .valid(ALERTS, Type.STRING, "gatehouse-alerts", name, Importance.MEDIUM, "Index of alerts.")
                .any(
                        DATA_STREAM,
                        Type.BOOLEAN,
                        false,
                        Importance.LOW,
                        "Whether index.events names a data stream (then without a day). It takes each event once, as it came"
                                + " first: commands keep the session that was known then.")
                .valid(
                        OLDEST,
                        Type.INT,
                        30,
                        ConfigDef.Range.between(1, 36_500),
                        Importance.LOW,
                        "An event that claims to be so many days older than its arrival goes to the index of the day it"
                                + " arrived: a forged time cannot make an index for each day there ever was.")
                .any(
                        TEMPLATES,
                        Type.BOOLEAN,
                        true,
                        Importance.MEDIUM,
                        "Whether to put our index templates where they are missing or older.")
                .valid(
                        RETENTION,
                        Type.INT,
                        0,
                        ConfigDef.Range.between(0, 36_500),
                        Importance.MEDIUM,
                        "Indices of index.events are deleted so many days after their day; those of a data stream so many days"
                                + " after they ended, by the server's index lifecycle management. 0 keeps them.");
    }

    private static void addBulk(ConfigDef definition) {
        new SettingGroup(definition, "Bulk requests")
                .valid(
                        RECORDS,
                        Type.INT,
                        1_000,
                        ConfigDef.Range.between(1, 100_000),
                        Importance.LOW,
                        "Most records in one request. Connect hands over at most consumer.override.max.poll.records at once.")
                .valid(
                        BYTES,
                        Type.INT,
                        5 * 1024 * 1024,
                        ConfigDef.Range.between(1024, 100 * 1024 * 1024),
                        Importance.LOW,
                        "Most bytes in one request; a single larger record goes alone.")
                .valid(
                        IN_FLIGHT,
                        Type.INT,
                        3,
                        ConfigDef.Range.between(1, 64),
                        Importance.LOW,
                        "Requests under way at the same time.");
    }

    /** What is wrong with settings that are right by themselves, by the name of the one to change. */
    Map<String, String> conflicts() {
        Map<String, String> found = new LinkedHashMap<>(server().conflicts());
        if (getBoolean(DATA_STREAM) && IndexName.of(getString(EVENTS)).isDated()) {
            found.put(EVENTS, getString(EVENTS) + " holds a day, which the name of a data stream cannot");
        }
        if (getInt(RETENTION) > 0
                && !getBoolean(DATA_STREAM)
                && !IndexName.of(getString(EVENTS)).isDated()) {
            found.put(RETENTION, "needs an " + EVENTS + " with a day, such as audit-%{yyyy.MM.dd}, or a data stream");
        }
        return found;
    }

    ServerSettings server() {
        return new ServerSettings(this);
    }

    IndexName events() {
        return IndexName.of(getString(EVENTS));
    }

    IndexName sessions() {
        return IndexName.of(getString(SESSIONS));
    }

    IndexName alerts() {
        return IndexName.of(getString(ALERTS));
    }

    boolean dataStream() {
        return getBoolean(DATA_STREAM);
    }

    Duration oldest() {
        return Duration.ofDays(getInt(OLDEST));
    }

    boolean templates() {
        return getBoolean(TEMPLATES);
    }

    int retentionDays() {
        return getInt(RETENTION);
    }

    /** Whether the server is to delete what is old: of a data stream, whose indices do not say of which day they are. */
    boolean hasLifecycle() {
        return dataStream() && retentionDays() > 0;
    }

    int bulkRecords() {
        return getInt(RECORDS);
    }

    int bulkBytes() {
        return getInt(BYTES);
    }

    int inFlight() {
        return getInt(IN_FLIGHT);
    }
}
