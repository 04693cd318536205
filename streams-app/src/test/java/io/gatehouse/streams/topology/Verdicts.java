package io.gatehouse.streams.topology;

import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Holds the commands that the join gave against the truth of a case. */
final class Verdicts {
    /** How long before and after it was typed a command may say it was, in microseconds. */
    private static final long BEFORE = 3_000_000;

    private static final long AFTER = 30_000_000;

    final List<String> wrong = new ArrayList<>();
    final List<String> unsure = new ArrayList<>();
    final List<String> wronglyDescribed = new ArrayList<>();
    /** What was not typed, such as the history line that the old hook logs at the first prompt. */
    final List<String> untrue = new ArrayList<>();

    int right;
    private final List<Truth.Typed> left = new ArrayList<>();
    private final Map<String, String> logins = new HashMap<>();

    private final Set<String> others;

    Verdicts(Truth truth, List<Session> sessions) {
        others = truth.others();
        for (Truth.Login login : truth.sessions()) {
            left.addAll(login.typed());
            sessions.stream()
                    .filter(login::is)
                    .forEach(session -> logins.put(session.getEvent().getId(), login.id()));
        }
    }

    /** Lines that a command log has to have and that did not come. */
    List<String> missing() {
        return left.stream()
                .filter(Truth.Typed::must)
                .map(typed -> typed.login() + ": " + typed.line())
                .toList();
    }

    /** Judges the next command; they come in the order of their times. */
    void judge(Event command) {
        String line = String.valueOf(command.getProcess().getCommandLine()).strip();
        boolean hidden = Boolean.TRUE.equals(command.getGatehouse().getCommand().getHidden());
        long time = command.getTimestamp();
        List<Truth.Typed> hits = left.stream()
                .filter(typed -> typed.isOfSudo() == isOfSudo(command))
                .filter(typed -> hidden ? isWithin(typed, time) : typed.line().equals(line) && isNear(typed, time))
                .toList();
        String session = command.getGatehouse().getSession().getId();
        if (others.contains(line)) {
            if (session != null) {
                wrong.add(logins.get(session) + " did not run " + line);
            }
        } else if (hits.isEmpty()) {
            untrue.add(command.getGatehouse().getCommand().getKind() + ": " + line);
        } else if (session == null) {
            doubt(command, hits.get(0));
        } else {
            settle(command, logins.getOrDefault(session, "no login"), hits);
        }
    }

    private void doubt(Event command, Truth.Typed typed) {
        left.remove(typed);
        if (!typed.isUnknowable() && !typed.isOfSudo()) {
            unsure.add(command.getGatehouse().getSession().getJoin() + ": " + typed.line());
        }
    }

    private static boolean isOfSudo(Event command) {
        return "sudo".equals(command.getGatehouse().getCommand().getKind());
    }

    private void settle(Event command, String mine, List<Truth.Typed> hits) {
        hits.stream()
                .filter(typed -> typed.login().equals(mine))
                .findFirst()
                .ifPresentOrElse(
                        typed -> {
                            left.remove(typed);
                            right += typed.must() ? 1 : 0;
                            describe(command, typed);
                        },
                        () -> wrong.add(mine + " did not type " + hits.get(0).line()));
    }

    private void describe(Event command, Truth.Typed typed) {
        EcsUser user = command.getUser();
        String account = user.getEffective() == null
                ? user.getName()
                : user.getEffective().getName();
        Long status = command.getProcess().getExitCode();
        boolean asTyped = typed.user().equals("-") || typed.user().equals(account);
        boolean ended =
                typed.status().equals("-") || status == null || typed.status().equals(status.toString());
        if (typed.must() && (!asTyped || !ended)) {
            wronglyDescribed.add(typed.line() + " as " + account + " with status " + status);
        }
    }

    /** The only sign of a line that the hook knows to be hidden is its time. */
    private static boolean isWithin(Truth.Typed typed, long time) {
        return typed.sent() <= time && time <= typed.prompt();
    }

    private static boolean isNear(Truth.Typed typed, long time) {
        long late = time - typed.sent();
        return -BEFORE <= late && late <= AFTER + typed.prompt() - typed.sent();
    }
}
