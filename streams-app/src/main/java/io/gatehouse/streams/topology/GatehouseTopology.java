package io.gatehouse.streams.topology;

import io.gatehouse.redact.Redactor;
import io.gatehouse.schemas.Topics;
import io.gatehouse.schemas.serde.AvroSerdes;
import io.gatehouse.streams.detect.RuleSet;
import io.gatehouse.streams.detect.notify.Notices;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.session.People;
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
    private static final String READ_REPORTS = "read-reports";
    private static final String WATCH_HOSTS = "watch-hosts";
    private static final String DECODE_DETECTIONS = "decode-detections";
    private static final String DECODE_ACKS = "decode-acks";
    private static final String RAISE_ALERTS = "raise-alerts";
    private static final String DECODE_NOTICES = "decode-notices";
    private static final String SEND_NOTICES = "send-notices";

    private final Topics topics;
    private final AvroSerdes serdes;
    private final StateStores stores;
    private final RuleSet rules;
    private final LiveAllowlist allowlist = new LiveAllowlist();
    private final People people = new People();
    private boolean allSessions;
    private boolean watching;
    private Redactor redactor = Redactor.off();
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

    /** Takes secrets out of lines, whoever sent them. Without it they stay as they came. */
    public GatehouseTopology redacting(Redactor wanted) {
        redactor = wanted;
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
        Wiring wiring = new Wiring(topics, serdes);
        wiring.load(stores.whole(StateStores.ALLOWLIST), topics.allowlist(), allowlist);
        wiring.load(stores.whole(StateStores.PEOPLE), topics.people(), new LivePeople(people));
        readLines(wiring);
        joinSessions(wiring);
        matchRules(wiring);
        if (watching) {
            watchHosts(wiring);
        }
        raiseAlerts(wiring);
        if (routes != null) {
            sendNotices(wiring, routes);
        }
        return wiring.topology();
    }

    private void readLines(Wiring wiring) {
        wiring.bytesFrom(RAW_LINES, topics.raw());
        wiring.step(
                ACCEPT_LINES,
                () -> new AcceptLines(topics.raw(), redactor, wiring.deserializer(topics.raw())),
                RAW_LINES);
        wiring.stores(ACCEPT_LINES, stores.files());
        wiring.to(HOSTS, topics.hosts(), ACCEPT_LINES);
        wiring.deadLetters(DEAD_LETTERS, ACCEPT_LINES);
        wiring.step(PARSE_LINES, ParseLines::new, ACCEPT_LINES);
        wiring.step(ASSEMBLE_AUDIT, AssembleAudit::new, PARSE_LINES);
        wiring.stores(ASSEMBLE_AUDIT, stores.auditLines(), stores.auditClocks());
        wiring.to(UNPARSED, topics.unparsed(), PARSE_LINES, ASSEMBLE_AUDIT);
        wiring.step(NAME_PEOPLE, () -> new NamePeople(people), ASSEMBLE_AUDIT);
        wiring.step(CHECK_ALLOWLIST, () -> new CheckAllowlist(allowlist), NAME_PEOPLE);
    }

    private void joinSessions(Wiring wiring) {
        wiring.step(JOIN_SESSIONS, () -> new JoinSessions(allSessions), CHECK_ALLOWLIST);
        wiring.stores(JOIN_SESSIONS, stores.sessions(), stores.commands(), stores.clocks());
        wiring.to(EVENTS, topics.events(), JOIN_SESSIONS);
        wiring.to(COMMANDS, topics.commands(), JOIN_SESSIONS);
        wiring.to(SESSIONS, topics.sessions(), JOIN_SESSIONS);
    }

    private void matchRules(Wiring wiring) {
        wiring.step(MATCH_RULES, () -> new MatchRules(rules), PARSE_LINES, JOIN_SESSIONS);
        wiring.to(DETECTIONS, topics.detections(), MATCH_RULES);
    }

    private void watchHosts(Wiring wiring) {
        wiring.bytesFrom(READ_REPORTS, topics.hosts());
        wiring.step(
                WATCH_HOSTS, () -> new WatchHosts(topics.hosts(), wiring.deserializer(topics.hosts())), READ_REPORTS);
        wiring.stores(WATCH_HOSTS, stores.hosts());
        wiring.step(MATCH_FLEET_RULES, () -> new MatchRules(rules), WATCH_HOSTS);
        wiring.to(FLEET_EVENTS, topics.events(), WATCH_HOSTS);
        wiring.to(FLEET_DETECTIONS, topics.detections(), MATCH_FLEET_RULES);
        wiring.deadLetters(DEAD_REPORTS, WATCH_HOSTS);
    }

    private void raiseAlerts(Wiring wiring) {
        wiring.decoded(DECODE_DETECTIONS, topics.detections(), RAISE_ALERTS, DEAD_DETECTIONS);
        wiring.decoded(DECODE_ACKS, topics.acks(), RAISE_ALERTS, DEAD_DETECTIONS);
        wiring.deadLetters(DEAD_DETECTIONS, DECODE_DETECTIONS, DECODE_ACKS);
        wiring.step(
                RAISE_ALERTS,
                () -> new RaiseAlerts(rules, routes == null ? Notices.none() : Notices.to(routes)),
                DECODE_DETECTIONS,
                DECODE_ACKS);
        wiring.stores(RAISE_ALERTS, stores.groups(), stores.evidence(), stores.incidents(), stores.times());
        wiring.to(ALERTS, topics.alerts(), RAISE_ALERTS);
    }

    private void sendNotices(Wiring wiring, Routes routes) {
        wiring.to(NOTICES, topics.notices(), RAISE_ALERTS);
        wiring.decoded(DECODE_NOTICES, topics.notices(), SEND_NOTICES, DEAD_NOTICES);
        wiring.deadLetters(DEAD_NOTICES, DECODE_NOTICES);
        wiring.step(SEND_NOTICES, () -> new SendNotices(routes), DECODE_NOTICES);
        wiring.stores(SEND_NOTICES, stores.routes(), stores.told(), stores.digestLines());
        wiring.to(NOTIFICATIONS, topics.notifications(), SEND_NOTICES);
    }
}
