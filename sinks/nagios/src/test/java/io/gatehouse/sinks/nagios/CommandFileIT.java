package io.gatehouse.sinks.nagios;

import java.util.Map;

/** The same contract through the command file. */
final class CommandFileIT extends NagiosSinkIT {

    @Override
    protected Map<String, String> settings(String secret) {
        return Map.of(
                "connector.class",
                "io.gatehouse.sinks.nagios.NagiosSinkConnector",
                "nagios.command.file",
                nagios().commandFile().toString(),
                "nagios.nsca.password",
                secret);
    }

    @Override
    protected Map<String, String> wrongSettings() {
        return Map.of(
                "nagios.nsca.host", "localhost",
                "nagios.command.file", nagios().objects().toString(),
                "nagios.text", "${}");
    }
}
