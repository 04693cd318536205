package io.gatehouse.sinks.common;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Tries the items of a batch one after the other. Those of one key keep their order: while one of them waits, so do the later ones, and
 * other keys go on. Where the target as such is away, or the batch takes too long, all that is left waits.
 *
 * @param <I> what is delivered
 */
public final class OneByOne<I> {
    /** A batch that takes longer goes on when it is handed over again. */
    private static final Duration LONGEST = Duration.ofSeconds(20);

    private final Function<I, String> key;
    private final LongSupplier nanos;

    /**
     * Delivers one item.
     *
     * @param <I> what is delivered
     */
    @FunctionalInterface
    public interface Attempt<I> {
        /** Tries it once. */
        Answer of(I item) throws InterruptedException;
    }

    /**
     * {@code key} gives what items must have in common to keep their order; {@code nanos} is a clock such as {@link
     * System#nanoTime}.
     */
    public OneByOne(Function<I, String> key, LongSupplier nanos) {
        this.key = key;
        this.nanos = nanos;
    }

    /** One answer for each item, in their order. */
    public List<Answer> deliver(List<I> items, Attempt<I> attempt) throws InterruptedException {
        long begin = nanos.getAsLong();
        Map<String, Answer> waiting = new HashMap<>();
        List<Answer> answers = new ArrayList<>(items.size());
        @Nullable Answer all = null;
        for (I item : items) {
            if (all == null && nanos.getAsLong() - begin > LONGEST.toNanos()) {
                all = Answer.away("the target is slow: no more in this batch");
            }
            Answer answer = all == null ? waiting.get(key.apply(item)) : all;
            if (answer == null) {
                answer = attempt.of(item);
            }
            if (answer instanceof Answer.Later later) {
                waiting.put(key.apply(item), answer);
                all = later.ofTarget() ? answer : all;
            }
            answers.add(answer);
        }
        return answers;
    }
}
