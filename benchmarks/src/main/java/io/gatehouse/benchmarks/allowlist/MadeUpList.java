package io.gatehouse.benchmarks.allowlist;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Entries of all kinds in the same proportions whatever their number, and logins of which half have one; the same from one seed. */
final class MadeUpList {
    private static final long TIME = 1_795_161_600_000_000L;
    private static final int KINDS = 20;
    /** So that ten entries, too, are of all kinds. */
    private static final int STRIDE = 11;

    private final Random random = new Random(1);
    private final int size;

    MadeUpList(int size) {
        this.size = size;
    }

    /** Half blocks of IPv4, a tenth blocks of IPv6, a quarter of anywhere by account or key, the rest of blocks with more conditions. */
    List<AllowlistEntry> entries() {
        List<AllowlistEntry> entries = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            entries.add(entry(i));
        }
        return entries;
    }

    private AllowlistEntry entry(int number) {
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId("al-" + number);
        entry.setCreated(0L);
        int kind = number * STRIDE % KINDS;
        entry.setAction(kind == 0 ? "deny" : "allow");
        entry.setAnySource(kind >= 12 && kind < 17);
        if (kind < 10) {
            entry.setSourceCidr(ipv4(number) + "/" + (24 + number % 9));
        } else if (kind < 12) {
            entry.setSourceCidr("2001:db8:" + Integer.toHexString(number & 0xFFFF) + "::/" + (48 + number % 16));
        } else if (kind < 15) {
            entry.setUser("user" + number);
        } else if (kind < 17) {
            entry.setKeyFingerprint("SHA256:key" + number);
        } else {
            entry.setSourceCidr(ipv4(number) + "/24");
            entry.setUser("user*");
            entry.setHost("web-*");
            entry.setHours("Mon-Fri 08:00-18:00 Europe/Berlin");
        }
        return entry;
    }

    private static String ipv4(int number) {
        int spread = number * 0x9E3779B1 & 0x7FFFFFFF;
        return (1 + spread % 200) + "." + (spread >> 8 & 0xFF) + "." + (spread >> 16 & 0xFF) + "." + (number & 0xFF);
    }

    /** Logins: every other comes from the block of some entry. */
    List<Event> logins(int count) {
        List<Event> logins = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = random.nextInt(size);
            boolean known = i % 2 == 0;
            String address = known ? ipv4(number) : "223." + random.nextInt(256) + "." + random.nextInt(256) + ".9";
            logins.add(login(address, known ? "user" + number : "stranger" + i, i));
        }
        return logins;
    }

    private static Event login(String address, String user, int number) {
        Event event = new Event();
        event.setTimestamp(TIME + number);
        event.setType("auth");
        event.setHost(new EcsHost("machine-" + number % 500, "web-" + number % 500, null));
        EcsEvent ecs = new EcsEvent();
        ecs.setId("event-" + number);
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
        login.setKeyFingerprint("SHA256:w6m2SM0POWFPtBxG6xlfFMwJ/lUBKgJv4d/ku53TN7w");
        gatehouse.setLogin(login);
        event.setGatehouse(gatehouse);
        return event;
    }
}
