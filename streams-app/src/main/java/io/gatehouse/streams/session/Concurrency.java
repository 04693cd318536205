package io.gatehouse.streams.session;

import io.gatehouse.model.EcsSource;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tells of a session from how many other addresses its account was in on the host when it began. Logins from the host itself do not
 * count: they are those of somebody who is in.
 */
final class Concurrency {
    /** How many sessions are looked at, so that an account with ten thousand costs no more per login than one with a thousand. */
    private static final int MOST = 1_000;

    private final HostSessions host;

    Concurrency(HostSessions host) {
        this.host = host;
    }

    /** Counts for a session whose beginning every file has been read beyond: then it is known what was open. */
    void settle(OpenSession session) {
        String address = address(session);
        String account = session.user();
        if (address == null || account == null) {
            return;
        }
        long others = openWhenBegan(session, account)
                .map(Concurrency::address)
                .filter(Objects::nonNull)
                .filter(other -> !other.equals(address))
                .distinct()
                .count();
        if (others > 0) {
            session.block().setConcurrent(others);
            session.announce();
            host.changed(session);
        }
    }

    private Stream<OpenSession> openWhenBegan(OpenSession session, String account) {
        Stream<OpenSession> open = host.index().openOf(account).headSet(session, false).descendingSet().stream();
        Stream<OpenSession> closed =
                host.index().closed().descendingSet().stream().takeWhile(other -> other.end() > session.start());
        return Stream.concat(open.limit(MOST), closed.limit(MOST))
                .filter(other -> account.equals(other.user()) && OpenSession.BY_START.compare(other, session) < 0);
    }

    /** Where it came from; null where that is the host itself or not known. */
    private static @Nullable String address(OpenSession session) {
        EcsSource source = session.state().getSession().getSource();
        return source == null || Parents.isFromHere(session) ? null : source.getIp();
    }
}
