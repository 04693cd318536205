package io.gatehouse.sinks.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The retention of a data stream: a policy of Elasticsearch's index lifecycle management, by which the stream begins a new index each
 * day and the server deletes those that ended so many days ago. (What a dated index is of says its name: {@link Housekeeping}.)
 */
final class Lifecycle {
    static final String POLICY = "gatehouse-events";

    private static final Logger LOG = LoggerFactory.getLogger(Lifecycle.class);
    private static final String PATH = "/_ilm/policy/" + POLICY;
    private static final ObjectMapper JSON = new ObjectMapper();

    private Lifecycle() {}

    /** Puts the policy, unless the server has one of this age; says what stands in the way, or null. */
    static @Nullable String put(SearchServer server, int days) {
        Reply status = server.ask("GET", "/_ilm/status", null);
        if (status.status() != Reply.OK) {
            return ElasticsearchSettings.RETENTION
                    + " of a data stream needs a server with index lifecycle management: " + status.inWords();
        }
        Reply present = server.ask("GET", PATH, null);
        if (present.status() == Reply.OK && age(present).equals(days + "d")) {
            return null;
        }
        Reply put = server.ask("PUT", PATH, policy(days));
        if (put.status() != Reply.OK) {
            return "lifecycle policy " + POLICY + " cannot be put: " + put.inWords();
        }
        LOG.info("put lifecycle policy {}: {} days", POLICY, days);
        return null;
    }

    private static String age(Reply present) {
        try {
            return JSON.readTree(present.text())
                    .path(POLICY)
                    .at("/policy/phases/delete/min_age")
                    .asText();
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String policy(int days) {
        ObjectNode root = JSON.createObjectNode();
        ObjectNode phases = root.putObject("policy").putObject("phases");
        phases.putObject("hot")
                .put("min_age", "0ms")
                .putObject("actions")
                .putObject("rollover")
                .put("max_age", "1d");
        phases.putObject("delete")
                .put("min_age", days + "d")
                .putObject("actions")
                .putObject("delete");
        return root.toString();
    }
}
