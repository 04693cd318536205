package io.gatehouse.streams.session;

import io.gatehouse.model.AttachState;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.PersonRef;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.model.SessionState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of a host as the join sees it, open or lately closed: a view on its stored state with the questions that the join asks.
 */
final class OpenSession {
    static final Comparator<OpenSession> BY_START =
            Comparator.comparingLong(OpenSession::start).thenComparing(OpenSession::id);

    private static final int MAX_ATTACHES = 64;
    private static final long SECOND = 1_000_000;

    private final SessionState state;
    private final Sightings accounts;
    private final Sightings terminals;
    private boolean announce;

    OpenSession(SessionState state) {
        this.state = state;
        // the lists that Avro reads cannot be changed in every way
        state.setShells(new ArrayList<>(state.getShells()));
        state.setAccounts(new ArrayList<>(state.getAccounts()));
        state.setTerminals(new ArrayList<>(state.getTerminals()));
        state.setAttaches(new ArrayList<>(state.getAttaches()));
        state.setLastCommands(new ArrayList<>(state.getLastCommands()));
        this.accounts = new Sightings(state.getAccounts());
        this.terminals = new Sightings(state.getTerminals());
    }

    SessionState state() {
        return state;
    }

    SessionBlock block() {
        return state.getSession().getGatehouse().getSession();
    }

    String id() {
        return state.getSession().getEvent().getId();
    }

    @Nullable
    String user() {
        EcsUser user = state.getSession().getUser();
        return user == null ? null : user.getName();
    }

    @Nullable
    String userId() {
        EcsUser user = state.getSession().getUser();
        return user == null ? null : user.getId();
    }

    /** Who is behind the account, where that is known. */
    @Nullable
    PersonRef person() {
        return state.getSession().getGatehouse().getPerson();
    }

    boolean isOpen() {
        return "open".equals(block().getStatus());
    }

    /** When it began. */
    long start() {
        return state.getSession().getTimestamp();
    }

    /** When it ended; the end of time while it is open. */
    long end() {
        Long end = state.getSession().getEvent().getEnd();
        return end == null ? Long.MAX_VALUE : end;
    }

    @Nullable
    JoinKey address() {
        return JoinKey.address(state.getSession().getSource());
    }

    @Nullable
    JoinKey auditSession() {
        Long ses = block().getAuditSession();
        return ses == null ? null : JoinKey.auditSession(ses.toString());
    }

    @Nullable
    JoinKey sshdPid() {
        return JoinKey.sshdPid(block().getSshdPid());
    }

    /** Whether something of that time may have happened in it, the clocks of two lines being {@link Sessionizer#SLACK} apart. */
    boolean mayHold(long time) {
        return start() - Sessionizer.SLACK <= time && time - Sessionizer.SLACK <= end();
    }

    /** Whether it was open at that time by what the lines say. */
    boolean holds(long time) {
        return start() <= latest(time) && time <= (isOpen() ? Long.MAX_VALUE : latest(end()));
    }

    /** The latest time that a line can mean: one in whole seconds was cut to them, as RFC 3164 does. */
    static long latest(long time) {
        return time % SECOND == 0 ? time + SECOND - 1 : time;
    }

    /** Whether a login event may speak of this session: neither its user nor its address is another. */
    boolean isOf(Event login) {
        EcsUser user = login.getUser();
        JoinKey from = JoinKey.address(login.getSource());
        boolean sameUser = user == null
                || user.getName() == null
                || user() == null
                || user.getName().equals(user());
        return sameUser && (from == null || address() == null || from.equals(address()));
    }

    /**
     * Whether the kernel's login uid and session id in an event could be those of this session; unknown on either side contradicts
     * nothing. While the session's uid is not known, the account of an event that did not change its uid has to be that of the login.
     */
    boolean agreesWith(Event event) {
        String ses = KernelIds.session(event);
        String login = KernelIds.login(event);
        Long bound = block().getAuditSession();
        boolean sameSession = ses == null || bound == null || ses.equals(bound.toString());
        return sameSession && (login == null || isLoginOf(login, event.getUser()));
    }

    private boolean isLoginOf(String loginUid, @Nullable EcsUser user) {
        if (userId() != null) {
            return loginUid.equals(userId());
        }
        if (user == null || !loginUid.equals(user.getId())) {
            return true;
        }
        String name = user.getName();
        return name == null || user() == null || name.equals(user());
    }

    /** Whether a command of this account can have been run in it then: the login user, or one reached before through su or sudo. */
    boolean mayBe(String account, long time) {
        return account.equals(user()) || accounts.had(account, time);
    }

    /** Accounts that it reached or may have reached. */
    Sightings accounts() {
        return accounts;
    }

    /** Notes a terminal. */
    void sawTerminal(String tty, long time) {
        if (terminals.add(tty, time, null, true)) {
            announce();
        }
    }

    /** Brings what is published of accounts and terminals up to date. */
    void describe() {
        List<String> reached = accounts.sure().stream()
                .filter(account -> !account.equals(user()))
                .toList();
        if (!reached.equals(block().getEffectiveUsers())) {
            block().setEffectiveUsers(new ArrayList<>(reached));
            announce();
        }
        block().setTtys(new ArrayList<>(terminals.sure()));
    }

    /** Notes that a terminal multiplexer was used in it. */
    void attached(AttachState attach) {
        List<AttachState> attaches = state.getAttaches();
        if (attaches.size() < MAX_ATTACHES && !attaches.contains(attach)) {
            attaches.add(attach);
        }
    }

    /** Says that the session must be published because something about its identity changed. */
    void announce() {
        announce = true;
    }

    /** Takes the wish to be published. */
    boolean takeAnnounce() {
        boolean wish = announce;
        announce = false;
        return wish;
    }
}
