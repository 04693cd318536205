package io.gatehouse.benchmarks.parse;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Lines of one kind.
 *
 * @param name of the kind
 * @param lines as an agent sends them
 */
record Family(String name, List<RawLine> lines) {
    /** Those of auth.log, in the mix of a host that the Internet knocks at. */
    static final String MIXED = "auth";

    static final List<String> NAMES = List.of(MIXED, "sshd", "sudo-su", "pam", "accounts", "audit", "hook", "old-hook");

    private static final int COUNT = 4_000;
    private static final long START = Instant.parse("2025-01-06T00:00:00Z").getEpochSecond() * 1_000_000;

    /** Lines made up from the forms of the family; the same ones each time. */
    static Family madeUp(String name) {
        Random random = new Random(1);
        List<Template> templates = name.equals(MIXED) ? mixed() : templates(name, 1);
        List<RawLine> lines = new ArrayList<>();
        for (int i = 0; i < COUNT; i++) {
            String text = pick(templates, random).fill(random);
            lines.add(line(sourceOf(name), name.equals("audit") ? text : stamped(i, text)));
        }
        return new Family(name, lines);
    }

    /** Half sshd, two fifths PAM, a tenth all others. */
    private static List<Template> mixed() {
        List<Template> mixed = new ArrayList<>(templates("sshd", 50));
        mixed.addAll(templates("pam", 40));
        mixed.addAll(templates("sudo-su", 8));
        mixed.addAll(templates("accounts", 14));
        return mixed;
    }

    private static List<Template> templates(String name, int weight) {
        return Resource.lines(name + ".txt").stream()
                .map(Template::of)
                .map(template -> new Template(template.weight() * weight, template.text()))
                .toList();
    }

    private static Template pick(List<Template> templates, Random random) {
        int left = random.nextInt(templates.stream().mapToInt(Template::weight).sum());
        for (Template template : templates) {
            left -= template.weight();
            if (left < 0) {
                return template;
            }
        }
        throw new IllegalStateException("the weights changed");
    }

    /** Behind a header as rsyslog wrote it for the old set-up, whose patterns know no other. */
    private static String stamped(int number, String text) {
        return String.format(
                Locale.ROOT, "Jan  6 %02d:%02d:%02d vm %s", number / 3600 % 24, number / 60 % 60, number % 60, text);
    }

    static String sourceOf(String name) {
        return switch (name) {
            case "audit" -> "audit";
            case "hook", "old-hook" -> "command";
            default -> "auth";
        };
    }

    static RawLine line(String source, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        SourceFile file = new SourceFile();
        file.setPath("/var/log/" + source + ".log");
        file.setFingerprint("f");
        RawLine line = new RawLine();
        line.setHost(new EcsHost("4c4c4544", "vm", null));
        line.setSource(source);
        line.setFile(file);
        line.setLine(ByteBuffer.wrap(bytes));
        line.setLength(bytes.length);
        line.setReadAt(START);
        line.setTimezone("UTC");
        return line;
    }
}
