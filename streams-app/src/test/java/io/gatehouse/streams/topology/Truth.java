package io.gatehouse.streams.topology;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What really happened in a recorded case, taken from terminals and sockets and not from the logs: {@code truth.txt}.
 *
 * @param sessions every login, in order
 */
record Truth(List<Login> sessions) {

    /** A login, known by the client's end of its connection. */
    record Login(String id, String user, String address, int port, String method, List<Typed> typed) {}

    /**
     * A line that was typed or requested.
     *
     * @param login id of its login
     * @param must whether a command log has to have it; {@code exit} and the like may be missing
     * @param sent microseconds
     * @param prompt when the next prompt stood, microseconds
     * @param user account that it ran as, - where that is not known
     * @param status exit status, - where that is not known
     */
    record Typed(String login, boolean must, long sent, long prompt, String user, String status, String line) {}

    static Truth read(Path file) throws IOException {
        List<Login> logins = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (line.startsWith("session ")) {
                String[] words = line.split(" ");
                logins.add(new Login(
                        words[1], words[2], words[3], Integer.parseInt(words[4]), words[5], new ArrayList<>()));
            } else if (!line.startsWith("#")) {
                Login login = logins.get(logins.size() - 1);
                login.typed().add(typed(login.id(), line));
            }
        }
        return new Truth(logins);
    }

    private static Typed typed(String login, String line) {
        String[] words = line.split(" ", 6);
        return new Typed(
                login,
                words[0].equals("must"),
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
