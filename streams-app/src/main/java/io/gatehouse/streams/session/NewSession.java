package io.gatehouse.streams.session;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.model.SessionState;
import io.gatehouse.schemas.Ids;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the record of a session from the first event that tells of it. */
final class NewSession {
    private NewSession() {}

    /** {@code pid} is that of the line; without one the client's port tells logins of the same second apart. */
    static OpenSession from(Event event, @Nullable Long pid) {
        String id = Ids.session(event.getHost().getId(), pid == null ? -portOf(event) : pid, event.getTimestamp());
        Session session = new Session();
        session.setTimestamp(event.getTimestamp());
        session.setHost(event.getHost());
        session.setEvent(eventOf(id, event));
        session.setUser(userOf(event.getUser()));
        session.setSource(event.getSource());
        session.setGatehouse(gatehouseOf(id, pid, event));
        SessionState state = new SessionState();
        state.setSession(session);
        state.setShells(new ArrayList<>());
        state.setAccounts(new ArrayList<>());
        state.setTerminals(new ArrayList<>());
        state.setAttaches(new ArrayList<>());
        state.setLastCommands(new ArrayList<>());
        state.setLastEvent(event.getTimestamp());
        OpenSession open = new OpenSession(state);
        open.announce();
        return open;
    }

    /** A session that is known by what was done in it; the kernel's id tells it from others of the same second. */
    static OpenSession unseen(Event command, String ses) {
        OpenSession session = from(command, -1 - Long.parseLong(ses));
        session.block().setSshdPid(null);
        Session record = session.state().getSession();
        record.setUser(loginOf(command));
        record.getGatehouse().setLogin(null);
        return session;
    }

    /** Who logged in, as far as the kernel's login uid says it. */
    private static EcsUser loginOf(Event command) {
        String uid = KernelIds.login(command);
        EcsUser typed = command.getUser();
        EcsUser login = new EcsUser();
        login.setId(uid);
        if (typed != null && uid != null && uid.equals(typed.getId())) {
            login.setName(Attribution.account(command));
        }
        return login;
    }

    private static EcsEvent eventOf(String id, Event event) {
        EcsEvent ecs = new EcsEvent();
        ecs.setId(id);
        ecs.setKind("state");
        ecs.setCategory(List.of("session"));
        ecs.setType(List.of("start"));
        ecs.setAction("session-opened");
        ecs.setCreated(event.getEvent().getCreated());
        ecs.setStart(event.getTimestamp());
        return ecs;
    }

    private static Gatehouse gatehouseOf(String id, @Nullable Long pid, Event event) {
        SessionBlock block = new SessionBlock();
        block.setId(id);
        block.setStatus("open");
        block.setSshdPid(pid);
        block.setTtys(new ArrayList<>());
        block.setEffectiveUsers(new ArrayList<>());
        block.setCommands(0L);
        block.setSudo(0L);
        block.setFailures(0L);
        block.setFlags(new ArrayList<>());
        block.setClass$(SessionClass.ofService(serviceOf(event)));
        Gatehouse gatehouse = new Gatehouse();
        gatehouse.setRevision(0L);
        gatehouse.setSession(block);
        gatehouse.setLogin(event.getGatehouse().getLogin());
        gatehouse.setAllowlisted(event.getGatehouse().getAllowlisted());
        gatehouse.setAllow(event.getGatehouse().getAllow());
        gatehouse.setPerson(event.getGatehouse().getPerson());
        gatehouse.setOrigin(event.getGatehouse().getOrigin());
        return gatehouse;
    }

    private static @Nullable String serviceOf(Event event) {
        LoginBlock login = event.getGatehouse().getLogin();
        return login == null ? null : login.getService();
    }

    /** A copy of the account alone: a session's user is completed later. */
    static @Nullable EcsUser userOf(@Nullable EcsUser user) {
        if (user == null) {
            return null;
        }
        EcsUser copy = new EcsUser();
        copy.setName(user.getName());
        copy.setId(user.getId());
        return copy;
    }

    private static long portOf(Event event) {
        EcsSource source = event.getSource();
        return source == null || source.getPort() == null ? 0 : source.getPort();
    }
}
