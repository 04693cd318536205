package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.notice.Incident;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What to type next about an incident. People paste such lines into a shell, and who attacks chooses user names: a line is left out
 * where a value could be anything but a plain name, id or address (a {@code *} would allow everybody).
 */
final class Commands {
    private static final Pattern ID = Pattern.compile("[0-9A-Za-z][0-9A-Za-z-]{0,63}");
    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z_][0-9A-Za-z._-]{0,63}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9A-Fa-f][0-9A-Fa-f.:]{1,44}");
    private static final String ALLOWLIST_RULE = "login-not-allowlisted";
    private static final int SHORT_ID = 8;
    private static final int MOST_SESSIONS = 3;

    private Commands() {}

    /** Line for line. */
    static List<String> of(Incident incident) {
        List<String> commands = new ArrayList<>();
        if (is(ID, incident.id())) {
            String id = shortId(incident.id());
            commands.add("./gatehouse alerts show " + id);
            incident.sessions().stream()
                    .filter(session -> is(ID, session))
                    .limit(MOST_SESSIONS)
                    .forEach(session -> commands.add("./gatehouse session " + shortId(session)));
            if (incident.status().equals("open")) {
                commands.add("./gatehouse alerts ack " + id + " --note TEXT");
            }
        }
        String allow = allow(incident);
        if (!allow.isEmpty()) {
            commands.add(allow);
        }
        return commands;
    }

    /** How to allow such a login from now on; empty where that is no question, or not one login is meant. */
    static String allow(Incident incident) {
        List<String> users = incident.users();
        List<String> hosts = incident.hosts();
        List<String> sources = incident.sources();
        boolean oneLogin = incident.rule().equals(ALLOWLIST_RULE)
                && users.size() == 1
                && hosts.size() == 1
                && sources.size() == 1
                && is(NAME, users.get(0))
                && is(NAME, hosts.get(0))
                && is(ADDRESS, sources.get(0));
        return oneLogin
                ? "./gatehouse allow add " + sources.get(0) + " --user " + users.get(0) + " --host " + hosts.get(0)
                        + " --reason TEXT --close-open"
                : "";
    }

    /** As much of an id as the commands need. */
    static String shortId(String id) {
        return id.length() > SHORT_ID ? id.substring(0, SHORT_ID) : id;
    }

    private static boolean is(Pattern plain, String text) {
        return plain.matcher(text).matches();
    }
}
