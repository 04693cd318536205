package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.common.DeliveryTask;
import io.gatehouse.sinks.common.Document;
import io.gatehouse.sinks.common.Target;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes check results of alerts and sends them to Nagios. */
public final class NagiosSinkTask extends DeliveryTask<AlertCheck> {
    private @Nullable AlertChecks checks;

    /** For Connect, which makes tasks by their class. */
    public NagiosSinkTask() {}

    @Override
    protected Target<AlertCheck> open(Map<String, String> props) {
        NagiosSettings settings = new NagiosSettings(props);
        checks = new AlertChecks(settings);
        KnownServices services = new KnownServices(settings.objects());
        gauge("unknown-services-total", "results for what Nagios does not know", services::unknown);
        return new NagiosTarget(transport(settings), services);
    }

    private static Transport transport(NagiosSettings settings) {
        Path file = settings.commandFile();
        return file == null
                ? new Nsca(settings.nsca(), settings.timeout())
                : new CommandFile(file, settings.timeout(), Clock.systemUTC());
    }

    @Override
    protected @Nullable AlertCheck item(String topic, @Nullable Object key, Document value) {
        return checks == null ? null : checks.of(value);
    }
}
