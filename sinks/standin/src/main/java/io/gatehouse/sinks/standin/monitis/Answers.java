package io.gatehouse.sinks.standin.monitis;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** The answers to what is read: ids are texts here, as Monitis has it. */
final class Answers {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");
    private static final List<String> RESULT_FIELDS = List.of("name", "displayName", "uom", "dataType");
    private static final List<String> MONITOR_FIELDS = List.of("name", "displayName", "value", "dataType");

    private Answers() {}

    static Reply monitors(List<Monitor> monitors) {
        ArrayNode list = JSON.createArrayNode();
        monitors.forEach(monitor -> list.add(head(monitor)));
        return Reply.of(list, "monitors", "monitor");
    }

    private static ObjectNode head(Monitor monitor) {
        ObjectNode head = JSON.createObjectNode().put("id", String.valueOf(monitor.id()));
        List.of("name", "type", "tag")
                .forEach(field -> head.put(field, monitor.texts().getOrDefault(field, "")));
        return head;
    }

    static Reply monitor(Monitor monitor, Form form) {
        ObjectNode info = head(monitor);
        boolean visibleOnly =
                Boolean.parseBoolean(form.get("excludeHidden")) || Boolean.parseBoolean(form.get("isExcludeHidden"));
        for (String list : List.of("resultParams", "additionalResultParams", "monitorParams")) {
            List<String> fields = list.equals("monitorParams") ? MONITOR_FIELDS : RESULT_FIELDS;
            ArrayNode items = info.putArray(list);
            for (List<String> pieces : monitor.parameters().getOrDefault(list, List.of())) {
                boolean hidden =
                        list.equals("monitorParams") && pieces.size() > 4 && Boolean.parseBoolean(pieces.get(4));
                if (!hidden || !visibleOnly) {
                    ObjectNode item = items.addObject().put("id", String.valueOf(items.size()));
                    for (int i = 0; i < fields.size(); i++) {
                        item.put(fields.get(i), pieces.get(i));
                    }
                }
            }
        }
        return Reply.of(info, "monitor", "item");
    }

    static Reply results(Monitor monitor, Form form) {
        ArrayNode list = JSON.createArrayNode();
        try {
            ZoneOffset zone = ZoneOffset.ofTotalSeconds(form.has("timezone") ? number(form, "timezone") * 60 : 0);
            LocalDate day = LocalDate.of(number(form, "year"), number(form, "month"), number(form, "day"));
            for (Result result : monitor.results().values()) {
                Instant time = Instant.ofEpochMilli(result.checktime());
                if (time.atOffset(zone).toLocalDate().equals(day)) {
                    ObjectNode item = list.addObject();
                    result.values().forEach(item::put);
                    item.put("checkTime", CLOCK.format(time.atOffset(zone)));
                    item.put("checkTimeInGMT", result.checktime());
                }
            }
            return Reply.of(list, "results", "result");
        } catch (NumberFormatException | DateTimeException e) {
            return Reply.error("year, month and day are required");
        }
    }

    private static int number(Form form, String name) {
        return Integer.parseInt(form.get(name));
    }

    static Reply additional(Monitor monitor, Form form) {
        for (var entry : monitor.additional().entrySet()) {
            if (String.valueOf(entry.getKey()).equals(form.get("checktime"))) {
                try {
                    return Reply.of(JSON.readTree(entry.getValue()), "results", "result");
                } catch (JsonProcessingException e) {
                    throw new IllegalStateException("it was a list when it came", e);
                }
            }
        }
        return Reply.of(JSON.createArrayNode(), "results", "result");
    }

    static boolean isList(String json) {
        try {
            return JSON.readTree(json).isArray();
        } catch (JsonProcessingException e) {
            return false;
        }
    }
}
