package io.gatehouse.sinks.common;

import java.util.List;

/**
 * Where items go. Only what implements this does I/O.
 *
 * @param <I> what is delivered
 */
public interface Target<I> extends AutoCloseable {
    /** Tries each item once, of one at least, and returns within the timeouts of its settings, 30 s at most; one answer for each, in their order. */
    List<Answer> deliver(List<I> items) throws InterruptedException;

    @Override
    void close();
}
