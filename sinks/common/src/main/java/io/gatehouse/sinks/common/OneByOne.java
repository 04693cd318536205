package io.gatehouse.sinks.common;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Items one after the other. Those of one key keep their order: while one of them waits, so do the later ones; other keys go on.
 *
 * @param <I> what is delivered
 */
public final class OneByOne<I> implements Target<I> {
    private final Function<I, String> key;
    private final Single<I> target;

    /**
     * A target for one item.
     *
     * @param <I> what is delivered
     */
    public interface Single<I> extends AutoCloseable {
        /** Tries it once. */
        Answer deliver(I item) throws InterruptedException;

        @Override
        void close();
    }

    /** {@code key} gives what items must have in common to keep their order. */
    public OneByOne(Function<I, String> key, Single<I> target) {
        this.key = key;
        this.target = target;
    }

    @Override
    public List<Answer> deliver(List<I> items) throws InterruptedException {
        Map<String, Answer> waiting = new HashMap<>();
        List<Answer> answers = new ArrayList<>(items.size());
        for (I item : items) {
            String of = key.apply(item);
            Answer answer = waiting.get(of);
            if (answer == null) {
                answer = target.deliver(item);
            }
            if (answer instanceof Answer.Later) {
                waiting.put(of, answer);
            }
            answers.add(answer);
        }
        return answers;
    }

    @Override
    public void close() {
        target.close();
    }
}
