package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;
import org.apache.kafka.common.config.Config;

/** One mail for each record of {@code gatehouse.notifications}. See docs/sinks/email.md. */
public final class EmailSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public EmailSinkConnector() {
        super(EmailSinkTask.class, EmailSettings.definition());
    }

    @Override
    public Config validate(Map<String, String> settings) {
        Config config = super.validate(settings);
        boolean user = isSet(settings, ServerSettings.USER);
        boolean password = isSet(settings, ServerSettings.PASSWORD_OF_USER);
        if (user != password) {
            String missing = user ? ServerSettings.PASSWORD_OF_USER : ServerSettings.USER;
            config.configValues().stream()
                    .filter(value -> value.name().equals(missing))
                    .forEach(value -> value.addErrorMessage(missing + " is needed where "
                            + (user ? ServerSettings.USER : ServerSettings.PASSWORD_OF_USER) + " is set"));
        }
        return config;
    }

    private static boolean isSet(Map<String, String> settings, String name) {
        return !settings.getOrDefault(name, "").isEmpty();
    }
}
