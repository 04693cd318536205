package io.gatehouse.standalone;

import io.gatehouse.embedded.DataDirectory;
import java.nio.file.Path;

/** A process with a registry as its child, to be killed by tests: prints the registry's address and process id. */
final class RegistryParent {
    private RegistryParent() {}

    public static void main(String[] args) throws InterruptedException {
        RegistryProcess registry = RegistryProcess.start(DataDirectory.open(Path.of(args[0])), Path.of(args[1]), 0);
        System.out.println(registry.url());
        System.out.println(registry.pid());
        Thread.sleep(Long.MAX_VALUE);
    }
}
