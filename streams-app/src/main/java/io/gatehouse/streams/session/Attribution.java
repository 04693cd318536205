package io.gatehouse.streams.session;

import io.gatehouse.model.EcsUser;
import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import java.util.List;

/** Writes the outcome of a join into an event. */
final class Attribution {
    private static final int MAX_CANDIDATES = 20;

    private Attribution() {}

    /** Fills in the session block; the user becomes the one who logged in, the account that typed becomes the effective one. */
    static void write(Event event, Join join) {
        SessionBlock said = event.getGatehouse().getSession();
        SessionBlock block = new SessionBlock();
        block.setJoin(join.name());
        block.setLogindId(said == null ? null : said.getLogindId());
        if (join instanceof Join.Found found) {
            block.setId(found.session().id());
            block.setKey(found.key());
            block.setAuditSession(found.session().block().getAuditSession());
            block.setClass$(found.session().block().getClass$());
            nameThePersonWhoLoggedIn(event, found.session());
            event.getGatehouse().setPerson(found.session().person());
        } else if (join instanceof Join.Ambiguous ambiguous) {
            block.setKey(JoinKey.USER);
            block.setCandidates(idsOf(ambiguous.candidates()));
        }
        event.getGatehouse().setSession(block);
    }

    private static List<String> idsOf(List<OpenSession> candidates) {
        return candidates.stream()
                .map(OpenSession::id)
                .sorted()
                .limit(MAX_CANDIDATES)
                .toList();
    }

    private static void nameThePersonWhoLoggedIn(Event event, OpenSession session) {
        String login = session.user();
        EcsUser typed = event.getUser();
        if (login == null || typed == null || login.equals(typed.getName())) {
            return;
        }
        EcsUser user = new EcsUser();
        user.setName(login);
        user.setId(session.userId());
        user.setTarget(typed.getTarget());
        user.setEffective(typed.getEffective());
        if (typed.getEffective() == null) {
            EcsUserRef effective = new EcsUserRef();
            effective.setName(typed.getName());
            effective.setId(typed.getId());
            user.setEffective(effective);
        }
        event.setUser(user);
    }
}
