package io.gatehouse.streams.parse;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.Event;
import io.gatehouse.model.RawLine;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** What holds for any line. */
class AnyLineTest {
    private final LineParser parser = new LineParser();
    private final Invariants invariants = new Invariants();

    @Property
    void readsAnyBytesOfAnySourceAsExactlyOneThing(@ForAll("sources") String source, @ForAll byte[] line) {
        check(Lines.of(source, "/var/log/x.log", line));
    }

    @Property
    void readsAnyTextBehindAHeader(
            @ForAll("heads") String head, @ForAll("sources") String source, @ForAll String rest) {
        check(Lines.of(source, "/var/log/x.log", (head + rest).getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void readsAnyRealLineThatWasDamaged(@ForAll("damaged") RawLine line) {
        check(line);
    }

    @Property
    void neverTakesTheAddressFromTheNameOfAnInvalidUser(@ForAll("names") String name) {
        String line = "Nov 21 08:34:01 vm sshd[3]: Failed password for invalid user " + name
                + " from 192.0.2.7 port 4711 ssh2";
        Event event = ((Reading.Parsed) Lines.read(line)).events().get(0);
        assertThat(event.getSource().getIp()).isEqualTo("192.0.2.7");
        assertThat(event.getUser().getName()).isEqualTo(name);
    }

    private void check(RawLine line) {
        invariants.check(line, parser.read(line, Lines.ARRIVAL, Lines.ID));
    }

    @Provide
    Arbitrary<String> sources() {
        return Arbitraries.of("auth", "command", "audit", "shell");
    }

    @Provide
    Arbitrary<String> heads() {
        return Arbitraries.of(
                "<38>1 2026-11-21T08:34:01Z vm ",
                "Nov 21 08:34:01 ",
                "Nov 21 08:34:01 vm sshd[3]: Accepted publickey for ",
                "Nov 21 08:34:01 vm sshd[3]: Connection closed by ",
                "Nov 21 08:34:01 vm sshd[3]: pam_unix(sshd:session): session opened for user ",
                "Nov 21 08:34:01 vm sshd[3]: message repeated 2 times: [ ",
                "Nov 21 08:34:01 vm sudo: alice : ",
                "Nov 21 08:34:01 vm su: ",
                "Nov 21 08:34:01 vm bashaudit: v=1 ev=cmd ",
                "{\"__REALTIME_TIMESTAMP\":\"1795250041938700\",\"_UID\":\"0\",\"SYSLOG_IDENTIFIER\":\"sshd\",\"MESSAGE\":\"",
                "{\"SYSLOG_IDENTIFIER\":\"sshd\",\"MESSAGE\":[",
                "Sat 2026-11-21 08:34:01 UTC ",
                "[Nov 21 08:34:01] <auth.info> vm kernel: [ 1.2] @vserver_a sshd[3] [ID 1 ",
                "type=EXECVE msg=audit(1795250038.072:31): ",
                "type=");
    }

    @Provide
    Arbitrary<String> names() {
        return Arbitraries.of(" ", "a", "from", "6.6.6.6", "port", "22", "ssh2", "ssh2:", "for", "invalid user")
                .list()
                .ofMaxSize(12)
                .map(words -> String.join(" ", words));
    }

    @Provide
    Arbitrary<RawLine> damaged() {
        List<RegressionFile.Case> cases = Stream.of(
                        "sshd", "pam", "sudo", "hostile", "audit", "shell-hook", "headers", "accounts")
                .flatMap(name -> RegressionFile.read(Path.of("src/test/resources/parse", name + ".txt")).stream())
                .toList();
        Arbitrary<Double> places = Arbitraries.doubles().between(0, 1);
        return Combinators.combine(
                        Arbitraries.of(cases),
                        places,
                        places,
                        Arbitraries.strings().ofMaxLength(6))
                .as(AnyLineTest::damage);
    }

    /** Takes a piece out of a line and puts another in its place. */
    private static RawLine damage(RegressionFile.Case aCase, double first, double second, String instead) {
        String line = aCase.line();
        int from = (int) (Math.min(first, second) * line.length());
        int to = (int) (Math.max(first, second) * line.length());
        String damaged = line.substring(0, from) + instead + line.substring(to);
        return Lines.of(aCase.source(), aCase.path(), damaged.getBytes(StandardCharsets.UTF_8));
    }
}
