package io.gatehouse.streams.parse.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.AuditBlock;
import io.gatehouse.model.Event;
import io.gatehouse.streams.parse.Lines;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AuditAssemblerTest {
    private final Assembly log = new Assembly();

    private static String record(String type, String second, long serial, String pairs) {
        return "type=" + type + " msg=audit(17952500" + second + ":" + serial + "): " + pairs;
    }

    /** A file that was opened. */
    private static String call(String second, long serial, int items) {
        return call(second, serial, 257, items);
    }

    private static String call(String second, long serial, int number, int items) {
        return record(
                "SYSCALL",
                second,
                serial,
                "arch=c000003e syscall=" + number + " success=yes exit=0 a0=ffffff9c a1=2 items=" + items
                        + " ppid=7 pid=8 auid=1201 uid=0 gid=0 euid=0 tty=pts1 ses=3 comm=\"cat\" exe=\"/usr/bin/cat\" key=\"exec\"");
    }

    private static String directory(long serial) {
        return record("CWD", "38.310", serial, "cwd=\"/root\"");
    }

    private static String path(String second, long serial, int item, String name) {
        return record("PATH", second, serial, "item=" + item + " name=\"" + name + "\" inode=1 nametype=NORMAL");
    }

    private static String title(String second, long serial) {
        return record("PROCTITLE", second, serial, "proctitle=636174002F6574632F736861646F77");
    }

    private static String login(String second, long serial) {
        return record("USER_LOGIN", second, serial, "pid=1 uid=0 auid=1201 ses=3 msg='op=login id=1201 res=success'");
    }

    /** A command of two files, with the records that the kernel writes of it. */
    private static String[] cat(String second, long serial) {
        return new String[] {
            call(second, serial, 59, 2),
            record("EXECVE", second, serial, "argc=2 a0=\"cat\" a1=\"/etc/shadow\""),
            record("CWD", second, serial, "cwd=\"/root\""),
            path(second, serial, 0, "/usr/bin/cat"),
            path(second, serial, 1, "/lib64/ld-linux-x86-64.so.2"),
            title(second, serial)
        };
    }

    private Event only() {
        assertThat(log.events).hasSize(1);
        return log.events.get(0);
    }

    @Test
    void makesOneEventOfAllRecords() {
        log.read(cat("38.310", 5));
        Event event = only();
        assertThat(event.getEvent().getAction()).isEqualTo("executed");
        assertThat(event.getEvent().getOutcome()).isEqualTo("success");
        assertThat(event.getProcess().getExecutable()).isEqualTo("/usr/bin/cat");
        assertThat(event.getProcess().getArgs()).containsExactly("cat", "/etc/shadow");
        assertThat(event.getProcess().getCommandLine()).isEqualTo("cat /etc/shadow");
        assertThat(event.getProcess().getWorkingDirectory()).isEqualTo("/root");
        assertThat(event.getProcess().getParent().getPid()).isEqualTo(7);
        assertThat(event.getFile().getPath()).isEqualTo("/usr/bin/cat");
        assertThat(event.getEvent().getOriginal().lines()).containsExactly(cat("38.310", 5));
        AuditBlock audit = event.getGatehouse().getAudit();
        assertThat(audit.getRecords()).containsExactly("SYSCALL", "EXECVE", "CWD", "PATH", "PATH", "PROCTITLE");
        assertThat(audit.getPaths()).containsExactly("/usr/bin/cat", "/lib64/ld-linux-x86-64.so.2");
        assertThat(audit.getIncomplete()).isNull();
        assertThat(log.stored).isEmpty();
    }

    @Test
    void keepsInterleavedEventsApart() {
        String[] one = cat("38.310", 5);
        String[] two = cat("38.310", 6);
        IntStream.range(0, one.length).forEach(i -> log.read(two[i], one[i]));
        assertThat(log.serials()).containsExactly(6L, 5L);
        assertThat(log.events)
                .allMatch(event -> event.getGatehouse().getAudit().getRecords().size() == 6);
    }

    @Test
    void keepsHostsApartThatWriteToOneLog() {
        log.read("node=a " + call("38.310", 5, 0), "node=b " + call("38.310", 5, 0));
        log.read("node=a " + title("38.310", 5), "node=b " + title("38.310", 5));
        assertThat(log.events)
                .extracting(event -> event.getHost().getHostname())
                .containsExactly("a", "b");
    }

    @Test
    void waitsBehindTheTitleForWhatIsSaidToBeThere() {
        log.read(title("38.310", 5), path("38.310", 5, 0, "/etc/a"), directory(5), call("38.310", 5, 2));
        assertThat(log.events).isEmpty();
        log.read(path("38.310", 5, 1, "/etc/b"));
        assertThat(only().getGatehouse().getAudit().getPaths()).containsExactly("/etc/a", "/etc/b");
    }

    @Test
    void waitsBehindTheTitleForTheArgumentsOfAProgramThatWasStarted() {
        String[] cat = cat("38.310", 5);
        log.read(cat[5], cat[4], cat[3], cat[2], cat[0]);
        assertThat(log.events).isEmpty();
        log.read(cat[1]);
        assertThat(only().getProcess().getArgs()).containsExactly("cat", "/etc/shadow");
        assertThat(only().getGatehouse().getAudit().getIncomplete()).isNull();
    }

    @Test
    void waitsBehindTheTitleForTheDirectory() {
        String[] cat = cat("38.310", 5);
        log.read(cat[5], cat[4], cat[3], cat[1], cat[0]);
        assertThat(log.events).isEmpty();
        log.read(cat[2]);
        assertThat(only().getProcess().getWorkingDirectory()).isEqualTo("/root");
    }

    @Test
    void waitsForNoArgumentsOfAProgramThatCouldNotBeStarted() {
        log.read(
                record(
                        "SYSCALL",
                        "38.310",
                        5,
                        "arch=c000003e syscall=59 success=no exit=-2 items=0 pid=8 auid=1201 ses=3"),
                title("38.310", 5));
        assertThat(only().getEvent().getOutcome()).isEqualTo("failure");
    }

    @Test
    void closesAtTheEndRecord() {
        log.read(call("38.310", 5, 0), record("EOE", "38.310", 5, ""));
        assertThat(only().getProcess().getExecutable()).isEqualTo("/usr/bin/cat");
        log.read(record("EOE", "38.310", 5, ""), record("EOE", "38.310", 9, ""));
        assertThat(log.events).hasSize(1);
        assertThat(log.rejected).isEmpty();
        assertThat(log.stored).isEmpty();
    }

    @Test
    void closesAtTheEndRecordWhateverIsMissing() {
        log.read(call("38.310", 5, 2), record("EOE", "38.310", 5, ""));
        assertThat(only().getGatehouse().getAudit().getIncomplete()).isTrue();
    }

    @Test
    void closesWithoutAnEndWhenTheLogIsTwoSecondsFurther() {
        log.read(call("38.310", 5, 0), login("40.900", 6));
        assertThat(log.serials()).containsExactly(6L);
        log.read(login("41.000", 7));
        assertThat(log.serials()).containsExactly(6L, 5L, 7L);
        assertThat(log.events.get(1).getGatehouse().getAudit().getIncomplete()).isNull();
        assertThat(log.stored).isEmpty();
    }

    @Test
    void saysThatRecordsAreMissing() {
        log.read(call("38.310", 5, 1), path("38.311", 6, 0, "/etc/a"), login("42.000", 7));
        assertThat(log.serials()).containsExactly(5L, 6L, 7L);
        assertThat(log.events.get(0).getGatehouse().getAudit().getIncomplete()).isTrue();
        assertThat(log.events.get(1).getGatehouse().getAudit().getIncomplete()).isTrue();
    }

    @Test
    void rejectsARecordOfAClosedEvent() {
        log.read(cat("38.310", 5)).restart().read(path("38.310", 5, 2, "/etc/c"));
        assertThat(log.events).hasSize(1);
        assertThat(log.rejected).singleElement().satisfies(late -> {
            assertThat(late.getReason()).isEqualTo("late");
            assertThat(late.getDetail()).isEqualTo("after the end of audit event 1795250038.310:5");
            assertThat(late.getId()).isEqualTo("line-6");
        });
    }

    @Test
    void rejectsARecordThatComesTwice() {
        String[] cat = cat("38.310", 5);
        log.read(cat[0], cat[1], cat[1], cat[2], cat[3]).restart().read(cat[3], cat[4], cat[5]);
        assertThat(only().getGatehouse().getAudit().getPaths()).hasSize(2);
        assertThat(only().getEvent().getOriginal().lines()).containsExactly(cat);
        assertThat(log.rejected).hasSize(2).allMatch(twice -> twice.getReason().equals("repeated"));
        log.read(cat);
        assertThat(log.events).hasSize(1);
        assertThat(log.rejected).hasSize(2 + cat.length);
    }

    @Test
    void givesAnEventThatIsOpenedAnewALowerRevisionThanItHad() {
        log.read(cat("38.310", 5));
        IntStream.rangeClosed(100, 100 + ClosedAudits.KNOWN).forEach(i -> log.read(cat("38.320", i)));
        log.read(path("38.310", 5, 2, "/etc/c"), login("42.000", 6));
        assertThat(log.rejected).isEmpty();
        assertThat(log.events)
                .filteredOn(event -> event.getGatehouse().getAudit().getSerial() == 5)
                .extracting(event -> event.getGatehouse().getRevision())
                .containsExactly(6L, 1L);
    }

    @Test
    void publishesInSilenceAndAgainWhenMoreComes() {
        log.read(call("38.310", 5, 1)).tick();
        assertThat(log.events).isEmpty();
        log.silence().tick().restart().tick();
        assertThat(only().getGatehouse().getAudit().getIncomplete()).isTrue();
        String[] rest = {path("38.310", 5, 0, "/etc/a"), directory(5), title("38.310", 5)};
        log.read(rest);
        assertThat(log.events).hasSize(2);
        assertThat(log.revisions()).containsExactly(1L, 4L);
        assertThat(log.events.get(1))
                .isEqualTo(new Assembly()
                        .read(call("38.310", 5, 1))
                        .read(rest)
                        .events
                        .get(0));
    }

    @Test
    void saysOfAnEventInTheEndWhatItWouldHaveSaidWithoutTheSilence() {
        String[] cat = cat("38.310", 5);
        Assembly busy = new Assembly().read(cat);
        for (String record : cat) {
            log.read(record).tick();
            log.tick();
            log.arrival += AuditAssembler.SILENCE;
            log.restart().tick();
            log.arrival = Lines.ARRIVAL;
        }
        assertThat(log.events).hasSize(cat.length);
        assertThat(log.events.get(cat.length - 1)).isEqualTo(busy.events.get(0));
    }

    @Test
    void saysThatAnEventWasPushedOutThoughItHadBeenPublished() {
        log.read(call("38.310", 5, 0)).silence();
        IntStream.range(0, AuditAssembler.MAX_OPEN).forEach(i -> log.read(call("38.310", 100 + i, 1)));
        assertThat(log.serials()).containsExactly(5L, 5L);
        assertThat(log.revisions()).containsExactly(1L, 2L);
        assertThat(log.events.get(0).getGatehouse().getAudit().getIncomplete()).isNull();
        assertThat(log.events.get(1).getGatehouse().getAudit().getIncomplete()).isTrue();
    }

    @Test
    void publishesNothingAgainThatIsAsItWas() {
        log.read(call("38.310", 5, 0)).silence().read(login("45.000", 6));
        assertThat(log.serials()).containsExactly(5L, 6L);
        assertThat(log.stored).isEmpty();
    }

    @Test
    void pushesOutTheOldestOfTooMany() {
        IntStream.rangeClosed(0, AuditAssembler.MAX_OPEN).forEach(i -> log.read(call("38.310", i, 1)));
        assertThat(log.serials()).containsExactly(0L);
        assertThat(only().getGatehouse().getAudit().getIncomplete()).isTrue();
        log.read(title("38.310", 0));
        assertThat(log.rejected).hasSize(1);
        assertThat(log.stored).hasSize(AuditAssembler.MAX_OPEN);
    }

    @Test
    void pushesOutWhatIsTooLong() {
        String piece = "a1[%d]=" + "62".repeat(4000);
        log.read(call("38.310", 5, 0));
        IntStream.range(0, 40).forEach(i -> log.read(record("EXECVE", "38.310", 5, piece.formatted(i))));
        assertThat(only().getGatehouse().getAudit().getIncomplete()).isTrue();
        assertThat(log.rejected).hasSize(7);
        assertThat(log.stored).isEmpty();
    }

    @Test
    void keepsLittleOfAHostThatOpensEventsWithoutEnd() {
        String name = "x".repeat(20_000);
        IntStream.range(0, 1000).forEach(i -> log.read(path("38.310", i, 0, "/" + name)));
        assertThat(log.events).hasSize(1000 - log.stored.size());
        assertThat(log.mostBytes).isBetween(200_000L, AuditAssembler.MAX_BYTES + 21_000L);
        IntStream.range(0, 5000).forEach(i -> log.read(call("38.310", 10_000 + i, 1)));
        assertThat(log.stored).hasSize(AuditAssembler.MAX_OPEN);
        assertThat(log.events).allMatch(event -> event.getGatehouse().getAudit().getIncomplete());
        assertThat(log.serials()).doesNotHaveDuplicates();
    }

    @Test
    void takesAnEventOfManyRecordsInTimeThatGrowsWithTheirNumber() {
        IntStream.range(0, 3000).forEach(i -> log.read(path("38.310", 5, i, "/etc/" + i)));
        log.read(call("38.310", 5, 3000), directory(5), title("38.310", 5));
        assertThat(log.serials()).containsExactly(5L);
    }

    @Test
    void putsPiecesOfAnArgumentTogether() {
        log.read(
                record("EXECVE", "38.310", 5, "argc=3 a0=\"echo\" a1_len=14 a1[0]=61C3"),
                record("EXECVE", "38.310", 5, " a1[1]=BC20 a1[2]=6263"),
                record("EXECVE", "38.310", 5, " a2=\"end\""),
                call("38.310", 5, 0),
                title("38.310", 5));
        assertThat(only().getProcess().getArgs()).containsExactly("echo", "a\u00FC bc", "end");
        assertThat(only().getGatehouse().getAudit().getIncomplete()).isNull();
    }

    @Test
    void goesOnWhenTheSerialBeginsAnew() {
        log.read(call("38.310", 0xFFFF_FFFFL, 0), call("38.311", 0, 0));
        log.read(title("38.310", 0xFFFF_FFFFL), title("38.311", 0));
        assertThat(log.serials()).containsExactly(0xFFFF_FFFFL, 0L);
    }

    @Test
    void doesNotLetATimeFarAheadCloseAnything() {
        log.read(call("38.310", 5, 0), "type=USER_LOGIN msg=audit(1895250038.310:6): pid=1 uid=0");
        assertThat(log.serials()).containsExactly(6L);
        log.read(title("38.310", 5));
        assertThat(log.serials()).containsExactly(6L, 5L);
    }

    @Test
    void readsAHostWhoseClockIsBehindThatOfAnother() {
        log.read("node=a " + login("59.000", 1));
        for (String record : cat("38.310", 5)) {
            log.read("node=b " + record, "node=a " + login("59.100", 2));
        }
        assertThat(log.events)
                .filteredOn(event -> "b".equals(event.getHost().getHostname()))
                .hasSize(1);
        assertThat(log.rejected).isEmpty();
    }

    @Test
    void givesTheSameEventsWhereverItIsRestarted() {
        List<String> records = new ArrayList<>();
        String piece = "a1[%d]=" + "62".repeat(4000);
        IntStream.range(0, 12).forEach(i -> {
            records.add(record("EXECVE", "38.310", 4, piece.formatted(i)));
            records.add(call("38.320", 100 + i, i % 2));
        });
        records.addAll(List.of(cat("38.330", 5)));
        records.add(login("39.000", 6));
        records.add(login("43.000", 7));
        records.addAll(List.of(cat("43.100", 8)));
        records.add(title("38.330", 5));
        Assembly whole = new Assembly();
        records.forEach(record -> {
            whole.read(record);
            log.restart().read(record);
        });
        assertThat(log.events).isEqualTo(whole.events);
        assertThat(log.rejected).isEqualTo(whole.rejected).hasSize(1);
        assertThat(log.events).hasSize(17);
    }
}
