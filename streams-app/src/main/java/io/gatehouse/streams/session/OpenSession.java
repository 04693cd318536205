package io.gatehouse.streams.session;

import io.gatehouse.model.EcsUser;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.model.SessionState;
import io.gatehouse.model.ShellState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One session of a host as the join sees it, open or lately closed: a view on its stored state with the questions that the join asks.
 */
final class OpenSession {
    static final int MAX_SHELLS = 256;
    private static final int MAX_USERS = 64;

    private final SessionState state;
    private boolean announce;

    OpenSession(SessionState state) {
        this.state = state;
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

    boolean isOpen() {
        return "open".equals(block().getStatus());
    }

    /** When it ended; the end of time while it is open. */
    long end() {
        Long end = state.getSession().getEvent().getEnd();
        return end == null ? Long.MAX_VALUE : end;
    }

    /** Whether it had not ended at an event time. */
    boolean isOpenAt(long time) {
        return time <= end();
    }

    /** Whether the kernel's login uid of an event could be that of this session; unknown on either side contradicts nothing. */
    boolean agreesWith(@Nullable String loginUid, @Nullable String auditSession) {
        boolean sameUser = loginUid == null || userId() == null || loginUid.equals(userId());
        Long bound = block().getAuditSession();
        return sameUser && (auditSession == null || bound == null || auditSession.equals(bound.toString()));
    }

    /** Whether a command of this account can have been run in it: the login user, or one reached through su or sudo. */
    boolean mayBe(String account) {
        return account.equals(user())
                || block().getEffectiveUsers().contains(account)
                || state.getPossibleUsers().contains(account);
    }

    /** Notes an account that was reached through su or sudo; true where that is new. */
    boolean reached(String account) {
        List<String> users = block().getEffectiveUsers();
        if (account.equals(user()) || users.contains(account) || users.size() >= MAX_USERS) {
            return false;
        }
        announce();
        return users.add(account);
    }

    /** Notes an account that may have been reached, where a su or sudo line fits several sessions; true where that is new. */
    boolean mayHaveReached(String account) {
        List<String> users = state.getPossibleUsers();
        return !mayBe(account) && users.size() < MAX_USERS && users.add(account);
    }

    ShellState addShell(long pid, @Nullable String tty, boolean exact) {
        ShellState shell = new ShellState();
        shell.setPid(pid);
        shell.setTty(tty);
        shell.setExact(exact);
        state.getShells().add(shell);
        if (tty != null && !block().getTtys().contains(tty)) {
            block().getTtys().add(tty);
            announce();
        }
        return shell;
    }

    /** Whether a shell was tied to this session by proof. */
    boolean holdsByProof(long pid) {
        return state.getShells().stream().anyMatch(shell -> shell.getPid() == pid && shell.getExact());
    }

    /** Takes a shell out; its terminal, or null. */
    @Nullable
    String removeShell(long pid) {
        List<ShellState> shells = state.getShells();
        for (int i = 0; i < shells.size(); i++) {
            if (shells.get(i).getPid() == pid) {
                return shells.remove(i).getTty();
            }
        }
        return null;
    }

    boolean hasShellOn(String tty) {
        return state.getShells().stream().anyMatch(shell -> tty.equals(shell.getTty()));
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
