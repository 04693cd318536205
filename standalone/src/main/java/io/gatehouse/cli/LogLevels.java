package io.gatehouse.cli;

/**
 * What the log shows. Only the first call in a process counts: the logger reads these properties when the first class
 * that logs is loaded. A property given to the JVM wins.
 */
final class LogLevels {
    private static final String PREFIX = "org.slf4j.simpleLogger.";

    private LogLevels() {}

    /** Without debug Kafka's libraries are silent: what they would say again and again, a command says once. */
    static void set(boolean debug) {
        preset("logFile", "System.err");
        preset("showDateTime", "true");
        preset("dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        preset("showThreadName", String.valueOf(debug));
        preset("defaultLogLevel", debug ? "info" : "off");
        preset("log.io.gatehouse", debug ? "debug" : "warn");
    }

    private static void preset(String name, String value) {
        if (System.getProperty(PREFIX + name) == null) {
            System.setProperty(PREFIX + name, value);
        }
    }
}
