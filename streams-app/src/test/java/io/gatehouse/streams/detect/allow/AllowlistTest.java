package io.gatehouse.streams.detect.allow;

import static io.gatehouse.streams.detect.Logins.entry;
import static io.gatehouse.streams.detect.Logins.login;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.Event;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class AllowlistTest {
    private static Event decided(Event login, AllowlistEntry... entries) {
        Allowlist.of(List.of(entries)).decide(login);
        return login;
    }

    private static boolean allows(AllowlistEntry entry, long time) {
        return decided(login("alice", "10.0.0.1", time), entry).getGatehouse().getAllowlisted();
    }

    @Test
    void allowsNobodyWhenItIsEmpty() {
        Event login = login("alice", "10.0.0.1", 5);
        Allowlist.empty().decide(login);
        assertThat(login.getGatehouse().getAllowlisted()).isFalse();
        assertThat(login.getGatehouse().getAllow()).isNull();
    }

    @Test
    void saysWhichEntryAllowedAndWhy() {
        AllowlistEntry entry = entry("office", "10.0.0.0/8");
        entry.setReason("office network");
        Event login = decided(login("alice", "10.0.0.1", 5), entry);
        assertThat(login.getGatehouse().getAllowlisted()).isTrue();
        assertThat(login.getGatehouse().getAllow().getEntry()).isEqualTo("office");
        assertThat(login.getGatehouse().getAllow().getReason()).isEqualTo("office network");
    }

    @Test
    void isInForceFromItsCreationOn() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setCreated(100L);
        assertThat(allows(entry, 99)).isFalse();
        assertThat(allows(entry, 100)).isTrue();
    }

    @Test
    void isInForceFromTheLaterOfCreationAndValidity() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setCreated(100L);
        entry.setValidFrom(50L);
        assertThat(allows(entry, 99)).isFalse();
        entry.setValidFrom(150L);
        assertThat(allows(entry, 149)).isFalse();
        assertThat(allows(entry, 150)).isTrue();
    }

    @Test
    void isNoMoreInForceAtItsEnd() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setValidUntil(200L);
        assertThat(allows(entry, 199)).isTrue();
        assertThat(allows(entry, 200)).isFalse();
    }

    @Test
    void isNoMoreInForceOnceRemoved() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setValidUntil(200L);
        entry.setRemovedAt(150L);
        assertThat(allows(entry, 149)).isTrue();
        assertThat(allows(entry, 150)).isFalse();
    }

    @Test
    void letsDenyWinOverAllow() {
        AllowlistEntry deny = entry("z", "10.0.0.1");
        deny.setAction("deny");
        Event login = decided(login("alice", "10.0.0.1", 5), entry("a", "10.0.0.0/8"), deny);
        assertThat(login.getGatehouse().getAllowlisted()).isFalse();
        assertThat(login.getGatehouse().getAllow().getEntry()).isEqualTo("z");
    }

    @Test
    void namesTheEntryWithTheLongestPrefixOfSeveral() {
        AllowlistEntry narrow = entry("z", "10.0.0.0/30");
        assertThat(decided(login("alice", "10.0.0.1", 5), entry("a", "10.0.0.0/8"), narrow)
                        .getGatehouse()
                        .getAllow()
                        .getEntry())
                .isEqualTo("z");
    }

    @Test
    void namesTheFirstOfSeveralEntriesByIdWhateverTheirOrder() {
        AllowlistEntry one = entry("1", "10.0.0.0/8");
        AllowlistEntry two = entry("2", "10.0.0.0/8");
        assertThat(decided(login("alice", "10.0.0.1", 5), two, one)
                        .getGatehouse()
                        .getAllow()
                        .getEntry())
                .isEqualTo("1");
    }

    static Stream<Consumer<AllowlistEntry>> otherConditions() {
        return Stream.of(
                e -> e.setUser("bob"),
                e -> e.setHost("db-*"),
                e -> e.setKeyFingerprint("SHA256:x*"),
                e -> e.setSourceCidr("10.0.0.2"));
    }

    @ParameterizedTest
    @MethodSource("otherConditions")
    void needsEverythingThatAnEntryNamesToMatch(Consumer<AllowlistEntry> other) {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setUser("al*");
        entry.setHost("web-?");
        entry.setKeyFingerprint("SHA256:w6*");
        assertThat(allows(entry, 5)).isTrue();
        other.accept(entry);
        assertThat(allows(entry, 5)).isFalse();
    }

    @Test
    void matchesAHostByItsIdToo() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setHost("machine-1");
        assertThat(allows(entry, 5)).isTrue();
    }

    @Test
    void doesNotMatchALoginWithoutWhatTheEntryNames() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setKeyFingerprint("*");
        Event login = login("alice", "10.0.0.1", 5);
        login.getGatehouse().setLogin(null);
        assertThat(decided(login, entry).getGatehouse().getAllowlisted()).isFalse();
        login.setSource(null);
        assertThat(decided(login, entry("f", "0.0.0.0/1")).getGatehouse().getAllowlisted())
                .isFalse();
    }

    @Test
    void refusesAnEntryThatNamesNothing() {
        AllowlistEntry entry = entry("e", null);
        entry.setAnySource(true);
        assertThat(Allowlist.check(entry)).contains("names nothing");
    }

    @Test
    void refusesAnEntryWithoutSourceThatDoesNotSayThatAnyWillDo() {
        AllowlistEntry entry = entry("e", null);
        entry.setUser("alice");
        assertThat(Allowlist.check(entry)).contains("names no source");
        entry.setAnySource(true);
        assertThat(Allowlist.check(entry)).isNull();
    }

    @Test
    void refusesAnEntryOfEveryAddressAndNothingElse() {
        assertThat(Allowlist.check(entry("e", "0.0.0.0/0"))).contains("names nothing");
        assertThat(Allowlist.check(entry("e", "::/0"))).contains("names nothing");
    }

    @Test
    void refusesAnEntryThatContradictsItself() {
        AllowlistEntry both = entry("e", "10.0.0.1");
        both.setAnySource(true);
        assertThat(Allowlist.check(both)).contains("leave one out");
        AllowlistEntry never = entry("e", "10.0.0.1");
        never.setValidUntil(0L);
        assertThat(Allowlist.check(never)).contains("never hold");
    }

    @Test
    void refusesAnEntryWhoseBlockIsMalformed() {
        assertThat(Allowlist.check(entry("e", "10.0.0.0/99"))).contains("10.0.0.0/99");
    }

    @Test
    void refusesAnEntryOfAnotherAction() {
        AllowlistEntry entry = entry("e", "10.0.0.1");
        entry.setAction("Allow");
        assertThat(Allowlist.check(entry)).contains("\"Allow\"");
    }
}
