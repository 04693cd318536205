package io.gatehouse.sinks.nagios;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * One passive check result, with nothing left in it that Nagios or NSCA would take for their own syntax.
 *
 * @param host name of the host object
 * @param service description of the service object; empty where the result is the host's
 * @param output one line, escaped, with performance data after {@code |}
 */
record CheckResult(String host, String service, State state, String output) {

    /** What a pipe takes in one piece (PIPE_BUF of Linux), so that no other writer's line gets into ours. */
    static final int MAX_COMMAND = 4096;

    private static final String FORM = "[%d] PROCESS_%s_CHECK_RESULT;%s;%d;%s";

    static CheckResult of(String host, String service, State state, String text, String perfdata) {
        return new CheckResult(PlainText.name(host), PlainText.name(service), state, PlainText.output(text, perfdata));
    }

    /** The external command without its line feed, cut to what is written in one piece. */
    byte[] command(Instant at) {
        String target = service.isEmpty() ? host : host + ';' + service;
        String kind = service.isEmpty() ? "HOST" : "SERVICE";
        String command = FORM.formatted(at.getEpochSecond(), kind, target, code(), output);
        return PlainText.cut(command, MAX_COMMAND - 1).getBytes(StandardCharsets.UTF_8);
    }

    /** Bytes of host and service name. */
    int nameLength() {
        return PlainText.length(host) + PlainText.length(service);
    }

    /** A host is up (0), down (1) or unreachable (2); it knows no warning. */
    int code() {
        return service.isEmpty() && state != State.OK ? 1 : state.code();
    }
}
