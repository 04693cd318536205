package io.gatehouse.streams.session;

import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import io.gatehouse.model.SessionBlock;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes the outcome of a join into an event. */
final class Attribution {
    private Attribution() {}

    /** Fills in the session block; the user becomes the one who logged in, the account that typed becomes the effective one. */
    static void write(Event event, Join join) {
        SessionBlock said = event.getGatehouse().getSession();
        String account = account(event);
        nameTheAccountAgain(event, said == null ? null : said.getAccount());
        SessionBlock block = new SessionBlock();
        block.setJoin(join.name());
        block.setAccount(account);
        block.setLogindId(said == null ? null : said.getLogindId());
        if (join instanceof Join.Found found) {
            found(block, found);
            nameWhoLoggedIn(event, found.session());
        } else if (join instanceof Join.Ambiguous ambiguous) {
            block.setKey(ambiguous.key());
            block.setCandidates(idsOf(ambiguous.candidates()));
        } else if (join.contradiction() != null) {
            event.getGatehouse().setSuspect(join.contradiction());
        }
        event.getGatehouse()
                .setPerson(join instanceof Join.Found found ? found.session().person() : null);
        event.getGatehouse().setSession(block);
        tellWhetherItWasTyped(event, join);
    }

    private static void found(SessionBlock block, Join.Found found) {
        block.setId(found.session().id());
        block.setKey(found.key());
        block.setAuditSession(found.session().block().getAuditSession());
        block.setClass$(found.session().block().getClass$());
        block.setShared(found.shared() ? Boolean.TRUE : null);
    }

    /** Whether an event says already what it would say with this outcome. */
    static boolean says(Event event, Join join) {
        SessionBlock block = event.getGatehouse().getSession();
        if (block == null || !join.name().equals(block.getJoin())) {
            return false;
        }
        if (join instanceof Join.Found found) {
            return found.session().id().equals(block.getId()) && found.key().equals(block.getKey());
        }
        if (join instanceof Join.Ambiguous ambiguous) {
            return Objects.equals(idsOf(ambiguous.candidates()), block.getCandidates());
        }
        return join.contradiction() == null
                || join.contradiction().equals(event.getGatehouse().getSuspect());
    }

    private static List<String> idsOf(List<OpenSession> candidates) {
        return candidates.stream().map(OpenSession::id).sorted().toList();
    }

    /** The first line of a shell of the old hook is none that was typed in it, if the shell began before our eyes. */
    private static void tellWhetherItWasTyped(Event event, Join join) {
        CommandBlock command = event.getGatehouse().getCommand();
        if (!Commands.isOfAFirstPrompt(event)) {
            return;
        }
        boolean seenFromTheStart = join instanceof Join.Found found
                ? !Flags.has(found.session(), Flags.OPENING_UNSEEN)
                : join instanceof Join.Ambiguous ambiguous
                        && ambiguous.candidates().stream()
                                .noneMatch(session -> Flags.has(session, Flags.OPENING_UNSEEN));
        if ("typed".equals(command.getKind()) && seenFromTheStart) {
            command.setKind("recalled");
        } else if ("recalled".equals(command.getKind()) && !seenFromTheStart) {
            command.setKind("typed");
        }
    }

    private static void nameWhoLoggedIn(Event event, OpenSession session) {
        String login = session.user();
        EcsUser typed = event.getUser();
        if (login == null || typed == null || login.equals(typed.getName())) {
            return;
        }
        EcsUser user = new EcsUser();
        user.setName(login);
        user.setId(session.userId());
        user.setTarget(typed.getTarget());
        user.setEffective(
                typed.getEffective() == null ? new EcsUserRef(typed.getName(), typed.getId()) : typed.getEffective());
        event.setUser(user);
    }

    /** Takes the name of whom an earlier outcome took for the one who logged in out again. */
    private static void nameTheAccountAgain(Event event, @Nullable String account) {
        EcsUser user = event.getUser();
        if (user == null || account == null || account.equals(user.getName())) {
            return;
        }
        EcsUserRef effective = user.getEffective();
        EcsUser typed = new EcsUser();
        typed.setName(account);
        typed.setTarget(user.getTarget());
        if (effective != null && account.equals(effective.getName())) {
            typed.setId(effective.getId());
        } else {
            typed.setEffective(effective);
        }
        event.setUser(typed);
    }

    /** The account that typed a command or called su or sudo, whatever session it was put into before; null where none is named. */
    static @Nullable String account(Event event) {
        SessionBlock block = event.getGatehouse().getSession();
        if (block != null && block.getAccount() != null) {
            return block.getAccount();
        }
        EcsUser user = event.getUser();
        EcsUserRef target = user == null ? null : user.getTarget();
        EcsUserRef effective = user == null ? null : user.getEffective();
        if (effective != null && target == null) {
            return effective.getName();
        }
        return user == null ? null : user.getName();
    }
}
