package io.gatehouse.sinks.elasticsearch;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.gatehouse.sinks.common.Answer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The body of a {@code _bulk} request, and what the server says of each document of it. */
final class Bulk {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** The action line of a document: index, id and words around them. */
    private static final int LONGEST_ACTION = 1024;

    private static final int CONFLICT = 409;
    private static final int TOO_MANY = 429;
    /** Errors of a document that pass when somebody has put the server right. */
    private static final Set<String> OF_THE_SERVER =
            Set.of("cluster_block_exception", "security_exception", "unavailable_shards_exception");

    private Bulk() {}

    /** Documents in requests of at most so many documents and bytes; one that is larger goes alone. */
    static List<List<Write>> split(List<Write> writes, int records, int bytes) {
        List<List<Write>> requests = new ArrayList<>();
        List<Write> request = new ArrayList<>();
        long size = 0;
        for (Write write : writes) {
            long more = write.source().length + LONGEST_ACTION;
            if (!request.isEmpty() && (request.size() >= records || size + more > bytes)) {
                requests.add(request);
                request = new ArrayList<>();
                size = 0;
            }
            request.add(write);
            size += more;
        }
        if (!request.isEmpty()) {
            requests.add(request);
        }
        return requests;
    }

    /** Newline-delimited JSON: an action, then its document. */
    static byte[] body(List<Write> writes) {
        try (ByteArrayOutputStream body = new ByteArrayOutputStream()) {
            for (Write write : writes) {
                action(write, body);
                body.write('\n');
                body.write(write.source());
                body.write('\n');
            }
            return body.toByteArray();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private static void action(Write write, ByteArrayOutputStream body) throws IOException {
        try (JsonGenerator out = JSON.createGenerator(body).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
            out.writeStartObject();
            out.writeObjectFieldStart(write.revision() == null ? "create" : "index");
            out.writeStringField("_index", write.index());
            out.writeStringField("_id", write.id());
            if (write.revision() != null) {
                out.writeNumberField("version", write.revision());
                out.writeStringField("version_type", "external_gte");
            }
            out.writeEndObject();
            out.writeEndObject();
        }
    }

    /** One answer for each of so many documents; all {@link Answer.Later} where the server's words make no sense. */
    static List<Answer> answers(byte[] response, int documents) {
        try {
            JsonNode items = JSON.readTree(response).path("items");
            if (items.size() != documents) {
                return all(
                        Answer.later("the server answered for " + items.size() + " of " + documents + " documents"),
                        documents);
            }
            List<Answer> answers = new ArrayList<>(documents);
            for (JsonNode item : items) {
                answers.add(answer(item));
            }
            return answers;
        } catch (IOException e) {
            return all(Answer.later("the server's answer is no JSON: " + e.getMessage()), documents);
        }
    }

    static List<Answer> all(Answer answer, int documents) {
        return Stream.generate(() -> answer).limit(documents).toList();
    }

    private static Answer answer(JsonNode item) {
        Iterator<JsonNode> actions = item.elements();
        JsonNode result = actions.hasNext() ? actions.next() : item;
        int status = result.path("status").asInt();
        if (status >= 200 && status < 300 || status == CONFLICT) {
            return Answer.delivered();
        }
        JsonNode error = result.path("error");
        String reason = status + " " + error.path("type").asText() + ": " + reasonOf(error);
        boolean isRefused = status >= 400
                && status < 500
                && status != TOO_MANY
                && !OF_THE_SERVER.contains(error.path("type").asText());
        return isRefused ? Answer.refused(reason) : Answer.later(reason);
    }

    private static String reasonOf(JsonNode error) {
        String reason = error.path("reason").asText();
        String cause = error.path("caused_by").path("reason").asText();
        return cause.isEmpty() ? reason : reason + " (" + cause + ")";
    }
}
