package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Ack;
import io.gatehouse.model.Alert;
import io.gatehouse.model.AlertBlock;
import io.gatehouse.model.AlertGroupValue;
import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsRule;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.schemas.Topic;
import io.gatehouse.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The commands that hold the allowlist against logins and alerts of the past, on a real broker. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class AllowPastIT {
    private static final Instant NOW = Instant.now();

    @TempDir
    Path files;

    @RegisterExtension
    final CommandBroker broker = new CommandBroker();

    @Test
    void triesAnEntryOnPastAlertsAndClosesThoseThatItCovers() throws IOException {
        run("a.", "topics create --partitions 2");
        write("a.", Topics::events, login("ann", "203.0.113.7", 50, null), login("ann", "203.0.113.7", 40, null));
        write("a.", Topics::events, login("bob", "198.51.100.9", 30, null));
        write("a.", Topics::alerts, alert("ann", "203.0.113.7", 2, 50, 40), alert("bob", "198.51.100.9", 1, 30, 30));

        Run tried = run("a.", "allow try|203.0.113.0/24 user=a*|--since|1d");
        assertThat(tried.err()).isEmpty();
        assertThat(tried.out())
                .contains("silenced ", "ann from 203.0.113.7")
                .contains("1 of 2 alerts silenced, 0 smaller; 2 of 3 logins that were not allowed would have been");
        assertThat(run("a.", "allow try|203.0.113.0/24|--rule|root-login").out())
                .contains("0 of 0 alerts silenced");
        assertThat(run("a.", "allow try|* user=c").out()).contains("0 of 2 alerts silenced, 0 smaller; 0 of 3");
        assertThat(run("a.", "allow list").err()).contains("is empty");

        Run added = run("a.", "allow add|203.0.113.7|--close-open|--reason|ann at home|--author|eve");
        assertThat(added.out()).contains("Added: al-", "Closing: ", "ann from", "Closed 1 of 2 open alerts");
        List<Ack> acks = broker.read("a.", broker.topics("a.").acks());
        assertThat(acks).singleElement().satisfies(ack -> {
            assertThat(ack.getAlertId()).isEqualTo("alert-ann");
            assertThat(ack.getKey()).isEqualTo("key-ann");
            assertThat(ack.getBy()).isEqualTo("eve");
            assertThat(ack.getClose()).isTrue();
            assertThat(ack.getNote()).contains("allowlist entry al-", "ann at home");
        });
    }

    @Test
    void doesNotTakeAnAlertForSilencedOfWhichALoginIsLeft() throws IOException {
        run("b.", "topics create --partitions 1");
        Event other = login("ann", "203.0.113.7", 40, null);
        other.getHost().setName("db");
        write("b.", Topics::events, login("ann", "203.0.113.7", 50, null), other);
        write("b.", Topics::alerts, alert("ann", "203.0.113.7", 2, 50, 40));
        assertThat(run("b.", "allow try|203.0.113.7 host=web-*").out())
                .contains("less by 1 ", "0 of 1 alerts silenced, 1 smaller; 1 of 2 logins");
        assertThat(run("b.", "allow add|203.0.113.7|--host|web-*|--close-open").out())
                .contains("Closed 0 of 1");
        assertThat(broker.read("b.", broker.topics("b.").acks())).isEmpty();
    }

    @Test
    void showsWhatNoLoginUses() throws IOException {
        run("c.", "topics create --partitions 1");
        String used = id(run("c.", "allow add|203.0.113.0/24"));
        String unused = id(run("c.", "allow add|198.51.100.0/24"));
        String denial = id(run("c.", "allow add|192.0.2.1|--deny"));
        String set = id(run("c.", "allow set|networks|vpn|10.8.0.0/16"));
        write("c.", Topics::events, login("ann", "203.0.113.7", 1, used));
        Run run = run("c.", "allow unused --since 1d");
        assertThat(run.out().lines()).hasSize(2);
        assertThat(run.out()).contains(unused, set).doesNotContain(used, denial);
        assertThat(run.err()).contains("By what the topics hold since");
    }

    @Test
    void proposesEntriesThatCanBeApplied() throws IOException {
        run("d.", "topics create --partitions 1");
        for (int day = 0; day < 3; day++) {
            write(
                    "d.",
                    Topics::events,
                    login("ann", "203.0.113.7", day * 24 * 60, null),
                    login("bob", "192.0.2.8", 5, null));
        }
        Run suggested = run("d.", "allow suggest");
        assertThat(suggested.out())
                .startsWith("# 3 of 6 logins that the allowlist does not cover")
                .endsWith("203.0.113.7/32 user=ann host=web-1 reason=usual: 3 logins on 3 days\n");
        Path file = Files.writeString(files.resolve("usual.txt"), suggested.out());
        assertThat(run("d.", "allow apply|-f|" + file).out()).contains("1 added, 0 changed");
        assertThat(run("d.", "allow suggest").out())
                .startsWith("# 0 of 3 logins")
                .hasLineCount(2);
    }

    @Test
    void takesMonitsWhitelistOverAndSaysWhatDiffers() throws IOException {
        run("e.", "topics create --partitions 1");
        write("e.", Topics::events, login("ann", "10.0.0.1", 9, null), login("ann", "10.0.0.12", 8, null));
        write("e.", Topics::events, login("ann", "192.168.1.4", 7, null), login("backup", "192.0.2.9", 6, null));
        Path file = Files.writeString(
                files.resolve("whitelist_ips.regex"), "10.0.0.1\n\n192\\.168\\.1\\.\nfor backup from\n");
        Run dry = run("e.", "allow import|--dry-run|" + file);
        assertThat(dry.err()).isEmpty();
        assertThat(dry.out())
                .contains("line 1: 10.0.0.1  ->  10.0.0.1/32  (only 10.0.0.1; Monit let 10.0.0.12 in as well")
                .contains("line 3: 192\\.168\\.1\\.  ->  /(192\\.168\\.1\\.).*/")
                .contains("line 4: for backup from  (left out")
                .contains("2 added, 0 unchanged; nothing was written")
                .contains("Monit ignored, now an alert: Accepted publickey for ann from 10.0.0.12")
                .contains("Monit ignored, now an alert: Accepted publickey for backup from 192.0.2.9")
                .contains("Of 4 logins since", "2 would be told otherwise");
        assertThat(run("e.", "allow list").err()).contains("is empty");
        assertThat(run("e.", "allow import|" + file).out()).contains("2 added, 0 unchanged");
        assertThat(run("e.", "allow import|" + file).out()).contains("0 added, 2 unchanged");
        assertThat(run("e.", "allow test|ann|web-1|192.168.1.4").out()).startsWith("ALLOWED by al-");
        assertThat(run("e.", "allow test|ann|web-1|10.0.0.12").out()).startsWith("NOT ALLOWED");
    }

    private static String id(Run added) {
        assertThat(added.out()).startsWith("Added: al-");
        return added.out().split(" +")[1];
    }

    private Run run(String prefix, String command) {
        return broker.run(prefix, command);
    }

    private interface In<V extends SpecificRecord> {
        Topic<V> of(Topics topics);
    }

    @SafeVarargs
    private <V extends SpecificRecord> void write(String prefix, In<V> in, V... records) {
        Topic<V> topic = in.of(broker.topics(prefix));
        try (var producer = broker.producer(Map.of())) {
            for (V value : records) {
                String key = value instanceof Alert alert ? alert.getEvent().getId() : "machine-1";
                producer.send(broker.encoded(prefix, topic, key, value));
            }
        }
    }

    private static long minutesAgo(long minutes) {
        return Times.micros(NOW.minus(Duration.ofMinutes(minutes)));
    }

    private static Event login(String user, String address, long minutes, @Nullable String entry) {
        Event event = new Event();
        event.setTimestamp(minutesAgo(minutes));
        event.setType("auth");
        event.setHost(new EcsHost("machine-1", "web-1", null));
        EcsEvent ecs = new EcsEvent();
        ecs.setId(user + minutes);
        ecs.setKind("event");
        ecs.setAction("logged-in");
        ecs.setOriginal("Accepted publickey for " + user + " from " + address + " port 4000 ssh2");
        event.setEvent(ecs);
        EcsUser account = new EcsUser();
        account.setName(user);
        event.setUser(account);
        event.setSource(new EcsSource(address, 4000, null));
        Gatehouse more = new Gatehouse();
        more.setRevision(1L);
        more.setAllowlisted(entry != null);
        more.setAllow(entry == null ? null : new AllowBlock(entry, null));
        event.setGatehouse(more);
        return event;
    }

    private static Alert alert(String user, String address, long count, long first, long last) {
        Alert alert = new Alert();
        alert.setTimestamp(minutesAgo(first));
        alert.setHost(new EcsHost("machine-1", "web-1", null));
        EcsEvent event = new EcsEvent();
        event.setId("alert-" + user);
        event.setKind("alert");
        alert.setEvent(event);
        alert.setRule(new EcsRule("1", "login-not-allowlisted", null));
        alert.setMessage(user + " from " + address);
        AlertBlock block = new AlertBlock();
        block.setStatus("open");
        block.setLevel("high");
        block.setKey("key-" + user);
        block.setGroup(List.of(
                new AlertGroupValue("user.name", user),
                new AlertGroupValue("host.id", "machine-1"),
                new AlertGroupValue("source.ip", address)));
        block.setCount(count);
        block.setFirstSeen(minutesAgo(first));
        block.setLastSeen(minutesAgo(last));
        Gatehouse more = new Gatehouse();
        more.setRevision(1L);
        more.setAlert(block);
        alert.setGatehouse(more);
        return alert;
    }
}
