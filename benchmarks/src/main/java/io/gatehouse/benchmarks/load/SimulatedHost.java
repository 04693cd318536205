package io.gatehouse.benchmarks.load;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.RawLine;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Random;

/** One host: begins an episode now and then and writes the lines of all that go on, in order of time. */
final class SimulatedHost {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'+00:00'");
    private static final Runnable NOTHING = () -> {};

    private final Random random;
    private final Tally tally;
    private final Episodes episodes = new Episodes();
    private final EcsHost host;
    private final LogFile auth;
    private final LogFile commands;
    private final LogFile audit;
    private final long meanGap;
    private final PriorityQueue<PendingLine> pending = new PriorityQueue<>();
    private final Deque<Integer> freeTerminals = new ArrayDeque<>();
    private long nextEpisode;
    private long order;
    private long sequence;
    private int pids;
    private int sessions;
    private int serials;
    private int terminals;

    /** @param meanGap microseconds between two episodes */
    SimulatedHost(int number, long start, long meanGap, Random random, Tally tally) {
        this.random = random;
        this.tally = tally;
        this.host = new EcsHost(String.format("%032x", random.nextLong()), "web-" + number, null);
        this.auth = new LogFile(host, "auth", "/var/log/auth.log");
        this.commands = new LogFile(host, "command", "/var/log/commands.log");
        this.audit = new LogFile(host, "audit", "/var/log/audit/audit.log");
        this.meanGap = meanGap;
        this.pids = 1000 + random.nextInt(20_000);
        this.nextEpisode = start + gap();
    }

    private long gap() {
        return (long) (-Math.log(1 - random.nextDouble()) * meanGap);
    }

    /** When the next line is written, in microseconds. */
    long nextTime() {
        while (pending.isEmpty() || pending.peek().time() >= nextEpisode) {
            episodes.begin(this, nextEpisode);
            nextEpisode += gap() + 1;
        }
        return pending.element().time();
    }

    RawLine next() {
        nextTime();
        return write(pending.remove());
    }

    private RawLine write(PendingLine line) {
        tally.line(line.kind());
        line.consequence().run();
        return line.file().next(line.text(), line.time(), sequence++);
    }

    Random random() {
        return random;
    }

    String id() {
        return host.getId();
    }

    int newPid() {
        pids += 1 + random.nextInt(3);
        return pids;
    }

    int newSession() {
        return ++sessions;
    }

    int takeTerminal() {
        return freeTerminals.isEmpty() ? terminals++ : freeTerminals.pop();
    }

    void freeTerminal(int number) {
        freeTerminals.push(number);
    }

    /** A message in auth.log: {@code sshd[812]: Accepted …}. */
    void auth(String kind, long time, String message) {
        auth(kind, time, message, NOTHING);
    }

    void auth(String kind, long time, String message, Runnable consequence) {
        pend(kind, time, auth, stamp(time) + " " + host.getName() + " " + message, consequence);
    }

    /** A record of the shell hook. */
    void shell(String kind, long time, String record, Runnable consequence) {
        pend(kind, time, commands, stamp(time) + " " + host.getName() + " bashaudit: v=1 " + record, consequence);
    }

    void shell(String kind, long time, String record) {
        shell(kind, time, record, NOTHING);
    }

    /** A line in commands.log of no record: {@code alice: alice [583]: ls [0]}. */
    void shellLine(String kind, long time, String line) {
        pend(kind, time, commands, stamp(time) + " " + host.getName() + " " + line, NOTHING);
    }

    /** All lines that are to come, in order of time. */
    List<RawLine> rest() {
        List<RawLine> lines = new ArrayList<>();
        while (!pending.isEmpty()) {
            lines.add(write(pending.remove()));
        }
        return lines;
    }

    /** A record of the audit daemon. */
    void audit(String type, long time, String fields) {
        long millis = time / 1000;
        String text = String.format(
                "type=%s msg=audit(%d.%03d:%d): %s", type, millis / 1000, millis % 1000, ++serials, fields);
        pend("audit", time, audit, text, NOTHING);
    }

    /** That a command was run, to be noted with its line. */
    Runnable aCommand() {
        return tally::command;
    }

    Runnable anUnlistedLogin(String user, String address) {
        return () -> tally.unlistedLogin(user, host.getId(), address);
    }

    private void pend(String kind, long time, LogFile file, String text, Runnable consequence) {
        pending.add(new PendingLine(time, order++, kind, file, text, consequence));
    }

    private static String stamp(long micros) {
        return TIME.format(Instant.ofEpochSecond(micros / 1_000_000, micros % 1_000_000 * 1000)
                .atOffset(ZoneOffset.UTC));
    }
}
