package io.gatehouse.standalone;

import io.gatehouse.embedded.DataDirectory;
import io.gatehouse.embedded.EmbeddedBroker;
import java.nio.file.Path;

/** A broker in a process of its own, to be killed by tests: prints where it listens, then waits. */
final class BrokerProcess {
    private BrokerProcess() {}

    public static void main(String[] args) throws InterruptedException {
        EmbeddedBroker broker = EmbeddedBroker.start(DataDirectory.open(Path.of(args[0])), 0);
        System.out.println(broker.bootstrapServers());
        Thread.sleep(Long.MAX_VALUE);
    }
}
