package io.gatehouse.cli;

import io.gatehouse.model.AllowBlock;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.schemas.Visible;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A login session in one line for people, safe for a terminal. */
final class SessionLine {
    private static final int SHORT_ID = 8;
    private static final int SHORT_KEY = 13;
    private static final String BETWEEN = "  ";

    private SessionLine() {}

    static String of(Session session) {
        Gatehouse more = session.getGatehouse();
        List<String> parts = new ArrayList<>();
        parts.add(Times.of(session.getTimestamp()));
        parts.add(who(session));
        if (more.getLogin() != null) {
            parts.add(how(more.getLogin()));
        }
        parts.add(allowed(more));
        if (more.getSession() != null) {
            parts.add(what(session, more.getSession()));
        }
        parts.add(shortId(session.getEvent().getId()));
        parts.removeIf(String::isEmpty);
        return Visible.of(String.join(BETWEEN, parts));
    }

    /** Who came in, from where, and whether that was allowed. */
    static String arrived(Session session) {
        Gatehouse more = session.getGatehouse();
        List<String> parts = new ArrayList<>();
        parts.add(who(session));
        if (more.getLogin() != null) {
            parts.add(how(more.getLogin()));
        }
        parts.add(allowed(more));
        parts.add("session " + shortId(session.getEvent().getId()));
        parts.removeIf(String::isEmpty);
        return String.join(BETWEEN, parts);
    }

    /** Who left, after how long. */
    static String left(Session session) {
        SessionBlock block = session.getGatehouse().getSession();
        String what = block == null ? "" : BETWEEN + what(session, block);
        return who(session) + what + BETWEEN + "session "
                + shortId(session.getEvent().getId());
    }

    static String shortId(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    /** {@code root (Alice Adams) from 127.0.0.3 on vm}. */
    static String who(Session session) {
        PersonRef person = session.getGatehouse().getPerson();
        String user = account(session) + (person == null ? "" : " (" + PersonLine.name(person) + ")");
        String host = Objects.requireNonNullElse(
                session.getHost().getName(), session.getHost().getId());
        return user + from(session) + " on " + host;
    }

    /** The account that logged in. */
    static String account(Session session) {
        return session.getUser() == null
                ? "?"
                : Objects.requireNonNullElse(session.getUser().getName(), "?");
    }

    private static String from(Session session) {
        EcsSource source = session.getSource();
        if (source == null) {
            return "";
        }
        String address = source.getIp() == null ? source.getAddress() : source.getIp();
        return address == null ? "" : " from " + address;
    }

    static String how(LoginBlock login) {
        String method =
                Objects.requireNonNullElse(login.getMethod(), Objects.requireNonNullElse(login.getService(), ""));
        String key = login.getKeyFingerprint();
        if (key == null) {
            return method;
        }
        return method + " " + (key.length() > SHORT_KEY ? key.substring(0, SHORT_KEY) + ".." : key);
    }

    static String allowed(Gatehouse more) {
        if (more.getAllowlisted() == null) {
            return "";
        }
        if (!more.getAllowlisted()) {
            return "NOT ALLOWED";
        }
        AllowBlock by = more.getAllow();
        return by == null
                ? "allowed"
                : "allowed by " + by.getEntry() + (by.getReason() == null ? "" : " \"" + by.getReason() + "\"");
    }

    private static String what(Session session, SessionBlock block) {
        StringBuilder what = new StringBuilder(Objects.requireNonNullElse(block.getStatus(), ""));
        if (session.getEvent().getDuration() != null) {
            what.append(" after ")
                    .append(Times.span(Duration.ofNanos(session.getEvent().getDuration())));
        }
        if (block.getEndReason() != null) {
            what.append(" (").append(block.getEndReason()).append(')');
        }
        if (block.getCommands() != null) {
            what.append(", ").append(block.getCommands()).append(block.getCommands() == 1 ? " command" : " commands");
        }
        return what.toString();
    }
}
