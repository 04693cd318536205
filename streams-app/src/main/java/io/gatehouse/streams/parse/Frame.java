package io.gatehouse.streams.parse;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsFile;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsLog;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.model.Origin;
import io.gatehouse.model.RawLine;
import io.gatehouse.streams.parse.header.Header;
import org.jspecify.annotations.Nullable;

/** What every event says, whatever form its line has: where and when the line was written, and by which program. */
final class Frame {

    private Frame() {}

    /** An event without a time. */
    static Event of(Message message, Action action, String form) {
        Event event = new Event();
        event.setType(indexType(message.raw().getSource()));
        event.setHost(host(message.raw().getHost(), message.header().hostname()));
        event.setEvent(happened(message, action));
        event.setLog(log(message.raw(), message.header()));
        event.setProcess(process(message.header()));
        event.setMessage(message.text());
        event.setGatehouse(gatehouse(message, action, form));
        KernelIds.ofSender(event, message, action);
        return event;
    }

    /** Where a line stands. */
    static EcsLog log(RawLine raw, Header header) {
        EcsFile file = raw.getFile() == null ? null : new EcsFile(raw.getFile().getPath());
        Integer priority = header.priority() < 0 ? null : Integer.valueOf(header.priority());
        return new EcsLog(file, raw.getOffset(), priority);
    }

    private static String indexType(String source) {
        return switch (source) {
            case "command" -> "commands";
            case "audit" -> "auditd";
            default -> source;
        };
    }

    private static EcsHost host(EcsHost agent, @Nullable String hostname) {
        return hostname == null ? agent : new EcsHost(agent.getId(), agent.getName(), hostname);
    }

    private static EcsEvent happened(Message message, Action action) {
        EcsEvent event = new EcsEvent();
        event.setId(message.id());
        event.setKind("event");
        event.setAction(action.word());
        event.setCategory(action.category());
        event.setType(action.type());
        event.setCreated(message.line().arrival());
        event.setOriginal(message.line().text());
        return event;
    }

    private static @Nullable EcsProcess process(Header header) {
        if (header.program() == null && header.pid() < 0) {
            return null;
        }
        EcsProcess process = new EcsProcess();
        process.setName(header.program() == null ? null : header.programName());
        process.setPid(header.pid() < 0 ? null : Long.valueOf(header.pid()));
        return process;
    }

    private static Gatehouse gatehouse(Message message, Action action, String form) {
        Gatehouse gatehouse = new Gatehouse();
        gatehouse.setRevision(1L);
        gatehouse.setParser(form);
        Origin origin = Origins.of(message, action);
        gatehouse.setOrigin(origin);
        if (origin != null && Origins.FALSE.equals(origin.getTrusted())) {
            gatehouse.setSuspect(Origins.suspicion(origin, message.header().programName()));
        }
        if (message.line().isCut()) {
            gatehouse.setTruncatedFrom(message.raw().getLength());
        }
        if (message.repetition() > 0) {
            gatehouse.setRepeated(message.repetition());
        }
        return gatehouse;
    }
}
