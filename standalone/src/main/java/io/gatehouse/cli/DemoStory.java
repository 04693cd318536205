package io.gatehouse.cli;

import io.gatehouse.model.Alert;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import io.gatehouse.schemas.Visible;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Tells what came out of the pipeline in the order in which it happened, a line each, safe for a terminal. */
final class DemoStory {
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int MAX_COMMAND = 60;

    private record Line(long time, int order, String text) {}

    private final DemoGathered gathered;
    private final List<Line> lines = new ArrayList<>();

    DemoStory(DemoGathered gathered) {
        this.gathered = gathered;
    }

    List<String> tell() {
        tellFailures();
        gathered.sessions().values().forEach(this::tellSession);
        gathered.commands().values().forEach(this::tellCommand);
        gathered.events().forEach(this::tellDenial);
        gathered.told().forEach(this::tellAlert);
        return lines.stream()
                .sorted(Comparator.comparingLong(Line::time).thenComparingInt(Line::order))
                .map(line -> Visible.of(clock(line.time()) + "  " + line.text()))
                .toList();
    }

    private void say(long time, int order, String text) {
        lines.add(new Line(time, order, text));
    }

    /** Failed logins, one line for each address. */
    private void tellFailures() {
        Set<String> addresses = new LinkedHashSet<>();
        gathered.events().stream().filter(DemoStory::isFailedLogin).forEach(event -> addresses.add(addressOf(event)));
        for (String address : addresses) {
            List<Event> failed = gathered.events().stream()
                    .filter(event -> isFailedLogin(event) && addressOf(event).equals(address))
                    .toList();
            Set<String> users = new TreeSet<>();
            failed.forEach(event -> users.add(CommandText.name(event.getUser())));
            say(
                    failed.get(0).getTimestamp(),
                    0,
                    "FAILED  " + String.join(", ", users) + " from " + address + ": " + failed.size() + " passwords");
        }
    }

    private static boolean isFailedLogin(Event event) {
        return "login-failed".equals(event.getEvent().getAction());
    }

    private static String addressOf(Event event) {
        String ip = event.getSource() == null ? null : event.getSource().getIp();
        return ip == null ? "?" : ip;
    }

    private void tellSession(Session session) {
        Long end = session.getEvent().getEnd();
        say(session.getTimestamp(), 1, "IN      " + SessionLine.arrived(session));
        if (end != null) {
            say(end, 5, "OUT     " + SessionLine.left(session));
        }
    }

    private void tellCommand(Event command) {
        if ("sudo".equals(command.getGatehouse().getCommand().getKind())) {
            return; // the shell has told of it
        }
        Long exit = command.getProcess().getExitCode();
        String text = Objects.requireNonNullElse(command.getProcess().getCommandLine(), "");
        String result = exit == null ? "" : "exit " + exit;
        say(
                command.getTimestamp(),
                3,
                String.format(Locale.ROOT, "        %-16s $ %s  %s", CommandText.who(command), cut(text), result)
                        .stripTrailing());
    }

    private static String cut(String text) {
        return text.length() <= MAX_COMMAND ? text : text.substring(0, MAX_COMMAND - 2) + "..";
    }

    private void tellDenial(Event event) {
        if ("sudo-denied".equals(event.getEvent().getAction())) {
            String command =
                    event.getProcess() == null ? null : event.getProcess().getCommandLine();
            say(
                    event.getTimestamp(),
                    4,
                    "DENIED  " + CommandText.name(event.getUser()) + ": sudo " + (command == null ? "" : cut(command))
                            + reason(event));
        }
    }

    private static String reason(Event event) {
        String reason = event.getEvent().getReason();
        return reason == null ? "" : " (" + reason + ")";
    }

    private void tellAlert(Alert alert) {
        say(alert.getTimestamp(), 2, "ALERT   " + AlertLine.headline(alert));
    }

    private static @Nullable String clock(long micros) {
        return CLOCK.format(Instant.ofEpochSecond(micros / 1_000_000).atOffset(ZoneOffset.UTC));
    }
}
