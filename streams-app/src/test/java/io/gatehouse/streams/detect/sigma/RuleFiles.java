package io.gatehouse.streams.detect.sigma;

import io.gatehouse.model.EcsEvent;
import io.gatehouse.model.EcsHost;
import io.gatehouse.model.EcsProcess;
import io.gatehouse.model.EcsUser;
import io.gatehouse.model.Event;
import io.gatehouse.model.Gatehouse;
import io.gatehouse.streams.detect.Phase;
import io.gatehouse.streams.detect.Selected;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;

/** Rules as texts, and what they select. */
final class RuleFiles {
    private RuleFiles() {}

    /** Loads these texts, each a file: 0.yml, 1.yml … */
    static LoadedRules load(String... texts) {
        try {
            Path folder = Files.createTempDirectory("rules");
            for (int i = 0; i < texts.length; i++) {
                Files.writeString(folder.resolve(i + ".yml"), texts[i]);
            }
            return SigmaRules.only(List.of(folder));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A rule over events with this detection, its lines indented by none. */
    static String rule(String detection) {
        return rule("product: gatehouse, category: event", detection);
    }

    static String rule(String source, String detection) {
        return "title: Test\nid: test\nname: test\nlogsource: {" + source + "}\ndetection:\n" + detection.indent(2);
    }

    static List<Selected> selected(LoadedRules rules, SpecificRecord record) {
        return selected(rules, record, Phase.ON_ARRIVAL);
    }

    static List<Selected> selected(LoadedRules rules, SpecificRecord record, Phase phase) {
        List<Selected> selected = new ArrayList<>();
        rules.rules().selections().of(record, phase, selected::add);
        return selected;
    }

    /** The faults as {@code line: message}. */
    static List<String> faults(LoadedRules rules) {
        return rules.faults().stream()
                .map(fault -> fault.line() + ": " + fault.message())
                .toList();
    }

    /** A command as typed. */
    static Event command(String line) {
        Event event = new Event();
        event.setTimestamp(1000L);
        event.setType("commands");
        event.setHost(new EcsHost("machine-1", "web-1", null));
        EcsEvent ecs = new EcsEvent();
        ecs.setId("1");
        ecs.setKind("event");
        ecs.setAction("ran-command");
        ecs.setOriginal("bashaudit: " + line);
        event.setEvent(ecs);
        EcsUser user = new EcsUser();
        user.setName("alice");
        event.setUser(user);
        EcsProcess process = new EcsProcess();
        process.setCommandLine(line);
        event.setProcess(process);
        Gatehouse gatehouse = new Gatehouse();
        gatehouse.setRevision(1L);
        event.setGatehouse(gatehouse);
        return event;
    }
}
