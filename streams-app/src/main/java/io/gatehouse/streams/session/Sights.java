package io.gatehouse.streams.session;

import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.Session;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.model.SessionSight;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/** Makes the record of a session as it is known at the moment. */
final class Sights {
    private Sights() {}

    static SessionSight of(OpenSession session, long knownAt) {
        Session record = session.state().getSession();
        SessionBlock block = session.block();
        SessionSight sight = new SessionSight();
        sight.setId(session.id());
        sight.setKnownAt(knownAt);
        sight.setHost(nameOf(record.getHost()));
        sight.setUser(session.user());
        sight.setSource(addressOf(record.getSource()));
        sight.setPerson(session.person());
        sight.setStatus(block.getStatus());
        sight.setStart(session.start());
        sight.setEnd(record.getEvent().getEnd());
        sight.setEndReason(block.getEndReason());
        sight.setCommands(block.getCommands());
        sight.setLastCommands(new ArrayList<>(session.state().getLastCommands()));
        return sight;
    }

    private static String nameOf(EcsHost host) {
        return host.getName() == null ? host.getId() : host.getName();
    }

    private static @Nullable String addressOf(@Nullable EcsSource source) {
        return source == null ? null : source.getIp() == null ? source.getAddress() : source.getIp();
    }
}
