package io.gatehouse.streams.parse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** cron's own lines (Vixie cron and cronie, log_it()); its sessions come through PAM. */
final class Cron implements Program {
    private final Forms forms = new Forms(Form.of("cron/command", Action.RAN_JOB)
            .looks("({user}) CMD ({command})", "(root) CMD (   cd / && run-parts --report /etc/cron.hourly)"));

    @Override
    public @Nullable Reading read(Message message) {
        return forms.read(message);
    }

    @Override
    public List<Form> forms() {
        return forms.forms();
    }
}
