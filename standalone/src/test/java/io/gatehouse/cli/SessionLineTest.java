package io.gatehouse.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import org.junit.jupiter.api.Test;

final class SessionLineTest {
    @Test
    void tellsTheWholeLoginInALine() {
        Session session = session("root", "127.0.0.3");
        session.getEvent().setDuration(11_000_000_000L);
        session.getGatehouse().setAllowlisted(false);
        LoginBlock login = new LoginBlock();
        login.setMethod("publickey");
        login.setKeyFingerprint("SHA256:+zqb4567890123456789");
        session.getGatehouse().setLogin(login);
        SessionBlock block = new SessionBlock();
        block.setStatus("closed");
        block.setEndReason("logout");
        block.setCommands(10L);
        session.getGatehouse().setSession(block);
        assertThat(SessionLine.of(session))
                .isEqualTo("2026-11-21T08:34:40Z  root from 127.0.0.3 on vm  publickey SHA256:+zqb45..  NOT ALLOWED"
                        + "  closed after 11 s (logout), 10 commands  b2106a7f");
    }

    @Test
    void saysWhichEntryAllowedIt() {
        Session session = session("alice", "127.0.0.1");
        session.getGatehouse().setAllowlisted(true);
        session.getGatehouse().setAllow(new AllowBlock("al-03", "office"));
        assertThat(SessionLine.of(session)).contains("  allowed by al-03 \"office\"  ");
    }

    @Test
    void doesNotLetAnAccountNameSteerTheTerminal() {
        assertThat(SessionLine.of(session("\u001b[2Jroot\n", "127.0.0.1")))
                .contains("\\x1b[2Jroot\\x0a from")
                .doesNotContain("\u001b", "\n");
    }

    private static Session session(String user, String address) {
        Session session = new Session();
        session.setTimestamp(1_795_250_080_500_000L);
        session.setHost(new EcsHost("0f", "vm", null));
        EcsEvent event = new EcsEvent();
        event.setId("b2106a7f00112233");
        session.setEvent(event);
        EcsUser name = new EcsUser();
        name.setName(user);
        session.setUser(name);
        EcsSource source = new EcsSource();
        source.setIp(address);
        session.setSource(source);
        session.setGatehouse(new Gatehouse());
        return session;
    }
}
