package io.gatehouse.streams.parse.form;

import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.SessionBlock;
import io.gatehouse.streams.parse.Account;
import io.gatehouse.streams.parse.Draft;
import io.gatehouse.streams.parse.Terminal;
import io.gatehouse.streams.parse.sshd.SshdLogins;
import java.util.Locale;
import java.util.function.BiConsumer;

/** What a hole of a {@link Template} can stand for, and where it goes in the event. */
public enum Field {
    /** Text that goes nowhere. */
    SKIP("", Kind.TEXT, (draft, text) -> {}),
    /** Who acts; often text of the client. */
    USER("user.name", Kind.TEXT, Draft::user),
    UID("user.id", Kind.NUMBER, (draft, text) -> draft.user().setId(text)),
    /** The account that something is done to, or that is switched to. */
    TARGET("user.target.name", Kind.TEXT, (draft, text) -> draft.target(Account.read(text))),
    /** Its numeric id; its name stands before it. */
    TARGET_ID("user.target.id", Kind.NUMBER, Field::targetId),
    /** The account that is switched to: target and effective user. */
    EFFECTIVE(
            "user.effective.name",
            Kind.TEXT,
            (draft, text) -> draft.target(Account.read(text)).effective(Account.read(text))),
    GROUP("group.name", Kind.TEXT, Draft::group),
    GROUP_ID("group.id", Kind.NUMBER, Draft::groupId),
    /** Address or name of the other end, as written. */
    SOURCE("source.address", Kind.WORD, Field::source),
    /** Where somebody is: the other end, or a terminal of this host. */
    PLACE("source.address", Kind.WORD, Field::place),
    /** TCP port of the other end; its address stands before it. */
    PORT("source.port", Kind.NUMBER, Draft::port),
    METHOD("gatehouse.login.method", Kind.WORD, (draft, text) -> draft.login().setMethod(text)),
    KEY_TYPE(
            "gatehouse.login.key_type",
            Kind.WORD,
            (draft, text) -> draft.login().setKeyType(text)),
    FINGERPRINT(
            "gatehouse.login.key_fingerprint",
            Kind.WORD,
            (draft, text) -> draft.login().setKeyFingerprint(text)),
    CERTIFICATE(
            "gatehouse.login.certificate_id",
            Kind.TEXT,
            (draft, text) -> draft.login().setCertificateId(text)),
    SERIAL(
            "gatehouse.login.certificate_serial",
            Kind.WORD,
            (draft, text) -> draft.login().setCertificateSerial(text)),
    /** Type and fingerprint of the CA's key, or its fingerprint alone. */
    CA(
            "gatehouse.login.certificate_ca",
            Kind.TEXT,
            (draft, text) -> draft.login().setCertificateCa(text)),
    PRINCIPAL(
            "gatehouse.login.principal",
            Kind.WORD,
            (draft, text) -> draft.login().setPrincipal(text)),
    SERVICE("gatehouse.login.service", Kind.WORD, (draft, text) -> draft.login().setService(text)),
    TTY("gatehouse.tty", Kind.WORD, Draft::tty),
    PID("process.pid", Kind.NUMBER, (draft, text) -> draft.process().setPid(Long.valueOf(text))),
    DIRECTORY(
            "process.working_directory",
            Kind.TEXT,
            (draft, text) -> draft.process().setWorkingDirectory(text)),
    COMMAND("process.command_line", Kind.TEXT, (draft, text) -> draft.process().setCommandLine(text.stripLeading())),
    REASON("event.reason", Kind.TEXT, Draft::reason),
    /** Why a client of SSH ends its connection: a number of RFC 4253 section 11.1. */
    DISCONNECT("event.outcome", Kind.NUMBER, Field::disconnect),
    /** systemd-logind's number of a session. */
    LOGIND("gatehouse.session.logind_id", Kind.WORD, Field::logind);

    /** How far a hole reaches. */
    public enum Kind {
        /** Up to a blank; not empty. */
        WORD,
        /** Decimal digits, 1 to 18. */
        NUMBER,
        /** Anything, up to the last place from which the rest of the template fits. May be empty. */
        TEXT,
        /** Anything, up to the first place from which the rest of the template fits. May be empty. */
        FIRST
    }

    private final String ecs;
    private final Kind kind;
    private final BiConsumer<Draft, String> setter;

    Field(String ecs, Kind kind, BiConsumer<Draft, String> setter) {
        this.ecs = ecs;
        this.kind = kind;
        this.setter = setter;
    }

    /** Name of the field in the JSON document; empty where the text goes nowhere. */
    public String ecs() {
        return ecs;
    }

    Kind kind() {
        return kind;
    }

    public void set(Draft draft, String text) {
        setter.accept(draft, text);
    }

    /** Its name in templates: {@code user}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** glibc prints what is not known as (null). */
    private static void source(Draft draft, String address) {
        if (!address.equals("(null)")) {
            draft.source(address, -1);
        }
    }

    private static void place(Draft draft, String place) {
        if (Terminal.is(place)) {
            draft.tty(place);
        } else {
            source(draft, place);
        }
    }

    private static void targetId(Draft draft, String id) {
        EcsUserRef target = draft.user().getTarget();
        draft.target(new Account(target == null ? null : target.getName(), id));
    }

    /** Key exchange failed, authentication cancelled, no more methods: the end of attempts that were told before. */
    private static void disconnect(Draft draft, String code) {
        if (code.equals("3") || code.equals("13") || code.equals("14")) {
            SshdLogins.echo(draft.failed());
        }
    }

    private static void logind(Draft draft, String id) {
        SessionBlock session = new SessionBlock();
        session.setLogindId(id);
        draft.gatehouse().setSession(session);
    }
}
