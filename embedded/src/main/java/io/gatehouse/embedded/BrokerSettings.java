package io.gatehouse.embedded;

import java.util.Properties;

/** Kafka's settings for a broker and its controller in one process, for one small machine, on 127.0.0.1 only. */
final class BrokerSettings {
    static final int NODE_ID = 1;
    private static final int LARGEST_RECORD = 2 * 1024 * 1024 + 64 * 1024;

    private BrokerSettings() {}

    static Properties of(DataDirectory data, ListenPort broker, ListenPort controller) {
        Properties settings = new Properties();
        addNetwork(settings, broker, controller);
        addOneReplica(settings);
        addSmallMachine(settings);
        settings.setProperty("log.dirs", data.broker().toString());
        settings.setProperty("auto.create.topics.enable", "false");
        settings.setProperty("message.max.bytes", String.valueOf(LARGEST_RECORD));
        addQuickReturn(settings);
        return settings;
    }

    private static void addNetwork(Properties settings, ListenPort broker, ListenPort controller) {
        String clients = "PLAINTEXT://" + ListenPort.HOST + ":" + broker.number();
        String voters = ListenPort.HOST + ":" + controller.number();
        settings.setProperty("process.roles", "broker,controller");
        settings.setProperty("node.id", String.valueOf(NODE_ID));
        settings.setProperty("listeners", clients + ",CONTROLLER://" + voters);
        settings.setProperty("advertised.listeners", clients);
        settings.setProperty("inter.broker.listener.name", "PLAINTEXT");
        settings.setProperty("controller.listener.names", "CONTROLLER");
        settings.setProperty("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT");
        settings.setProperty("controller.quorum.voters", NODE_ID + "@" + voters);
    }

    private static void addOneReplica(Properties settings) {
        for (String topic : new String[] {"offsets.topic", "transaction.state.log", "share.coordinator.state.topic"}) {
            settings.setProperty(topic + ".replication.factor", "1");
            settings.setProperty(topic + ".num.partitions", "4");
        }
        settings.setProperty("transaction.state.log.min.isr", "1");
        settings.setProperty("share.coordinator.state.topic.min.isr", "1");
        settings.setProperty("default.replication.factor", "1");
    }

    /**
     * After a kill the controller waits for the session of the dead broker to run out before it takes the new one;
     * clients whose process died with it wait for the sessions of their groups.
     */
    private static void addQuickReturn(Properties settings) {
        settings.setProperty("broker.session.timeout.ms", "3000");
        settings.setProperty("broker.heartbeat.interval.ms", "500");
        settings.setProperty("group.min.session.timeout.ms", "1000");
        settings.setProperty("group.initial.rebalance.delay.ms", "0");
    }

    private static void addSmallMachine(Properties settings) {
        settings.setProperty("num.network.threads", "2");
        settings.setProperty("num.io.threads", "4");
        settings.setProperty("background.threads", "2");
        settings.setProperty("num.recovery.threads.per.data.dir", "2");
        settings.setProperty("log.cleaner.dedupe.buffer.size", String.valueOf(16 * 1024 * 1024));
        settings.setProperty("log.segment.bytes", String.valueOf(128 * 1024 * 1024));
        settings.setProperty("log.index.size.max.bytes", String.valueOf(2 * 1024 * 1024));
    }
}
