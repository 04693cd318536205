package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.Agent;
import io.gatehouse.ingest.AgentSettings;
import io.gatehouse.ingest.HostIdentity;
import io.gatehouse.ingest.StartAt;
import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.schemas.Topics;
import io.gatehouse.standalone.Stack;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code gatehouse demo}. */
@Command(
        name = "demo",
        description = {
            "Show what Gatehouse does, in half a minute: start everything in this process, feed the recording of a real host, and"
                    + " tell who came in, what they did and what was not allowed.",
            "Works in a temporary folder that is removed at the end. Mail goes to a mailbox in this process; its own logs are not read."
        },
        footer = {"", "Example:", "  ./gatehouse demo"})
final class DemoCommand implements Runnable {
    private static final int PARTITIONS = 4;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Terminal terminal;

    @Option(
            names = "--elasticsearch",
            paramLabel = "URL",
            description = "An Elasticsearch or OpenSearch to put the documents into, under gatehouse-demo-*:"
                    + " http://127.0.0.1:9200")
    private @Nullable String searchServer;

    @Mixin
    private final RulesOptions rules = new RulesOptions();

    DemoCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public void run() {
        say("Gatehouse demo: the recording of one Debian host (loopback addresses play the clients).");
        say("All local: broker, topology and agent run in this process, nothing leaves this machine.");
        long begin = System.nanoTime();
        try (ScratchFolder scratch = ScratchFolder.create("gatehouse-demo");
                Stack stack = start(scratch.path().resolve("data"));
                DemoSinks sinks = new DemoSinks(stack, searchServer)) {
            sinks.start();
            say("Started in " + seconds(begin) + " s. Feeding lines: " + counts() + ".");
            say("Allowlist: " + DemoRecording.allowedInWords() + ".");
            say("");
            DemoGathered gathered = feed(stack, scratch.path());
            new DemoStory(gathered).tell().forEach(this::say);
            say("");
            new DemoSummary(gathered, stack)
                    .tell(DemoRecording.truth(), total())
                    .forEach(this::say);
            sinks.tell(gathered).forEach(this::say);
            say("Next: ./gatehouse up                          watch this machine (reads logs only)");
            say("      ./gatehouse replay --auth FILE          the same over a log file of yours");
            say("      ./gatehouse --help                      all commands");
        } catch (IOException e) {
            throw new UserError("the demo cannot go on: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Stack start(Path folder) throws IOException, InterruptedException {
        Topics topics = new Topics(Topics.DEFAULT_PREFIX, PARTITIONS, (short) 1);
        Stack stack = new Stack(folder, 0, Stack.Registry.inProcess(), topics);
        try {
            allow(stack);
            stack.startStreams(1, false, rules.running(), DemoSinks.routes());
            return stack;
        } catch (IOException | InterruptedException | RuntimeException e) {
            stack.close();
            throw e;
        }
    }

    private static void allow(Stack stack) throws IOException {
        try (var serializer =
                        stack.serdes().forTopic(stack.topics().allowlist()).serializer();
                KafkaProducer<String, AllowlistEntry> producer =
                        new KafkaProducer<>(stack.kafka(), new StringSerializer(), serializer)) {
            for (AllowlistEntry entry : DemoRecording.allowlist()) {
                producer.send(new ProducerRecord<>(stack.topics().allowlist().name(), entry.getId(), entry));
            }
        }
    }

    private DemoGathered feed(Stack stack, Path folder) throws IOException, InterruptedException {
        HostIdentity host = new HostIdentity("demo-" + DemoRecording.HOST, DemoRecording.HOST, ZoneOffset.UTC);
        AgentSettings settings = AgentSettings.of(
                        host, DemoRecording.unpack(folder), stack.data().agent().resolve("checkpoint.json"))
                .withStartAt(StartAt.BEGINNING);
        Agent agent = stack.startAgent(settings);
        if (!agent.awaitDrained(PATIENCE)) {
            throw new UserError("the agent did not send the recording within " + PATIENCE.toSeconds() + " s: "
                    + agent.status().lastError());
        }
        return new DemoReader(stack).read(PATIENCE);
    }

    private static String counts() throws IOException {
        return DemoRecording.lineCounts().entrySet().stream()
                .map(count -> count.getKey() + " " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static long total() throws IOException {
        Map<String, Long> counts = DemoRecording.lineCounts();
        return counts.values().stream().mapToLong(Long::longValue).sum();
    }

    private static String seconds(long begin) {
        return String.valueOf(Duration.ofNanos(System.nanoTime() - begin).toSeconds());
    }

    private void say(String line) {
        terminal.out().println(line);
        terminal.flush();
    }
}
