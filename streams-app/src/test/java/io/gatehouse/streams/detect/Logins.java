package io.gatehouse.streams.detect;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import org.jspecify.annotations.Nullable;

/** Makes logins and entries of the allowlist. */
public final class Logins {
    private Logins() {}

    public static Event login(String user, String address, long time) {
        Event event = new Event();
        event.setTimestamp(time);
        event.setType("auth");
        event.setHost(new EcsHost("machine-1", "web-1", null));
        EcsEvent ecs = new EcsEvent();
        ecs.setId(user + " " + address + " " + time);
        ecs.setKind("event");
        ecs.setAction("logged-in");
        event.setEvent(ecs);
        EcsUser account = new EcsUser();
        account.setName(user);
        event.setUser(account);
        event.setSource(new EcsSource(address, 4000, null));
        Gatehouse gatehouse = new Gatehouse();
        gatehouse.setRevision(1L);
        LoginBlock login = new LoginBlock();
        login.setKeyFingerprint("SHA256:w6m2");
        gatehouse.setLogin(login);
        event.setGatehouse(gatehouse);
        return event;
    }

    /** An entry that allows a block from time 0 on. */
    public static AllowlistEntry entry(String id, @Nullable String cidr) {
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId(id);
        entry.setAction("allow");
        entry.setSourceCidr(cidr);
        entry.setAnySource(false);
        entry.setCreated(0L);
        return entry;
    }
}
