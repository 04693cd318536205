package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.SessionBlock;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {
    private final Host host = new Host();

    private void login(String time, String user, String address, int port) {
        host.auth(
                time,
                "sshd[" + port + "]: Accepted publickey for " + user + " from " + address + " port " + port + " ssh2");
    }

    private void logout(String time, String user, String address, int port) {
        host.auth(time, "sshd[" + port + "]: Disconnected from user " + user + " " + address + " port " + port);
    }

    /** Every file is read to then. */
    private void pass(String time) {
        host.auth(time, "sshd[9]: Invalid user x from 192.0.2.200 port 9");
    }

    private Long concurrent(String address, int port) {
        SessionBlock block = host.session(address, port).getGatehouse().getSession();
        return block.getConcurrent();
    }

    @Test
    void countsTheOtherAddressesFromWhichTheAccountIsIn() {
        login("08:00:00", "alice", "192.0.2.1", 4001);
        login("08:01:00", "alice", "192.0.2.1", 4002);
        login("08:02:00", "alice", "192.0.2.2", 4003);
        login("08:03:00", "bob", "192.0.2.4", 4004);
        login("08:04:00", "alice", "192.0.2.3", 4005);
        pass("08:05:00");
        assertThat(concurrent("192.0.2.1", 4001)).isNull();
        assertThat(concurrent("192.0.2.1", 4002)).isNull();
        assertThat(concurrent("192.0.2.2", 4003)).isEqualTo(1);
        assertThat(concurrent("192.0.2.4", 4004)).isNull();
        assertThat(concurrent("192.0.2.3", 4005)).isEqualTo(2);
    }

    @Test
    void countsWhatWasOpenWhenTheSessionBeganHoweverSoonItEndedAfterwards() {
        login("08:00:00", "alice", "192.0.2.1", 4001);
        login("08:01:00", "alice", "192.0.2.2", 4002);
        logout("08:01:01", "alice", "192.0.2.1", 4001);
        pass("08:05:00");
        assertThat(concurrent("192.0.2.2", 4002)).isEqualTo(1);
    }

    @Test
    void doesNotCountWhatEndedWhenTheSessionBegan() {
        login("08:00:00", "alice", "192.0.2.1", 4001);
        logout("08:01:00", "alice", "192.0.2.1", 4001);
        login("08:01:00", "alice", "192.0.2.2", 4002);
        pass("08:05:00");
        assertThat(concurrent("192.0.2.2", 4002)).isNull();
    }

    @Test
    void doesNotCountLoginsFromTheHostItself() {
        login("08:00:00", "alice", "192.0.2.1", 4001);
        login("08:01:00", "alice", "127.0.0.1", 4002);
        login("08:02:00", "alice", "192.0.2.1", 4003);
        pass("08:05:00");
        assertThat(concurrent("127.0.0.1", 4002)).isNull();
        assertThat(concurrent("192.0.2.1", 4003)).isNull();
    }

    @Test
    void countsTheSameAfterARestart() {
        login("08:00:00", "alice", "192.0.2.1", 4001);
        login("08:01:00", "alice", "192.0.2.2", 4002);
        host.restart();
        pass("08:05:00");
        assertThat(concurrent("192.0.2.2", 4002)).isEqualTo(1);
    }
}
