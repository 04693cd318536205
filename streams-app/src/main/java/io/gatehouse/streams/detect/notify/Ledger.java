package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.DigestLine;
import io.gatehouse.model.RouteState;
import io.gatehouse.model.ToldState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a {@link Dispatcher} keeps its state. Keys are texts that begin with the route's name and a bar; null deletes. */
public interface Ledger {
    /** State of a route; null where there is none. */
    @Nullable
    RouteState route(String name);

    /** Keeps the state of a route. */
    void route(String name, RouteState state);

    /** What was told of an incident. */
    @Nullable
    ToldState told(String key);

    /** Keeps what was told of an incident. */
    void told(String key, @Nullable ToldState state);

    /** What a digest says of an incident. */
    @Nullable
    DigestLine line(String key);

    /** Keeps what a digest says of an incident. */
    void line(String key, @Nullable DigestLine line);

    /** All lines whose keys begin so. */
    List<DigestLine> lines(String prefix);
}
