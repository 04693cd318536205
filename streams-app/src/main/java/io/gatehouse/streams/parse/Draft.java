package io.gatehouse.streams.parse;

import io.gatehouse.model.AuditBlock;
import io.gatehouse.model.CommandBlock;
import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsGroup;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsSource;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.EcsUserRef;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.LoginBlock;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An event in the making: what all events share is set at the start, the parser of the form adds what it read. */
public final class Draft {
    private final Event event;
    private final EcsEvent ecs;
    private final Gatehouse gatehouse;
    private final long arrival;

    Draft(Message message, Action action, String form) {
        this.event = Frame.of(message, action, form);
        this.ecs = event.getEvent();
        this.gatehouse = event.getGatehouse();
        this.arrival = message.line().arrival();
        at(message.header().micros());
    }

    /** Sets the event time from what the line says; {@link io.gatehouse.schemas.line.LineTime#NONE} for nothing. */
    public Draft at(long said) {
        EventTime time = EventTime.of(said, arrival);
        event.setTimestamp(time.micros());
        gatehouse.setTimeSkewed(time.skewed() ? Boolean.TRUE : null);
        gatehouse.setTimeInferred(time.inferred() ? Boolean.TRUE : null);
        return this;
    }

    public Draft action(Action action) {
        ecs.setAction(action.word());
        ecs.setCategory(action.category());
        ecs.setType(action.type());
        return this;
    }

    public boolean is(Action action) {
        return action.word().equals(ecs.getAction());
    }

    public Draft type(String type) {
        event.setType(type);
        return this;
    }

    public Draft succeeded() {
        ecs.setOutcome("success");
        return this;
    }

    public Draft failed() {
        ecs.setOutcome("failure");
        return this;
    }

    public boolean isFailed() {
        return "failure".equals(ecs.getOutcome());
    }

    public Draft reason(@Nullable String reason) {
        ecs.setReason(reason);
        return this;
    }

    /** Marks a line that can be read in more than one way. */
    public Draft ambiguous(boolean ambiguous) {
        gatehouse.setAmbiguous(ambiguous ? Boolean.TRUE : null);
        return this;
    }

    public Draft user(@Nullable String name) {
        user().setName(name);
        return this;
    }

    public Draft user(Account account) {
        user().setName(account.name());
        user().setId(account.id());
        return this;
    }

    public Draft effective(Account account) {
        user().setEffective(new EcsUserRef(account.name(), account.id()));
        return this;
    }

    public Draft target(Account account) {
        user().setTarget(new EcsUserRef(account.name(), account.id()));
        return this;
    }

    /** Where a connection came from, as written; {@code port} is -1 where none is known. */
    public Draft source(String address, long port) {
        EcsSource source = Address.read(address);
        source.setPort(port < 0 || port > Address.MAX_PORT ? null : Integer.valueOf((int) port));
        event.setSource(source);
        return this;
    }

    /** The port of the source, which was set before. */
    public Draft port(String digits) {
        long port = Long.parseLong(digits);
        EcsSource source = event.getSource();
        if (source != null && port <= Address.MAX_PORT) {
            source.setPort((int) port);
        }
        return this;
    }

    public Draft group(String name) {
        return group(name, event.getGroup() == null ? null : event.getGroup().getId());
    }

    public Draft groupId(String id) {
        return group(event.getGroup() == null ? null : event.getGroup().getName(), id);
    }

    public Draft group(@Nullable String name, @Nullable String id) {
        event.setGroup(new EcsGroup(name, id));
        return this;
    }

    /** A terminal, with or without /dev/; what is none is left out. */
    public Draft tty(String name) {
        gatehouse.setTty(Terminal.normal(name));
        return this;
    }

    /** What kind of command it is, and which program tells of it. */
    public Draft witness(String kind, String witness) {
        CommandBlock command = command();
        command.setKind(kind);
        command.setWitnesses(List.of(witness));
        return this;
    }

    public Draft command(String kind, String line, String witness) {
        process().setCommandLine(line);
        return witness(kind, witness);
    }

    public EcsUser user() {
        if (event.getUser() == null) {
            event.setUser(new EcsUser());
        }
        return event.getUser();
    }

    public EcsProcess process() {
        if (event.getProcess() == null) {
            event.setProcess(new EcsProcess());
        }
        return event.getProcess();
    }

    public LoginBlock login() {
        if (gatehouse.getLogin() == null) {
            gatehouse.setLogin(new LoginBlock());
        }
        return gatehouse.getLogin();
    }

    public CommandBlock command() {
        if (gatehouse.getCommand() == null) {
            gatehouse.setCommand(new CommandBlock());
        }
        return gatehouse.getCommand();
    }

    public AuditBlock audit() {
        if (gatehouse.getAudit() == null) {
            gatehouse.setAudit(new AuditBlock());
        }
        return gatehouse.getAudit();
    }

    public Gatehouse gatehouse() {
        return gatehouse;
    }

    public Event event() {
        return event;
    }

    public Reading done() {
        return new Reading.Parsed(List.of(event));
    }
}
