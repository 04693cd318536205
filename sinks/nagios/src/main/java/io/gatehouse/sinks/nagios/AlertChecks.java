package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Template;
import java.util.Map;
import org.apache.kafka.connect.errors.DataException;
import org.jspecify.annotations.Nullable;

/** Makes check results of alerts, as the settings say. */
final class AlertChecks {
    private final Map<String, State> states;
    private final boolean closeIsOk;
    private final boolean observed;
    private final Template host;
    private final Template service;
    private final Template text;
    private final Template perfdata;

    AlertChecks(NagiosSettings settings) {
        states = settings.states();
        closeIsOk = settings.getBoolean(NagiosSettings.CLOSE_IS_OK);
        observed = settings.getBoolean(NagiosSettings.OBSERVED);
        host = settings.template(NagiosSettings.HOST);
        service = settings.template(NagiosSettings.SERVICE);
        text = settings.template(NagiosSettings.TEXT);
        perfdata = settings.template(NagiosSettings.PERFDATA);
    }

    /**
     * Null for what Nagios is not to be told.
     *
     * @throws DataException if it is no alert
     */
    @Nullable
    AlertCheck of(Document alert) {
        String id = alert.require("event.id");
        boolean open = !"closed".equals(alert.require("gatehouse.alert.status"));
        State state = states.get(alert.require("gatehouse.alert.level"));
        if (state == null || hidden(alert) || !open && !closeIsOk) {
            return null;
        }
        Long revision = alert.number("gatehouse.revision");
        return new AlertCheck(id, revision == null ? 0 : revision, open, result(alert, open ? state : State.OK));
    }

    private boolean hidden(Document alert) {
        return !observed && "observe".equals(alert.text("gatehouse.alert.mode"));
    }

    private CheckResult result(Document alert, State state) {
        return CheckResult.of(host.fill(alert), service.fill(alert), state, text.fill(alert), perfdata.fill(alert));
    }
}
