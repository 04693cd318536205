package io.gatehouse.streams.parse;

import io.gatehouse.model.Event;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * rsyslog's reduction of equal messages, which stands for N further ones:
 * {@code message repeated 2 times: [ Failed password for bob from 127.0.0.2 port 50945 ssh2]}.
 */
public final class Repeated {
    static final String MARK = "message repeated ";
    /** Any local user can write a line that claims more; what exceeds this is cut and said in gatehouse.suspect. */
    static final int LIMIT = 1_000;
    /** Characters of all repetitions together: every event holds the message again. */
    private static final int MOST_TEXT = 1 << 20;

    @Nullable
    Reading read(Message message, Function<Message, @Nullable Reading> parser) {
        Cursor text = message.cursor();
        text.skip(MARK);
        long times = text.number();
        if (times < 1 || !text.skip(" times: [") || !text.skipLast("]")) {
            return null;
        }
        text.skip(" ");
        String inner = text.rest();
        Reading first = parser.apply(message.repeated(inner, 1));
        return first instanceof Reading.Parsed parsed ? all(message, inner, times, parsed, parser) : first;
    }

    private static Reading all(
            Message message,
            String inner,
            long times,
            Reading.Parsed first,
            Function<Message, @Nullable Reading> parser) {
        int limit = limit(inner.length());
        List<Event> events = new ArrayList<>(first.events());
        for (int number = 2; number <= Math.min(times, limit); number++) {
            if (parser.apply(message.repeated(inner, number)) instanceof Reading.Parsed next) {
                events.addAll(next.events());
            }
        }
        return cut(events, times, limit);
    }

    /** How many events a message of that many characters may become, so that the work stays linear in the line. */
    public static int limit(int length) {
        return Math.max(1, Math.min(LIMIT, MOST_TEXT / (1 + length)));
    }

    /** The events of a line that stands for {@code times} of them, with a doubt where it claims too many. */
    public static Reading cut(List<Event> events, long times, int limit) {
        if (times > limit) {
            String claim = "repeated " + times + " times, read as " + limit;
            events.forEach(event -> event.getGatehouse().setSuspect(claim));
        }
        return new Reading.Parsed(events);
    }
}
