package io.gatehouse.sinks.elasticsearch;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts the lifecycle policy and the index templates before the first document, and deletes dated indices that are past their time, once
 * an hour.
 */
final class Housekeeping {
    private static final Logger LOG = LoggerFactory.getLogger(Housekeeping.class);
    private static final Duration ROUND = Duration.ofHours(1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ElasticsearchSettings settings;
    private final SearchServer server;
    private final Clock clock;
    private boolean hasPolicy;
    private boolean hasTemplates;
    private Instant nextRound = Instant.MIN;

    Housekeeping(ElasticsearchSettings settings, SearchServer server, Clock clock) {
        this.settings = settings;
        this.server = server;
        this.clock = clock;
        hasPolicy = !settings.hasLifecycle();
        hasTemplates = !settings.templates();
    }

    /** Does what is due; says what stands in the way of writing documents, or null. */
    @Nullable
    String prepare() {
        if (!hasPolicy) {
            String failure = Lifecycle.put(server, settings.retentionDays());
            if (failure != null) {
                return failure;
            }
            hasPolicy = true;
        }
        if (!hasTemplates) {
            String failure = putTemplates();
            if (failure != null) {
                return failure;
            }
            hasTemplates = true;
        }
        if (isRetentionOurs() && !clock.instant().isBefore(nextRound)) {
            nextRound = clock.instant().plus(ROUND);
            deleteOldIndices();
        }
        return null;
    }

    private boolean isRetentionOurs() {
        return settings.retentionDays() > 0 && !settings.hasLifecycle();
    }

    private @Nullable String putTemplates() {
        for (Templates.Template template : Templates.of(settings)) {
            String path = "/_index_template/" + template.name();
            Reply present = server.ask("GET", path, null);
            if (present.status() != Reply.OK && present.status() != Reply.NOT_FOUND) {
                return "index template " + template.name() + " cannot be looked up: " + present.inWords();
            }
            if (present.status() == Reply.OK && isCurrent(present, template)) {
                continue;
            }
            Reply put = server.ask("PUT", path, template.json());
            if (put.status() != Reply.OK) {
                return "index template " + template.name() + " cannot be put: " + put.inWords();
            }
            LOG.info("put index template {}, version {}", template.name(), Templates.VERSION);
        }
        return null;
    }

    private static boolean isCurrent(Reply reply, Templates.Template template) {
        try {
            JsonNode present = JSON.readTree(reply.text()).at("/index_templates/0/index_template");
            JsonNode policy = JSON.readTree(template.json()).at(Templates.POLICY);
            return present.path("version").asInt() >= Templates.VERSION
                    && (policy.isMissingNode() || policy.equals(present.at(Templates.POLICY)));
        } catch (JsonProcessingException e) {
            return false;
        }
    }

    /** Old indices stay until the next round where this fails: that stops no document. */
    private void deleteOldIndices() {
        IndexName events = settings.events();
        Reply found = server.ask("GET", "/" + events.pattern() + "/_settings/index.creation_date", null);
        if (found.status() != Reply.OK) {
            LOG.warn("indices cannot be listed, none is deleted: {}", found.inWords());
            return;
        }
        LocalDate oldest = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(settings.retentionDays());
        for (String index : namesIn(found)) {
            if (events.dayOf(index).filter(day -> day.isBefore(oldest)).isPresent()) {
                Reply deleted = server.ask("DELETE", "/" + index, null);
                if (deleted.status() == Reply.OK) {
                    LOG.info("deleted index {}: older than {} days", index, settings.retentionDays());
                } else {
                    LOG.warn("index {} cannot be deleted: {}", index, deleted.inWords());
                }
            }
        }
    }

    private static List<String> namesIn(Reply reply) {
        List<String> names = new ArrayList<>();
        try {
            JsonNode indices = JSON.readTree(reply.text());
            indices.fieldNames().forEachRemaining(names::add);
        } catch (JsonProcessingException e) {
            LOG.warn("the list of indices is no JSON: {}", e.getOriginalMessage());
        }
        return names;
    }
}
