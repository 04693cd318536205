package io.gatehouse.sinks.standin.monitis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What can be asked of the custom monitor API. */
final class Actions {
    private static final int FIRST_ID = 922;
    private static final int EXISTS = 11;
    private static final List<String> STRUCTURED = List.of("resultParams", "additionalResultParams", "monitorParams");

    private final Map<Integer, Monitor> monitors = new LinkedHashMap<>();
    private int next = FIRST_ID;

    synchronized List<Monitor> monitors() {
        return List.copyOf(monitors.values());
    }

    synchronized Reply write(Form form) {
        return switch (form.get("action")) {
            case "addMonitor" -> addMonitor(form);
            case "editMonitor" -> editMonitor(form);
            case "deleteMonitor" -> deleteMonitor(form);
            case "addResult" -> addResult(form);
            case "addAdditionalResults" -> addAdditionalResults(form);
            default -> Reply.unsupported(form.get("action"));
        };
    }

    synchronized Reply read(Form form) {
        String action = form.get("action");
        if (action.equals("getMonitors")) {
            return Answers.monitors(
                    monitors().stream().filter(m -> asked(m, form)).toList());
        }
        if (!List.of("getMonitorInfo", "getMonitorResults", "getAdditionalResults")
                .contains(action)) {
            return Reply.unsupported(action);
        }
        Monitor monitor = monitor(form);
        if (monitor == null) {
            return noMonitor();
        }
        return switch (action) {
            case "getMonitorInfo" -> Answers.monitor(monitor, form);
            case "getMonitorResults" -> Answers.results(monitor, form);
            default -> Answers.additional(monitor, form);
        };
    }

    private static boolean asked(Monitor monitor, Form form) {
        return List.of("tag", "type", "name").stream()
                .allMatch(field -> !form.has(field)
                        || form.name(field).equals(monitor.texts().getOrDefault(field, "")));
    }

    private Reply addMonitor(Form form) {
        if (!form.has("name") || !form.has("tag") || !form.has("resultParams")) {
            return Reply.error("name, tag and resultParams are required");
        }
        if (malformed(form)) {
            return Reply.error("malformed parameters");
        }
        if (monitors().stream().anyMatch(m -> sameAs(m, form))) {
            return form.get("version").equals("3")
                    ? Reply.error("Monitor with that name already exists", EXISTS)
                    : Reply.object("status", "monitorNameExists");
        }
        Monitor monitor = new Monitor(next++);
        monitor.texts().put("type", "custom");
        fill(monitor, form);
        monitors.put(monitor.id(), monitor);
        return Reply.ok(monitor.id());
    }

    private static boolean sameAs(Monitor monitor, Form form) {
        String type = form.has("type") ? form.name("type") : "custom";
        return monitor.name().equals(form.name("name"))
                && form.name("tag").equals(monitor.texts().get("tag"))
                && type.equals(monitor.texts().get("type"));
    }

    private static boolean malformed(Form form) {
        return STRUCTURED.stream()
                .anyMatch(name -> form.pieces(name, -1).stream().anyMatch(field -> field.size() < 4));
    }

    private static void fill(Monitor monitor, Form form) {
        for (String text : List.of("name", "tag", "type")) {
            if (form.has(text)) {
                monitor.texts().put(text, form.name(text));
            }
        }
        for (String parameter : STRUCTURED) {
            if (form.has(parameter)) {
                monitor.parameters().put(parameter, form.pieces(parameter, -1));
            }
        }
    }

    private Reply editMonitor(Form form) {
        Monitor monitor = monitor(form);
        if (monitor == null) {
            return noMonitor();
        }
        if (malformed(form)) {
            return Reply.error("malformed parameters");
        }
        fill(monitor, form);
        return Reply.ok();
    }

    private Reply deleteMonitor(Form form) {
        List<Integer> ids = new ArrayList<>();
        for (String id : form.get("monitorId").split(",")) {
            ids.add(number(id));
        }
        if (!monitors.keySet().containsAll(ids)) {
            return noMonitor();
        }
        ids.forEach(monitors::remove);
        return Reply.ok();
    }

    private Reply addResult(Form form) {
        Monitor monitor = monitor(form);
        if (monitor == null) {
            return noMonitor();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (List<String> pair : form.pieces("results", 2)) {
            if (pair.size() < 2) {
                return Reply.error("malformed results");
            }
            values.put(pair.get(0), pair.get(1));
        }
        if (values.isEmpty() || !form.get("checktime").matches("\\d{1,18}")) {
            return Reply.error("results and checktime are required");
        }
        monitor.add(Long.parseLong(form.get("checktime")), values);
        return Reply.ok();
    }

    private Reply addAdditionalResults(Form form) {
        Monitor monitor = monitor(form);
        if (monitor == null) {
            return noMonitor();
        }
        Long checktime = form.get("checktime").matches("\\d{1,18}") ? Long.valueOf(form.get("checktime")) : null;
        if (checktime == null || !monitor.results().containsKey(checktime) || !Answers.isList(form.get("results"))) {
            return Reply.error("no result at this checktime, or no list of results");
        }
        monitor.additional().put(checktime, form.get("results"));
        return Reply.ok();
    }

    private @Nullable Monitor monitor(Form form) {
        return monitors.get(number(form.get("monitorId")));
    }

    private static int number(String text) {
        return text.strip().matches("\\d{1,9}") ? Integer.parseInt(text.strip()) : -1;
    }

    private static Reply noMonitor() {
        return Reply.error("Invalid monitorId");
    }
}
