package io.gatehouse.sinks.webhook;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.gatehouse.sinks.common.Readable;
import io.gatehouse.sinks.common.SettingGroup;
import io.gatehouse.sinks.common.notice.Criteria;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.types.Password;

/** What the webhook sink is configured with. */
final class WebhookSettings extends AbstractConfig {
    static final String URL = "webhook.url";
    static final String WHEN = "webhook.when";
    static final String TEMPLATE = "webhook.template";
    static final String ROUTING_KEY = "webhook.pagerduty.routing.key";
    static final String AUTHORIZATION = "webhook.authorization";
    static final String SECRET = "webhook.secret";
    static final String CONNECT_TIMEOUT = "webhook.connect.timeout.ms";
    static final String TIMEOUT = "webhook.timeout.ms";

    WebhookSettings(Map<String, String> settings) {
        super(definition(), settings);
    }

    static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        receiver(new SettingGroup(definition, "Receiver"));
        message(new SettingGroup(definition, "Message"));
        return definition;
    }

    private static void receiver(SettingGroup group) {
        group.needed(
                        URL,
                        PASSWORD,
                        new Readable("http or https URL", url -> url(((Password) url).value())),
                        "Where to post: an http or https URL. Kept secret, as those of Slack are.")
                .valid(
                        AUTHORIZATION,
                        PASSWORD,
                        "",
                        new Readable("value of a header", WebhookSettings::checkHeader),
                        MEDIUM,
                        "Value of the header Authorization, such as `Bearer TOKEN`.")
                .any(SECRET, PASSWORD, "", MEDIUM, "Secret that posts are signed with; none is where it is empty.")
                .valid(CONNECT_TIMEOUT, INT, 5_000, between(100, 10_000), LOW, "Longest wait for a connection, in ms.")
                .valid(TIMEOUT, INT, 10_000, between(100, 20_000), LOW, "Longest wait for an answer, in ms.");
    }

    private static void message(SettingGroup group) {
        group.valid(
                        WHEN,
                        STRING,
                        "",
                        Readable.text("FIELD=PATTERN ...", Criteria::of),
                        HIGH,
                        "What is posted, such as `level=high|critical rule=login-*`; everything where it is empty. Fields are"
                                + " level, rule, host, route and cause; all that are named have to fit; * and ? stand for other"
                                + " letters.")
                .valid(
                        TEMPLATE,
                        STRING,
                        "plain",
                        Readable.text("template", Template::of),
                        HIGH,
                        "What a post says: plain (the record), slack, pagerduty, or a JSON document with {{placeholders}}.")
                .any(
                        ROUTING_KEY,
                        PASSWORD,
                        "",
                        MEDIUM,
                        "Integration key of PagerDuty's Events API v2, for its template.");
    }

    /**
     * Reads a URL; the message of a failure does not repeat it.
     *
     * @throws IllegalArgumentException where it is none
     */
    private static URI url(String text) {
        try {
            URI url = new URI(text.strip());
            if (url.getHost() == null || !Set.of("http", "https").contains(url.getScheme())) {
                throw new IllegalArgumentException("it is no http or https URL");
            }
            return url;
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no http or https URL: " + e.getReason(), e);
        }
    }

    private static void checkHeader(Object value) {
        if (!((Password) value).value().matches("[\\x20-\\x7e]*")) {
            throw new IllegalArgumentException("it is more than one line of ASCII");
        }
    }

    /** What is wrong with settings that are right by themselves, by the name of the one to change. */
    Map<String, String> conflicts() {
        return "pagerduty".equals(getString(TEMPLATE).strip()) && routingKey().isBlank()
                ? Map.of(ROUTING_KEY, ROUTING_KEY + " is needed by the template pagerduty")
                : Map.of();
    }

    URI url() {
        return url(getPassword(URL).value());
    }

    Criteria when() {
        return Criteria.of(getString(WHEN));
    }

    Template template() {
        return Template.of(getString(TEMPLATE));
    }

    String routingKey() {
        return getPassword(ROUTING_KEY).value();
    }

    Optional<String> authorization() {
        return secret(AUTHORIZATION);
    }

    Optional<Signature> signature() {
        return secret(SECRET).map(Signature::new);
    }

    Duration connectTimeout() {
        return Duration.ofMillis(getInt(CONNECT_TIMEOUT));
    }

    Duration timeout() {
        return Duration.ofMillis(getInt(TIMEOUT));
    }

    private Optional<String> secret(String name) {
        return Optional.of(getPassword(name).value()).filter(value -> !value.isEmpty());
    }
}
