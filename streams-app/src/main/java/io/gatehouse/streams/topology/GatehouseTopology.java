package io.gatehouse.streams.topology;

import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Notices;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.session.People;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;
import org.jspecify.annotations.Nullable;

/**
 * Raw line → event → session → detection in the first sub-topology, which sees everything of a host in one task; detection → alert in
 * the second, which sees everything of a rule and group; what is told to whom in the third, which sees everything of a route. See docs/topology.md for the picture.
 */
public final class GatehouseTopology {
    static final String EVENTS = "events";
    static final String COMMANDS = "commands";
    static final String SESSIONS = "sessions";
    static final String DETECTIONS = "detections";
    static final String ALERTS = "alerts";
    static final String UNPARSED = "unparsed";
    static final String DEAD_LETTERS = "dead-letters";
    static final String DEAD_DETECTIONS = "dead-detections";
    static final String HOSTS = "hosts";
    static final String FLEET_EVENTS = "fleet-events";
    static final String FLEET_DETECTIONS = "fleet-detections";
    static final String DEAD_REPORTS = "dead-reports";
    static final String MATCH_FLEET_RULES = "match-fleet-rules";
    static final String NOTICES = "notices";
    static final String NOTIFICATIONS = "notifications";
    static final String DEAD_NOTICES = "dead-notices";
    static final String PARSE_LINES = "parse-lines";
    static final String ASSEMBLE_AUDIT = "assemble-audit";
    static final String NAME_PEOPLE = "name-people";
    static final String MATCH_RULES = "match-rules";

    private static final String CHECK_ALLOWLIST = "check-allowlist";
    private static final String RAW_LINES = "raw-lines";
    private static final String ACCEPT_LINES = "accept-lines";
    private static final String JOIN_SESSIONS = "join-sessions";
    private static final String READ_DETECTIONS = "read-detections";
    private static final String READ_REPORTS = "read-reports";
    private static final String WATCH_HOSTS = "watch-hosts";
    private static final String READ_ACKS = "read-acks";
    private static final String DECODE_DETECTIONS = "decode-detections";
    private static final String DECODE_ACKS = "decode-acks";
    private static final String RAISE_ALERTS = "raise-alerts";
    private static final String READ_NOTICES = "read-notices";
    private static final String SEND_NOTICES = "send-notices";

    private final Topics topics;
    private final AvroSerdes serdes;
    private final StateStores stores;
    private final RuleSet rules;
    private final LiveAllowlist allowlist = new LiveAllowlist();
    private final People people = new People();
    private boolean allSessions;
    private boolean watching;
    private @Nullable Routes routes;

    /** The topology over these topics; {@code stores} says where its state is kept. */
    public GatehouseTopology(Topics topics, AvroSerdes serdes, StateStores stores, RuleSet rules) {
        this.topics = topics;
        this.serdes = serdes;
        this.stores = stores;
        this.rules = rules;
    }

    /** Whether the sessions of cron, services and monitoring checks are published too; they are not unless this says so. */
    public GatehouseTopology withAllSessions(boolean wanted) {
        allSessions = wanted;
        return this;
    }

    /** Tells of hosts that fall silent. Only a pipeline that runs can: the past is as it is written. */
    public GatehouseTopology watchingHosts() {
        watching = true;
        return this;
    }

    /** Tells these routes of the incidents. Without it nobody is told of any: what tells is not part of the topology then. */
    public GatehouseTopology withRoutes(Routes wanted) {
        routes = wanted;
        return this;
    }

    /** Builds it. One such object serves one application: it holds the allowlist and the people that the tasks share. */
    public Topology build() {
        Topology topology = new Topology();
        load(topology, StateStores.ALLOWLIST, topics.allowlist(), allowlist);
        load(topology, StateStores.PEOPLE, topics.people(), new LivePeople(people));
        acceptLines(topology);
        parseLines(topology);
        assembleAudit(topology);
        joinSessions(topology);
        matchRules(topology);
        if (watching) {
            watchHosts(topology);
        }
        raiseAlerts(topology);
        if (routes != null) {
            sendNotices(topology, routes);
        }
        return topology;
    }

    private <V extends SpecificRecord> void load(
            Topology topology, String name, Topic<V> topic, LoadRecords.Shared<V> shared) {
        topology.addGlobalStore(
                stores.whole(name),
                name + "-entries",
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer(),
                topic.name(),
                "load-" + name,
                () -> new LoadRecords<>(name, shared, serdes.forTopic(topic).deserializer()));
    }

    private void acceptLines(Topology topology) {
        bytesFrom(topology, RAW_LINES, topics.raw());
        topology.addProcessor(
                ACCEPT_LINES,
                () -> new AcceptLines(
                        topics.raw(), serdes.forTopic(topics.raw()).deserializer()),
                RAW_LINES);
        topology.addStateStore(stores.files(), ACCEPT_LINES);
        to(topology, HOSTS, topics.hosts(), ACCEPT_LINES);
        deadLetters(topology, DEAD_LETTERS, ACCEPT_LINES);
    }

    private void parseLines(Topology topology) {
        topology.addProcessor(PARSE_LINES, ParseLines::new, ACCEPT_LINES);
    }

