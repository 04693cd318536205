package io.gatehouse.streams.session;

import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.Event;
import io.gatehouse.model.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Finds the session of an event by the strongest key at hand, as things stood at the event's time. {@code ses} is given by the kernel
 * and cannot be chosen; the address in {@code SSH_CONNECTION} can, so it only counts where it does not contradict the kernel's login
 * uid and session id.
 */
final class Resolver {
    static final int MAX_CANDIDATES = 20;

    private final SessionIndex index;
    private final ShellIndex shells;
    private final Multiplexers multiplexers;

    Resolver(SessionIndex index, ShellIndex shells) {
        this.index = index;
        this.shells = shells;
        this.multiplexers = new Multiplexers(index, shells);
    }

    /** The session of a command, shell, sudo or su line as far as is known now. */
    Join find(Event event) {
        if (Commands.isOfHook(event)) {
            return ofHook(event);
        }
        Join.Found seen = ofKernel(event);
        if (seen != null) {
            return seen;
        }
        String account = Attribution.account(event);
        if (account == null) {
            return Join.None.NONE;
        }
        return Commands.isOfOldHook(event) ? ofShell(event, account) : ofTerminal(event, account);
    }

    /** Of a record of the shell hook. */
    private Join ofHook(Event event) {
        Join.Found found = ofLogin(event);
        if (found == null) {
            return KernelIds.hasNoLogin(event) ? noLogin(event) : new Join.None(contradiction(event));
        }
        String account = Attribution.account(event);
        if (account != null && multiplexers.mayBeShared(found.session(), event)) {
            return multiplexers.typist(found.session(), event, account, () -> ofUser(event, account));
        }
        return found;
    }

    private Join noLogin(Event event) {
        OpenSession named = index.find(JoinKey.address(event.getSource()));
        return new Join.NoLogin(
                named == null ? null : "belongs to no login and names the connection of " + named.user());
    }

    private Join.@Nullable Found ofLogin(Event event) {
        String ses = KernelIds.session(event);
        Join.Found found = ses == null ? null : agreed(JoinKey.auditSession(ses), event);
        if (found == null) {
            found = agreedAndOpen(JoinKey.address(event.getSource()), event);
        }
        return found == null ? agreedAndOpen(parentSshd(event), event) : found;
    }

    private Join.@Nullable Found agreed(@Nullable JoinKey key, Event event) {
        OpenSession session = index.find(key);
        if (key == null || session == null || !session.agreesWith(event)) {
            return null;
        }
        return isBefore(event, session) ? null : Join.exact(session, key.type());
    }

    /** Whether an event is of a time before a session; where it came after the login, the clock may have been set back between. */
    private static boolean isBefore(Event event, OpenSession session) {
        long before = session.start() - event.getTimestamp();
        boolean cameLater = event.getEvent().getCreated()
                >= session.state().getSession().getEvent().getCreated();
        return before > (cameLater ? Sessionizer.STEP : Sessionizer.SLACK);
    }

    /** By a key that can be used again or chosen: the account must have come in by it, where the kernel vouches for nothing. */
    private Join.@Nullable Found agreedAndOpen(@Nullable JoinKey key, Event event) {
        Join.Found found = agreed(key, event);
        if (found == null || !found.session().mayHold(event.getTimestamp())) {
            return null;
        }
        OpenSession session = found.session();
        String account = Attribution.account(event);
        boolean vouched = !KernelIds.hasNoLogin(event)
                || session.block().getAuditSession() == null
                        && account != null
                        && session.mayBe(account, event.getTimestamp());
        return vouched ? found : null;
    }

    private static @Nullable JoinKey parentSshd(Event event) {
        EcsProcess process = event.getProcess();
        return process == null || process.getParent() == null
                ? null
                : JoinKey.sshdPid(process.getParent().getPid());
    }

    /** Why an event is not of the session that it names; null where that is not known. */
    private @Nullable String contradiction(Event event) {
        String ses = KernelIds.session(event);
        OpenSession session = ses == null ? null : index.find(JoinKey.auditSession(ses));
        if (session == null || session.agreesWith(event)) {
            return null;
        }
        return "names the session of " + session.user() + " (ses " + ses + ") with the login uid "
                + KernelIds.login(event);
    }

    /** Of a command in the old hook's form, which names an account and the pid of its shell. */
    private Join ofShell(Event event, String account) {
        Join.Found vouched = ofJournal(event);
        if (vouched != null) {
            return vouched.session().state().getAttaches().isEmpty()
                    ? vouched
                    : multiplexers.typist(vouched.session(), event, account, () -> ofUser(event, account));
        }
        Join tied = ofProcess(event, account);
        return tied == null ? ofUser(event, account) : tied;
    }

