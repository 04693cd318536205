package io.gatehouse.streams.topology;

import io.gatehouse.model.AuditClock;
import io.gatehouse.model.AuditLine;
import io.gatehouse.model.ClockState;
import io.gatehouse.model.Detection;
import io.gatehouse.model.DigestLine;
import io.gatehouse.model.Event;
import io.gatehouse.model.FileState;
import io.gatehouse.model.GroupState;
import io.gatehouse.model.HostReport;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.RouteState;
import io.gatehouse.model.SessionState;
import io.gatehouse.model.ToldState;
import io.gatehouse.schemas.serde.StateSerde;
import java.util.Map;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/**
 * The state stores of the topology: small entities under keys that begin with the host id or are that of a rule and group, cached, so that what changes many times
 * between two commits is written once.
 */
public final class StateStores {
    /** Stands behind the host id in the keys of the stores. */
    static final char SEPARATOR = '|';

    static final String FILES = "files";
    static final String AUDIT_LINES = "audit-lines";
    static final String AUDIT_CLOCKS = "audit-clocks";
    static final String SESSIONS = "session-states";
    static final String CLOCKS = "host-clocks";
    static final String COMMANDS = "held-commands";
    static final String ROUTES = "routes";
    static final String TOLD = "told-incidents";
    static final String DIGEST_LINES = "digest-lines";
    static final String GROUPS = "alert-groups";
    static final String INCIDENTS = "alert-incidents";
    static final String EVIDENCE = "alert-evidence";
    static final String TIMES = "alert-times";
    static final String ALLOWLIST = "allowlist";
    static final String PEOPLE = "people";
    static final String HOSTS = "hosts";

    private final Function<String, KeyValueBytesStoreSupplier> suppliers;
    private final boolean durable;

    private StateStores(Function<String, KeyValueBytesStoreSupplier> suppliers, boolean durable) {
        this.suppliers = suppliers;
        this.durable = durable;
    }

    /** On disk (RocksDB) with changelog topics. */
    public static StateStores durable() {
        return new StateStores(Stores::persistentKeyValueStore, true);
    }

    /** In memory without changelog topics: for replays, which end with their input. */
    public static StateStores passing() {
        return of(Stores::inMemoryKeyValueStore);
    }

    /** Where {@code suppliers} keeps it by the name of the store, without changelog topics. */
    static StateStores of(Function<String, KeyValueBytesStoreSupplier> suppliers) {
        return new StateStores(suppliers, false);
    }

    StoreBuilder<KeyValueStore<String, FileState>> files() {
        return keyed(FILES, FileState.class);
    }

    StoreBuilder<KeyValueStore<String, AuditLine>> auditLines() {
        return keyed(AUDIT_LINES, AuditLine.class);
    }

    StoreBuilder<KeyValueStore<String, AuditClock>> auditClocks() {
        return keyed(AUDIT_CLOCKS, AuditClock.class);
    }

    StoreBuilder<KeyValueStore<String, SessionState>> sessions() {
        return keyed(SESSIONS, SessionState.class);
    }

    StoreBuilder<KeyValueStore<String, Event>> commands() {
        return keyed(COMMANDS, Event.class);
    }

    StoreBuilder<KeyValueStore<String, ClockState>> clocks() {
        return keyed(CLOCKS, ClockState.class);
    }

    StoreBuilder<KeyValueStore<String, IncidentState>> incidents() {
        return keyed(INCIDENTS, IncidentState.class);
    }

    StoreBuilder<KeyValueStore<String, HostReport>> hosts() {
        return keyed(HOSTS, HostReport.class);
    }

    StoreBuilder<KeyValueStore<String, RouteState>> routes() {
        return keyed(ROUTES, RouteState.class);
    }

    StoreBuilder<KeyValueStore<String, ToldState>> told() {
        return keyed(TOLD, ToldState.class);
    }

    StoreBuilder<KeyValueStore<String, DigestLine>> digestLines() {
        return keyed(DIGEST_LINES, DigestLine.class);
    }

    StoreBuilder<KeyValueStore<String, GroupState>> groups() {
        return keyed(GROUPS, GroupState.class);
    }

    StoreBuilder<KeyValueStore<String, Detection>> evidence() {
        return keyed(EVIDENCE, Detection.class);
    }

    /** What is to be looked at when: everything is in the keys. */
    StoreBuilder<KeyValueStore<String, byte[]>> times() {
        return keyed(TIMES, Serdes.ByteArray());
    }

    /** Of a topic that is read whole: records as bytes, so that a bad one cannot stop the start. */
    StoreBuilder<KeyValueStore<byte[], byte[]>> whole(String name) {
        return Stores.keyValueStoreBuilder(Stores.inMemoryKeyValueStore(name), Serdes.ByteArray(), Serdes.ByteArray())
                .withLoggingDisabled();
    }

    private <V extends SpecificRecord> StoreBuilder<KeyValueStore<String, V>> keyed(String name, Class<V> type) {
        return keyed(name, StateSerde.of(type));
    }

    private <V> StoreBuilder<KeyValueStore<String, V>> keyed(String name, Serde<V> serde) {
        StoreBuilder<KeyValueStore<String, V>> builder =
                Stores.keyValueStoreBuilder(suppliers.apply(name), Serdes.String(), serde);
        return durable
                ? builder.withCachingEnabled().withLoggingEnabled(Map.of())
                : builder.withCachingDisabled().withLoggingDisabled();
    }
}