    private void assembleAudit(Topology topology) {
        topology.addProcessor(ASSEMBLE_AUDIT, AssembleAudit::new, PARSE_LINES);
        topology.addStateStore(stores.auditLines(), ASSEMBLE_AUDIT);
        topology.addStateStore(stores.auditClocks(), ASSEMBLE_AUDIT);
        to(topology, UNPARSED, topics.unparsed(), PARSE_LINES, ASSEMBLE_AUDIT);
        topology.addProcessor(NAME_PEOPLE, () -> new NamePeople(people), ASSEMBLE_AUDIT);
        topology.addProcessor(CHECK_ALLOWLIST, () -> new CheckAllowlist(allowlist), NAME_PEOPLE);
    }

    private void joinSessions(Topology topology) {
        topology.addProcessor(JOIN_SESSIONS, () -> new JoinSessions(allSessions), CHECK_ALLOWLIST);
        topology.addStateStore(stores.sessions(), JOIN_SESSIONS);
        topology.addStateStore(stores.commands(), JOIN_SESSIONS);
        topology.addStateStore(stores.clocks(), JOIN_SESSIONS);
        to(topology, EVENTS, topics.events(), JOIN_SESSIONS);
        to(topology, COMMANDS, topics.commands(), JOIN_SESSIONS);
        to(topology, SESSIONS, topics.sessions(), JOIN_SESSIONS);
    }

    private void matchRules(Topology topology) {
        topology.addProcessor(MATCH_RULES, () -> new MatchRules(rules), PARSE_LINES, JOIN_SESSIONS);
        to(topology, DETECTIONS, topics.detections(), MATCH_RULES);
    }

    private void watchHosts(Topology topology) {
        bytesFrom(topology, READ_REPORTS, topics.hosts());
        topology.addProcessor(
                WATCH_HOSTS,
                () -> new WatchHosts(
                        topics.hosts(), serdes.forTopic(topics.hosts()).deserializer()),
                READ_REPORTS);
        topology.addStateStore(stores.hosts(), WATCH_HOSTS);
        topology.addProcessor(MATCH_FLEET_RULES, () -> new MatchRules(rules), WATCH_HOSTS);
        to(topology, FLEET_EVENTS, topics.events(), WATCH_HOSTS);
        to(topology, FLEET_DETECTIONS, topics.detections(), MATCH_FLEET_RULES);
        deadLetters(topology, DEAD_REPORTS, WATCH_HOSTS);
    }

    private void raiseAlerts(Topology topology) {
        decode(topology, READ_DETECTIONS, DECODE_DETECTIONS, topics.detections());
        decode(topology, READ_ACKS, DECODE_ACKS, topics.acks());
        deadLetters(topology, DEAD_DETECTIONS, DECODE_DETECTIONS, DECODE_ACKS);
        topology.addProcessor(
                RAISE_ALERTS,
                () -> new RaiseAlerts(rules, routes == null ? Notices.none() : Notices.to(routes)),
                DECODE_DETECTIONS,
                DECODE_ACKS);
        topology.addStateStore(stores.groups(), RAISE_ALERTS);
        topology.addStateStore(stores.evidence(), RAISE_ALERTS);
        topology.addStateStore(stores.incidents(), RAISE_ALERTS);
        topology.addStateStore(stores.times(), RAISE_ALERTS);
        to(topology, ALERTS, topics.alerts(), RAISE_ALERTS);
    }

    private <V extends SpecificRecord> void decode(Topology topology, String source, String name, Topic<V> topic) {
        bytesFrom(topology, source, topic);
        topology.addProcessor(
                name,
                () -> new Decode<>(topic, serdes.forTopic(topic).deserializer(), RAISE_ALERTS, DEAD_DETECTIONS),
                source);
    }

    private void sendNotices(Topology topology, Routes routes) {
        to(topology, NOTICES, topics.notices(), RAISE_ALERTS);
        bytesFrom(topology, READ_NOTICES, topics.notices());
        topology.addProcessor(
                SEND_NOTICES,
                () -> new SendNotices(
                        routes,
                        topics.notices(),
                        serdes.forTopic(topics.notices()).deserializer()),
                READ_NOTICES);
        topology.addStateStore(stores.routes(), SEND_NOTICES);
        topology.addStateStore(stores.told(), SEND_NOTICES);
        topology.addStateStore(stores.digestLines(), SEND_NOTICES);
        to(topology, NOTIFICATIONS, topics.notifications(), SEND_NOTICES);
        deadLetters(topology, DEAD_NOTICES, SEND_NOTICES);
    }

    private static void bytesFrom(Topology topology, String name, Topic<?> topic) {
        topology.addSource(name, new ByteArrayDeserializer(), new ByteArrayDeserializer(), topic.name());
    }

    private <V extends SpecificRecord> void to(Topology topology, String name, Topic<V> topic, String... parents) {
        topology.addSink(
                name,
                topic.name(),
                new StringSerializer(),
                serdes.forTopic(topic).serializer(),
                parents);
    }

    private void deadLetters(Topology topology, String name, String... parents) {
        topology.addSink(
                name, topics.deadLetters().name(), new ByteArraySerializer(), new ByteArraySerializer(), parents);
    }
}