    /** Of a sudo or su line, which names an account and its terminal. */
    private Join ofTerminal(Event event, String account) {
        Join vouched = ofJournal(event);
        if (vouched == null) {
            vouched = ofProcess(event, account);
        }
        if (vouched != null) {
            return vouched;
        }
        String tty = event.getGatehouse().getTty();
        Shell shell = tty == null ? null : shells.onTty(tty, event.getTimestamp(), null);
        if (shell == null || !shell.session().mayBe(account, event.getTimestamp())) {
            return ofUser(event, account);
        }
        OpenSession session = shell.session();
        if (multiplexers.mayBeShared(shell)) {
            return multiplexers.typist(session, event, account, () -> ofUser(event, account));
        }
        Shell rival = shells.rivalOnTty(shell, event.getTimestamp());
        return rival != null && rival.session().mayBe(account, event.getTimestamp())
                ? either(session, rival.session(), JoinKey.TTY)
                : Join.inferred(session, JoinKey.TTY);
    }

    /** A record says that a terminal or a pid is of one session, which another has that is still open: one of the two is wrong. */
    private static Join either(OpenSession one, OpenSession other, String key) {
        return new Join.Ambiguous(
                Stream.of(one, other).sorted(OpenSession.BY_START).toList(), key, true);
    }

    /** A program that the kernel's audit saw carries the kernel's own session id, whether or not its records name an account. */
    private Join.@Nullable Found ofKernel(Event event) {
        String ses = Witnesses.EXEC.equals(Commands.kindOf(event)) ? KernelIds.session(event) : null;
        return ses == null ? null : agreed(JoinKey.auditSession(ses), event);
    }

    /** By the session id that journald took from the kernel when the line was written. */
    private Join.@Nullable Found ofJournal(Event event) {
        Origin origin = event.getGatehouse().getOrigin();
        String ses = KernelIds.session(event);
        boolean journal = origin != null && "journald".equals(origin.getVia());
        return journal && ses != null ? agreed(JoinKey.auditSession(ses), event) : null;
    }

    private @Nullable Join ofProcess(Event event, String account) {
        Long pid = event.getProcess() == null ? null : event.getProcess().getPid();
        Shell shell = pid == null
                ? null
                : shells.ofPid(pid, event.getTimestamp(), event.getEvent().getId());
        if (shell == null || multiplexers.mayBeShared(shell)) {
            return null;
        }
        boolean sure = shell.state().getExact();
        Shell rival = shells.rivalOfPid(shell, event.getTimestamp());
        if (rival != null && rival.session().mayBe(account, event.getTimestamp())) {
            return either(shell.session(), rival.session(), JoinKey.SHELL_PID);
        }
        boolean mayBe = sure || shell.session().mayBe(account, event.getTimestamp());
        return mayBe ? new Join.Found(shell.session(), JoinKey.SHELL_PID, sure, false) : null;
    }

    /** Of an event that names an account alone: that of the only session that can hold it, if that was open by all that is known. */
    private Join ofUser(Event event, String account) {
        long time = event.getTimestamp();
        List<OpenSession> candidates = new ArrayList<>();
        boolean typed = SessionClass.needsATerminal(event);
        for (OpenSession session : index.openOf(account)) {
            if (candidates.size() > MAX_CANDIDATES || session.start() > OpenSession.latest(time)) {
                break;
            }
            addIfItFits(candidates, session, account, time, typed);
        }
        for (OpenSession session : index.closed().descendingSet()) {
            if (candidates.size() > MAX_CANDIDATES || time - Sessionizer.SLACK > session.end()) {
                break;
            }
            addIfItFits(candidates, session, account, time, typed);
        }
        return judge(candidates, time);
    }

    private static void addIfItFits(
            List<OpenSession> candidates, OpenSession session, String account, long time, boolean typed) {
        boolean begun = session.start() <= OpenSession.latest(time);
        boolean fits = begun && session.mayHold(time) && session.mayBe(account, time);
        if (fits && !(typed && SessionClass.hasNoTerminal(session))) {
            candidates.add(session);
        }
    }

    private static Join judge(List<OpenSession> candidates, long time) {
        if (candidates.isEmpty()) {
            return Join.None.NONE;
        }
        if (candidates.size() == 1 && candidates.get(0).holds(time)) {
            return Join.inferred(candidates.get(0), JoinKey.USER);
        }
        boolean complete = candidates.size() <= MAX_CANDIDATES;
        List<OpenSession> listed = candidates.stream()
                .sorted(OpenSession.BY_START)
                .limit(MAX_CANDIDATES)
                .toList();
        return new Join.Ambiguous(listed, JoinKey.USER, complete);
    }
}
