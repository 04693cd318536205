package io.gatehouse.sinks.standin.monitis;

import com.fasterxml.jackson.databind.JsonNode;

/** An answer as XML: an element for each field, an element with the list's item name for each item. */
final class Xml {

    private Xml() {}

    static String of(Reply reply) {
        StringBuilder xml = new StringBuilder();
        element(xml, reply.root(), reply.body(), reply.item());
        return xml.toString();
    }

    private static void element(StringBuilder xml, String name, JsonNode value, String item) {
        xml.append('<').append(name).append('>');
        if (value.isArray()) {
            value.forEach(entry -> element(xml, item, entry, "item"));
        } else if (value.isObject()) {
            value.fields().forEachRemaining(field -> element(xml, field.getKey(), field.getValue(), "item"));
        } else if (!value.isNull()) {
            xml.append(value.asText().replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;"));
        }
        xml.append("</").append(name).append('>');
    }
}
