package io.gatehouse.cli;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes records of sessions; times are those of a day, such as {@code 08:34:40}, or moments. */
final class Stories {
    private Stories() {}

    static Session session(String id, String user, String start) {
        Session session = new Session();
        session.setTimestamp(micros(start));
        session.setHost(new EcsHost("0f", "vm", null));
        session.setEvent(event(id));
        session.setUser(user(user));
        Gatehouse more = new Gatehouse();
        more.setRevision(1L);
        SessionBlock block = new SessionBlock();
        block.setId(id);
        block.setStatus("open");
        more.setSession(block);
        session.setGatehouse(more);
        return session;
    }

    /** A command of a session; without one it is ambiguous. */
    static Event command(String id, String time, String text, @Nullable String session, String... candidates) {
        Event command = new Event();
        command.setTimestamp(micros(time));
        command.setType("commands");
        command.setHost(new EcsHost("0f", "vm", null));
        command.setEvent(event(id));
        command.getEvent().setAction("ran-command");
        command.setUser(user("alice"));
        EcsProcess process = new EcsProcess();
        process.setCommandLine(text);
        command.setProcess(process);
        SessionBlock block = new SessionBlock();
        block.setId(session);
        block.setJoin(session == null ? "ambiguous" : "exact");
        block.setCandidates(session == null ? List.of(candidates) : null);
        CommandBlock typed = new CommandBlock();
        typed.setKind("typed");
        typed.setWitnesses(List.of("hook"));
        Gatehouse more = new Gatehouse();
        more.setRevision(1L);
        more.setSession(block);
        more.setCommand(typed);
        command.setGatehouse(more);
        return command;
    }

    static EcsUser user(String name) {
        EcsUser user = new EcsUser();
        user.setName(name);
        return user;
    }

    static long micros(String time) {
        return Times.micros(Instant.parse(time.contains("T") ? time : "2026-11-21T" + time + "Z"));
    }

    private static EcsEvent event(String id) {
        EcsEvent event = new EcsEvent();
        event.setId(id);
        event.setKind("event");
        return event;
    }
}
