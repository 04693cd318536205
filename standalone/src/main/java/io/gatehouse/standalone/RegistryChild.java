package io.gatehouse.standalone;

import java.io.IOException;
import java.io.OutputStream;

/**
 * The main class of the registry's process. It runs the registry, and ends at once when standard input ends: that is,
 * when the parent is gone, however it went. Its class path holds the registry only, so it uses nothing of ours.
 */
final class RegistryChild {
    /** The entry that Quarkus generates into every application. */
    private static final String REGISTRY_MAIN = "io.quarkus.runner.GeneratedMain";

    private RegistryChild() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(RegistryChild::endWithParent, "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(REGISTRY_MAIN).getMethod("main", String[].class).invoke(null, (Object) args);
    }

    private static void endWithParent() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            System.err.println("standard input is gone: " + e.getMessage());
        }
        Runtime.getRuntime().halt(0);
    }
}
