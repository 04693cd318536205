package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.GatehouseSinkConnector;
import java.util.Map;

/** One mail for each record of {@code gatehouse.notifications}. See docs/sinks/email.md. */
public final class EmailSinkConnector extends GatehouseSinkConnector {

    /** For Connect, which makes connectors by their class. */
    public EmailSinkConnector() {
        super(EmailSinkTask.class, EmailSettings.definition());
    }

    @Override
    protected Map<String, String> conflicts(Map<String, String> settings) {
        return new EmailSettings(settings).server().conflicts();
    }
}
