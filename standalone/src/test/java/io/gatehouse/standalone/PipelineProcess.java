package io.gatehouse.standalone;

import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.LogInput;
import io.gatehouse.ingest.LogSource;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.schemas.Topics;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.List;

/** The whole pipeline in a process of its own, to be killed by tests: prints a line when it runs, then waits. */
final class PipelineProcess {
    private static final HostIdentity HOST = new HostIdentity("machine-1", "vm", ZoneOffset.UTC);

    private PipelineProcess() {}

    /** The folder of its data, that of the registry and that of the logs. */
    public static void main(String[] args) throws InterruptedException {
        Stack stack = stack(Path.of(args[0]), Path.of(args[1]));
        stack.startStreams(1);
        stack.startAgent(agent(stack, inputs(Path.of(args[2]))));
        System.out.println("running");
        Thread.sleep(Long.MAX_VALUE);
    }

    static Stack stack(Path data, Path registry) {
        return new Stack(data, 0, new Stack.Registry(registry, 0), new Topics(Topics.DEFAULT_PREFIX, 4, (short) 1));
    }

    static List<LogInput> inputs(Path logs) {
        return List.of(
                new LogInput(LogSource.AUTH, logs.resolve("auth.log").toString()),
                new LogInput(LogSource.COMMAND, logs.resolve("commands.log").toString()),
                new LogInput(LogSource.AUDIT, logs.resolve("audit.log").toString()));
    }

    static AgentSettings agent(Stack stack, List<LogInput> inputs) {
        return AgentSettings.of(HOST, inputs, stack.data().agent().resolve("checkpoint.json"))
                .withStartAt(StartAt.BEGINNING);
    }

    static HostIdentity host() {
        return HOST;
    }
}
