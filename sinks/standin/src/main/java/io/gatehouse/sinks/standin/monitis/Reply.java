package io.gatehouse.sinks.standin.monitis;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * An answer, before it is written as JSON or XML.
 *
 * @param http the status
 * @param root the name of the outermost element in XML
 * @param item the name of the elements of a list in XML
 */
record Reply(int http, JsonNode body, String root, String item) {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    static Reply of(JsonNode body, String root, String item) {
        return new Reply(200, body, root, item);
    }

    static Reply object(String name, String value) {
        return of(NODES.objectNode().put(name, value), "result", "item");
    }

    /** Done; with the id of what was made. */
    static Reply ok(int id) {
        return of(NODES.objectNode().put("status", "ok").put("data", id), "result", "item");
    }

    /** Done. */
    static Reply ok() {
        ObjectNode body = NODES.objectNode().put("status", "ok");
        body.set("data", NODES.nullNode());
        return of(body, "result", "item");
    }

    /** With HTTP 200, as Monitis has it. */
    static Reply error(String text) {
        return object("error", text);
    }

    static Reply error(String text, int code) {
        return of(NODES.objectNode().put("error", text).put("errorCode", code), "result", "item");
    }

    static Reply unauthorized() {
        return new Reply(403, NODES.objectNode().put("error", "Authentication failure"), "result", "item");
    }

    static Reply unsupported(String action) {
        String text = "Action '" + action + "' is not supported";
        return new Reply(400, NODES.objectNode().put("status", text), "result", "item");
    }
}
