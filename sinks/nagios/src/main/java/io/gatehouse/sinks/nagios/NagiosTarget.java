package io.gatehouse.sinks.nagios;

import io.gatehouse.sinks.common.Answer;
import io.gatehouse.sinks.common.Target;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Tells Nagios in the order of the records; what is overtaken by what it was told already counts as told. */
final class NagiosTarget implements Target<AlertCheck> {
    private final Transport transport;
    private final KnownServices services;
    private final Incidents told = new Incidents();

    NagiosTarget(Transport transport, KnownServices services) {
        this.transport = transport;
        this.services = services;
    }

    @Override
    public List<Answer> deliver(List<AlertCheck> checks) throws InterruptedException {
        List<Answer> answers = new ArrayList<>(Collections.nCopies(checks.size(), Answer.delivered()));
        List<Integer> sent = select(checks, answers);
        if (sent.isEmpty()) {
            return answers;
        }
        List<CheckResult> results =
                sent.stream().map(i -> checks.get(i).result()).toList();
        Transport.Sent outcome = transport.send(results);
        results.subList(0, outcome.count()).forEach(services::check);
        for (int i = 0; i < sent.size(); i++) {
            if (i < outcome.count()) {
                told.tell(checks.get(sent.get(i)));
            } else {
                answers.set(sent.get(i), Answer.later(String.valueOf(outcome.failure())));
            }
        }
        return answers;
    }

    /** Positions of what is to be sent; what never can be has its answer then. */
    private List<Integer> select(List<AlertCheck> checks, List<Answer> answers) {
        List<Integer> selected = new ArrayList<>();
        Incidents expected = told.copy();
        for (int i = 0; i < checks.size(); i++) {
            AlertCheck check = checks.get(i);
            String refusal = transport.refusal(check.result());
            if (refusal != null) {
                answers.set(i, Answer.refused(refusal));
            } else if (expected.hidesOpen(check)) {
                expected.tell(check);
                told.tell(check);
            } else if (!expected.toldLater(check)) {
                selected.add(i);
                expected.tell(check);
            }
        }
        return selected;
    }

    @Override
    public void close() {
        // nothing stays open between two deliveries
    }
}
