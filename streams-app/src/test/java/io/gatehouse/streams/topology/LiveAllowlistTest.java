package io.gatehouse.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Alert;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Event;
import io.gatehouse.streams.detect.allow.AllowlistLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The allowlist as its topic changes, and the alerts that it decides on. */
class LiveAllowlistTest {
    private static final Instant BEGIN = Instant.parse("2026-11-21T08:00:00Z");

    @TempDir
    Path state;

    private final LinesOf auth = new LinesOf("auth", "/var/log/auth.log");
    private ReplayedTopology topology;
    private int pid = 100;

    @BeforeEach
    void start() {
        topology = new ReplayedTopology(state, BEGIN);
    }

    @AfterEach
    void stop() {
        topology.close();
    }

    private static long micros(String time) {
        return Instant.parse("2026-11-21T" + time + "Z").getEpochSecond() * 1_000_000;
    }

    private Boolean loginAt(String time) {
        topology.send(
                auth.next("2026-11-21T" + time + "Z vm sshd[" + pid++
                        + "]: Accepted publickey for alice from 192.0.2.1 port 4000 ssh2"),
                micros(time));
        List<Event> events = topology.read(topology.topics.events());
        return events.get(0).getGatehouse().getAllowlisted();
    }

    private static AllowlistEntry entry(String id, String created) {
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId(id);
        entry.setAction("allow");
        entry.setSourceCidr("192.0.2.0/24");
        entry.setAnySource(false);
        entry.setCreated(micros(created));
        return entry;
    }

    private Alert lastAlert() {
        List<Alert> alerts = topology.read(topology.topics.alerts());
        return alerts.get(alerts.size() - 1);
    }

    @Test
    void doesNotExcuseALoginByAnEntryThatWasAddedLater() {
        topology.allow(entry("office", "09:00:00"));
        assertThat(loginAt("08:59:59")).isFalse();
        assertThat(loginAt("09:00:00")).isTrue();
    }

    @Test
    void excusesNoMoreOnceTheEntryWasRemovedButWhatWasBefore() {
        AllowlistEntry entry = entry("office", "08:00:00");
        entry.setRemovedAt(micros("09:00:00"));
        topology.allow(entry);
        assertThat(loginAt("09:00:00")).isFalse();
        assertThat(loginAt("08:59:59")).isTrue();
    }

    @Test
    void forgetsAnEntryWhoseKeyIsDeleted() {
        topology.allow(entry("office", "08:00:00"));
        topology.allowBytes("office", null);
        assertThat(loginAt("09:00:00")).isFalse();
    }

    @Test
    void holdsALoginAgainstASetAsItWasThen() {
        topology.allow(entry("vpn", "08:00:00", "@networks/vpn removed=2026-11-21T09:00:00Z 192.0.2.0/24"));
        topology.allow(entry("vpn-2", "09:00:00", "@networks/vpn 198.51.100.0/24"));
        topology.allow(entry("by-vpn", "08:00:00", "@vpn user=ali* hours=\"Sat 08:00-10:00 UTC\""));
        assertThat(loginAt("08:59:59")).isTrue();
        assertThat(loginAt("09:00:00")).isFalse();
        topology.allow(entry("vpn-3", "09:00:00", "@networks/vpn 192.0.2.1"));
        assertThat(loginAt("09:00:01")).isTrue();
        assertThat(loginAt("10:00:00")).isFalse();
    }

    private static AllowlistEntry entry(String id, String created, String line) {
        AllowlistEntry entry = AllowlistLine.read(line);
        entry.setId(id);
        entry.setCreated(micros(created));
        return entry;
    }

    @Test
    void isThereWholeBeforeTheFirstLine() {
        for (int i = 0; i < 10_000; i++) {
            topology.allow(entry("e" + i, "08:00:00", "10." + i / 250 + "." + i % 250 + ".0/24"));
        }
        topology.allow(entry("last", "08:00:00", "192.0.2.1"));
        assertThat(loginAt("09:00:00")).isTrue();
        topology.allowBytes("last", null);
        assertThat(loginAt("09:00:01")).isFalse();
    }

    @Test
    void tellsOnceOfAnEntryThatWillEndSoon() {
        LiveAllowlist list = new LiveAllowlist();
        assertThat(list.put("e", entry("e", "08:00:00", "10.0.0.1 until=2026-12-20")))
                .isNull();
        assertThat(list.endingSoon(micros("09:00:00"))).isEmpty();
        long later = micros("09:00:00") + Duration.ofDays(20).toSeconds() * 1_000_000;
        assertThat(list.endingSoon(later)).hasSize(1);
        assertThat(list.endingSoon(later)).isEmpty();
    }

    @Test
    void letsNobodyInByABadRecord() {
        AllowlistEntry nothing = entry("nothing", "08:00:00");
        nothing.setSourceCidr(null);
        nothing.setAnySource(true);
        AllowlistEntry halfUnderstood = entry("hours", "08:00:00");
        halfUnderstood.setHours("9-17");
        topology.allow(nothing);
        topology.allow(halfUnderstood);
        topology.allowBytes("garbage", "x".getBytes(StandardCharsets.UTF_8));
        topology.allowBytes("empty", new byte[0]);
        topology.allowBytes("other", topology.bytes(entry("office", "08:00:00")));
        topology.allowBytes(null, topology.bytes(entry("office", "08:00:00")));
        assertThat(loginAt("09:00:00")).isFalse();
    }

    @Test
    void takesAGoodEntryOutWhenABadRecordFollowsUnderItsKey() {
        topology.allow(entry("office", "08:00:00"));
        assertThat(loginAt("09:00:00")).isTrue();
        topology.allowBytes("office", "x".getBytes(StandardCharsets.UTF_8));
        assertThat(loginAt("09:00:01")).isFalse();
        topology.allow(entry("office", "08:00:00"));
        assertThat(loginAt("09:00:02")).isTrue();
    }

    @Test
    void closesAnAlertByTheWallClockAndOpensItAgainUnderTheSameId() {
        loginAt("08:00:00");
        Alert opened = lastAlert();
        assertThat(opened.getGatehouse().getAlert().getStatus()).isEqualTo("open");
        topology.advance(Duration.ofMinutes(59));
        assertThat(topology.read(topology.topics.alerts())).isEmpty();
        topology.advance(Duration.ofMinutes(2));
        Alert closed = lastAlert();
        assertThat(closed.getGatehouse().getAlert().getStatus()).isEqualTo("closed");
        loginAt("09:30:00");
        Alert again = lastAlert();
        assertThat(again.getGatehouse().getAlert().getStatus()).isEqualTo("open");
        assertThat(again.getGatehouse().getAlert().getCount()).isEqualTo(2);
        assertThat(List.of(closed, again))
                .allMatch(alert ->
                        alert.getEvent().getId().equals(opened.getEvent().getId()));
        assertThat(List.of(opened, closed, again))
                .extracting(alert -> alert.getGatehouse().getRevision())
                .containsExactly(1L, 2L, 3L);
    }
}
