package io.gatehouse.streams.topology;

import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What really happened in a case, taken from terminals and sockets and not from the logs: {@code truth.txt}.
 *
 * @param sessions every login, in order
 * @param others lines of commands that were typed in no login
 */
record Truth(List<Login> sessions, Set<String> others) {

    /**
     * A login, known by the client's end of its connection, or where that is in no log by the kernel's session.
     *
     * @param port of the client, - where no log has it
     * @param method how it was proven, - where no log has it
     * @param status closed; open where nothing tells of the end; maybe where a log holds too little to tell of a login
     * @param kernelSession the kernel's id of it, - where the case has none
     */
    record Login(
            String id,
            String user,
            String address,
            String port,
            String method,
            String status,
            String kernelSession,
            List<Typed> typed) {

        boolean is(Session session) {
            EcsSource source = session.getSource();
            Long kernel = session.getGatehouse().getSession().getAuditSession();
            return port.equals("-") || kernelSession.equals(String.valueOf(kernel))
                    ? kernelSession.equals(String.valueOf(kernel))
                    : source != null && address.equals(source.getIp()) && port.equals(String.valueOf(source.getPort()));
        }
    }

    /**
     * A line that was typed or requested.
     *
     * @param login id of its login
     * @param word must: a command log has to have it; may: {@code exit} and the like, which can be missing; unknowable:
     *     it has to be there, and nothing tells for sure in which login it was typed; sudo: what sudo says it ran
     * @param sent microseconds
     * @param prompt when the next prompt stood, microseconds
     * @param user account that it ran as, - where that is not known
     * @param status exit status, - where that is not known
     */
    record Typed(String login, String word, long sent, long prompt, String user, String status, String line) {
        boolean must() {
            return word.equals("must") || isUnknowable();
        }

        boolean isUnknowable() {
            return word.equals("unknowable");
        }

        boolean isOfSudo() {
            return word.equals("sudo");
        }
    }

    static Truth read(Path file) throws IOException {
        List<Login> logins = new ArrayList<>();
        Set<String> others = new HashSet<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("session ")) {
                logins.add(login(line.split(" ")));
            } else if (line.startsWith("other ")) {
                others.add(line.substring("other ".length()));
            } else if (!line.startsWith("#")) {
                Login login = logins.get(logins.size() - 1);
                login.typed().add(typed(login.id(), line));
            }
        }
        return new Truth(logins, others);
    }

    private static Login login(String[] words) {
        String status = words.length > 6 ? words[6] : "closed";
        String kernelSession = words.length > 7 ? words[7].substring("ses=".length()) : "-";
        return new Login(words[1], words[2], words[3], words[4], words[5], status, kernelSession, new ArrayList<>());
    }

    private static Typed typed(String login, String line) {
        String[] words = line.split(" ", 6);
        return new Typed(
                login,
                words[0],
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                words[3],
                words[4],
                unescaped(words[5]).strip());
    }

    /** The shell's history has a command of several lines in one. */
    private static String unescaped(String line) {
        return Pattern.compile("\\\\(.)")
                .matcher(line)
                .replaceAll(escape -> escape.group(1).equals("n") ? "; " : "\\\\");
    }
}
