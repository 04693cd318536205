package io.gatehouse.streams.intake;

import static io.gatehouse.streams.intake.FileProgress.Verdict.BEYOND_A_HOLE;
import static io.gatehouse.streams.intake.FileProgress.Verdict.DUPLICATE;
import static io.gatehouse.streams.intake.FileProgress.Verdict.FILLS_A_HOLE;
import static io.gatehouse.streams.intake.FileProgress.Verdict.NEXT;
import static io.gatehouse.streams.intake.FileProgress.Verdict.REWRITTEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.FileHole;
import io.gatehouse.model.RawLine;
import io.gatehouse.model.SourceFile;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Label;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class FileProgressTest {
    private static final int LENGTH = 10;

    private final FileProgress file = FileProgress.startingWith(line(0, "first"));

    /** Line number {@code n} of a file of lines of ten bytes each. */
    private static RawLine line(int n, String text) {
        return line(n, text, 0);
    }

    private static RawLine line(int n, String text, long start) {
        RawLine line = new RawLine();
        line.setHost(new EcsHost("machine-1", null, null));
        line.setSource("auth");
        line.setFile(new SourceFile("/var/log/auth.log", "f", null, null, start));
        line.setOffset((long) n * LENGTH);
        line.setNextOffset((long) (n + 1) * LENGTH);
        line.setLine(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
        return line;
    }

    private FileProgress.Verdict accept(int n) {
        return file.accept(line(n, "line " + n));
    }

    private List<FileHole> holes() {
        return file.state().getHoles();
    }

    @Test
    void acceptsTheNextLineAndDropsItWhenItComesAgain() {
        assertThat(accept(0)).isEqualTo(NEXT);
        assertThat(accept(1)).isEqualTo(NEXT);
        assertThat(accept(0)).isEqualTo(DUPLICATE);
        assertThat(accept(1)).isEqualTo(DUPLICATE);
        assertThat(holes()).isEmpty();
    }

    @Test
    void recordsAHoleAndFillsIt() {
        accept(0);
        assertThat(accept(2)).isEqualTo(BEYOND_A_HOLE);
        assertThat(holes()).containsExactly(new FileHole(10L, 20L));
        assertThat(accept(1)).isEqualTo(FILLS_A_HOLE);
        assertThat(holes()).isEmpty();
        assertThat(accept(1)).isEqualTo(DUPLICATE);
        assertThat(accept(3)).isEqualTo(NEXT);
    }

    @Test
    void fillsAHoleInPiecesAndOutOfOrder() {
        accept(0);
        accept(5);
        assertThat(accept(3)).isEqualTo(FILLS_A_HOLE);
        assertThat(holes()).containsExactly(new FileHole(10L, 30L), new FileHole(40L, 50L));
        assertThat(accept(3)).isEqualTo(DUPLICATE);
        assertThat(accept(4)).isEqualTo(FILLS_A_HOLE);
        assertThat(accept(1)).isEqualTo(FILLS_A_HOLE);
        assertThat(accept(2)).isEqualTo(FILLS_A_HOLE);
        assertThat(holes()).isEmpty();
    }

    @Test
    void beginsANewIncarnationWhenAnotherLineStandsAtAKnownOffset() {
        accept(0);
        accept(1);
        assertThat(file.incarnation()).isZero();
        assertThat(file.accept(line(0, "written anew"))).isEqualTo(REWRITTEN);
        assertThat(file.incarnation()).isEqualTo(1);
        assertThat(file.accept(line(1, "and on"))).isEqualTo(NEXT);
    }

    @Test
    void waitsForTheBeginningOfAFileThatWasSeenRewrittenInTheMiddle() {
        accept(0);
        accept(1);
        assertThat(file.accept(line(1, "written anew"))).isEqualTo(REWRITTEN);
        assertThat(holes()).containsExactly(new FileHole(0L, 10L));
        assertThat(file.accept(line(0, "line 0"))).isEqualTo(FILLS_A_HOLE);
    }

    @Test
    void expectsNothingBeforeTheOffsetAtWhichTheAgentBegan() {
        FileProgress late = FileProgress.startingWith(line(7, "x", 50));
        assertThat(late.accept(line(7, "x", 50))).isEqualTo(BEYOND_A_HOLE);
        assertThat(late.state().getHoles()).containsExactly(new FileHole(50L, 70L));
        FileProgress exact = FileProgress.startingWith(line(5, "x", 50));
        assertThat(exact.accept(line(5, "x", 50))).isEqualTo(NEXT);
    }

    @Test
    void givesUpTheOldestHoleAboveTheBoundAndCountsItsBytes() {
        for (int i = 0; i <= FileProgress.MAX_HOLES; i++) {
            accept(2 * i + 1);
        }
        assertThat(holes()).hasSize(FileProgress.MAX_HOLES).doesNotContain(new FileHole(0L, 10L));
        assertThat(file.state().getGivenUp()).isEqualTo(10);
        assertThat(accept(0)).isEqualTo(DUPLICATE);
        assertThat(accept(2)).isEqualTo(FILLS_A_HOLE);
    }

    @Test
    void staysWithinTheBoundWhenAHoleIsSplit() {
        accept(9);
        for (int i = 1; i < FileProgress.MAX_HOLES; i++) {
            accept(2 * i + 9);
        }
        assertThat(accept(4)).isEqualTo(FILLS_A_HOLE);
        assertThat(holes()).hasSize(FileProgress.MAX_HOLES);
        assertThat(file.state().getGivenUp()).isEqualTo(40);
    }

    @Property
    @Label("accepts every line once in any order with repeats")
    void acceptsEveryLineOnceInAnyOrderWithRepeats(
            @ForAll @IntRange(min = 1, max = 2 * FileProgress.MAX_HOLES) int count, @ForAll long seed) {
        List<Integer> sent = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sent.addAll(Collections.nCopies(1 + i % 3, i));
        }
        Collections.shuffle(sent, new Random(seed));
        FileProgress progress = FileProgress.startingWith(line(sent.get(0), "line " + sent.get(0)));
        int[] accepted = new int[count];
        sent.forEach(n -> accepted[n] += progress.accept(line(n, "line " + n)).accepted() ? 1 : 0);
        assertThat(accepted).containsOnly(1);
        assertThat(progress.state().getHoles()).isEmpty();
        assertThat(progress.incarnation()).isZero();
    }
}
