package io.gatehouse.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happened on the recorded host, taken from outside the logs (terminals, /proc, client sockets): which command was typed in which
 * connection.
 */
final class DemoTruth {
    private final Map<String, Set<String>> commandsByConnection = new HashMap<>();

    private DemoTruth() {}

    static DemoTruth read(String json) throws IOException {
        DemoTruth truth = new DemoTruth();
        for (JsonNode session : new ObjectMapper().readTree(json).get("sessions")) {
            String connection = connection(
                    session.get("src_ip").asText(), session.get("src_port").asInt());
            Set<String> commands = truth.commandsByConnection.computeIfAbsent(connection, c -> new HashSet<>());
            session.get("commands")
                    .forEach(
                            command -> commands.add(command.get("line").asText().strip()));
        }
        return truth;
    }

    /** Whether a typed command stands in a session in which it was not typed. */
    boolean isWrong(Event command, @Nullable Session session) {
        String text = command.getProcess().getCommandLine();
        if (session == null || text == null || !isTyped(command) || !isKnown(text.strip())) {
            return false;
        }
        return !commandsByConnection
                .getOrDefault(connectionOf(session), Set.of())
                .contains(text.strip());
    }

    /** Whether the command was attributed and could be checked. */
    boolean isChecked(Event command) {
        String text = command.getProcess().getCommandLine();
        return text != null && isTyped(command) && isKnown(text.strip());
    }

    private static boolean isTyped(Event command) {
        return "typed".equals(command.getGatehouse().getCommand().getKind());
    }

    private boolean isKnown(String text) {
        return commandsByConnection.values().stream().anyMatch(commands -> commands.contains(text));
    }

    private static String connectionOf(Session session) {
        EcsSource source = session.getSource();
        Integer port = source == null ? null : source.getPort();
        return source == null || port == null ? "" : connection(source.getIp(), port);
    }

    private static String connection(@Nullable String ip, int port) {
        return ip + " " + port;
    }
}
