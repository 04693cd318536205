package io.gatehouse.streams.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Logins that do not come through sshd. */
class OtherLoginsTest {
    private final Host host = new Host();

    @Test
    void opensAndClosesASessionOfDropbearByItsPid() {
        host.auth("08:00:00", "dropbear[100]: Password auth succeeded for 'alice' from 192.0.2.1:4000")
                .auth("08:05:00", "dropbear[100]: Exit (alice): Disconnect received");
        assertThat(host.session("192.0.2.1", 4000).getGatehouse().getSession().getStatus())
                .isEqualTo("closed");
    }

    @Test
    void opensNoSessionOnALoginInWhichNobodyCanType() {
        host.auth("08:00:00", "vsftpd[100]: [alice] OK LOGIN: Client \"192.0.2.1\"")
                .auth("08:00:00", "vsftpd[101]: pam_unix(vsftpd:session): session opened for user alice by (uid=0)")
                .auth("08:00:01", "proftpd[102]: vm (192.0.2.1[192.0.2.1]) - USER alice: Login successful.");
        assertThat(host.sessions).isEmpty();
    }
}
