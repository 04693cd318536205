package io.gatehouse.benchmarks.parse;

import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line with blanks to fill in.
 *
 * @param weight how often it comes among those of its file
 * @param text the line, with names behind {@code $} for what is filled in
 */
record Template(int weight, String text) {
    private static final Pattern BLANK = Pattern.compile("\\$([a-z]+)");
    private static final List<String> USERS =
            List.of("alice", "bob", "admin", "oracle", "postgres", "deploy", "ubuntu", "git", "test1", "svc-backup");
    private static final List<String> COMMANDS = List.of(
            "/usr/bin/systemctl restart nginx",
            "/usr/bin/journalctl -u app --since today",
            "/usr/bin/apt-get update",
            "/usr/bin/tail -n 200 /var/log/nginx/access.log",
            "/bin/ls -la /var/www/releases");
    private static final long START = 1_736_121_600;

    static Template of(String line) {
        String[] parts = line.split(" ", 2);
        return new Template(Integer.parseInt(parts[0]), parts[1]);
    }

    String fill(Random random) {
        return BLANK.matcher(text).replaceAll(blank -> Matcher.quoteReplacement(value(blank.group(1), random)));
    }

    private static String value(String name, Random random) {
        return switch (name) {
            case "user" -> USERS.get(random.nextInt(USERS.size()));
            case "command" -> COMMANDS.get(random.nextInt(COMMANDS.size()));
            case "ip" -> "198.51." + random.nextInt(256) + "." + random.nextInt(256);
            case "port" -> String.valueOf(30_000 + random.nextInt(30_000));
            case "pid" -> String.valueOf(300 + random.nextInt(60_000));
            case "serial" -> String.valueOf(20_000 + random.nextInt(60_000));
            case "uid" -> String.valueOf(1_000 + random.nextInt(500));
            case "ses", "pts" -> String.valueOf(random.nextInt(200));
            case "epoch" -> START + random.nextInt(86_400) + "." + (100 + random.nextInt(900));
            case "hash" -> "1wN4mNS7MNP0OWFPt9BxGN3xlfFMwJ5lUBKgJv" + (10_000 + random.nextInt(90_000));
            default -> throw new IllegalArgumentException("$" + name + " is no known blank");
        };
    }
}
