package io.gatehouse.sinks.monitis;

import io.gatehouse.sinks.common.Readable;
import io.gatehouse.sinks.common.SettingGroup;
import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** What the Monitis sink is configured with. */
final class MonitisSettings extends AbstractConfig {
    static final String URL = "monitis.url";
    static final String API_KEY = "monitis.api.key";
    static final String SECRET_KEY = "monitis.secret.key";
    static final String AUTHENTICATION = "monitis.authentication";
    static final String TIMEOUT = "monitis.timeout.ms";
    static final String SESSIONS = "monitis.sessions.";
    static final String ALERTS = "monitis.alerts.";
    static final String MONITOR = "monitor";
    static final String TAG = "tag";
    static final String PARAMS = "result.params";
    static final String RESULTS = "results";
    static final String WHEN = "when";

    static final ConfigDef DEFINITION = definition();

    private static final String FIRST = "first";
    private static final String EVERY = "every";

    MonitisSettings(Map<String, ?> settings) {
        super(DEFINITION, settings);
    }

    private static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        server(definition);
        mapping(
                new SettingGroup(definition, "Logins, from gatehouse.sessions"),
                SESSIONS,
                "login monitor",
                "loginMonitor",
                "user_login:Login Name:logins:3;host:Host Address:hostaddress:3;srv:Service:service:3",
                "user_login:${user.name|};host:${source.ip|source.address|};"
                        + "srv:${gatehouse.login.service|gatehouse.login.method?sshd|}");
        mapping(
                new SettingGroup(definition, "Alerts, from gatehouse.alerts"),
                ALERTS,
                "gatehouse alerts",
                "gatehouseAlerts",
                "rule:Rule:rule:3;level:Level:level:3;host:Host:host:3;count:Events:events:2;text:Text:text:3",
                "rule:${rule.name};level:${gatehouse.alert.level};host:${host.name|host.id};"
                        + "count:${gatehouse.alert.count};text:${message}");
        return definition;
    }

    private static void server(ConfigDef definition) {
        new SettingGroup(definition, "Monitis")
                .needed(URL, Type.STRING, Readable.text("an address", MonitisSettings::readUrl), """
                        Where Monitis or what speaks its protocol is: http://host or https://host, with a port where needed; \
                        /customMonitorApi and /api are added.""")
                .needed(API_KEY, Type.STRING, new NonEmptyString(), "The API key, which need not be secret.")
                .needed(SECRET_KEY, Type.PASSWORD, (name, value) -> {}, "The secret key that belongs to it.")
                .valid(AUTHENTICATION, Type.STRING, "hmac", ValidString.in("hmac", "token"), Importance.MEDIUM, """
                        How requests prove who they are from: by a checksum (HMAC-SHA1) over each, or by a token that is asked \
                        for with the secret key every 12 hours.""")
                .valid(TIMEOUT, Type.INT, 5000, ConfigDef.Range.between(100, 10_000), Importance.LOW, """
                        How long Monitis may take for one request, in ms.""");
    }

    private static void mapping(
            SettingGroup group, String prefix, String monitor, String tag, String params, String results) {
        Readable name = Readable.text("a name", MonitisSettings::readName);
        group.valid(prefix + MONITOR, Type.STRING, monitor, name, Importance.HIGH, """
                        Name of the custom monitor, which is made where there is none of this name and tag.""")
                .valid(prefix + TAG, Type.STRING, tag, name, Importance.HIGH, "Its tag.")
                .valid(prefix + PARAMS, Type.STRING, params, Readable.text("", Mapping::types), Importance.MEDIUM, """
                        What its results consist of: name:display name:unit:type;… with type 1 boolean, 2 integer, 3 text, 4 \
                        decimal. An existing monitor is not changed.""")
                .valid(
                        prefix + RESULTS,
                        Type.STRING,
                        results,
                        Readable.text("", Mapping::templates),
                        Importance.MEDIUM,
                        """
                        The value of each: name:template;… with fields of the record.""")
                .valid(prefix + WHEN, Type.STRING, FIRST, ValidString.in(FIRST, EVERY), Importance.MEDIUM, """
                        Whether the first revision of a record is told only, or every one, under the same check time.""");
    }

    private static URI readUrl(String text) {
        URI url = URI.create(text.endsWith("/") ? text.substring(0, text.length() - 1) : text);
        if (url.getHost() == null || !String.valueOf(url.getScheme()).matches("https?") || url.getQuery() != null) {
            throw new IllegalArgumentException("expected http://host or https://host");
        }
        return url;
    }

    /** Monitis decodes names once more than other parameters. */
    private static void readName(String name) {
        if (name.isBlank() || name.contains("%") || name.contains("+")) {
            throw new IllegalArgumentException("expected a name without % and +");
        }
    }

    MonitisApi.Account account() {
        return new MonitisApi.Account(
                readUrl(getString(URL)),
                getString(API_KEY),
                getPassword(SECRET_KEY).value(),
                getString(AUTHENTICATION).equals("token"),
                Duration.ofMillis(getInt(TIMEOUT)));
    }

    /** The mapping with this prefix. */
    Mapping mapping(String prefix) {
        return new Mapping(
                new CustomMonitor(getString(prefix + MONITOR), getString(prefix + TAG), getString(prefix + PARAMS)),
                getString(prefix + WHEN).equals(EVERY),
                Mapping.templates(getString(prefix + RESULTS)));
    }

    /** What is wrong with settings that are right by themselves, by the name of one of them. */
    Map<String, String> conflicts() {
        Map<String, String> conflicts = new LinkedHashMap<>();
        for (String prefix : new String[] {SESSIONS, ALERTS}) {
            for (String name : mapping(prefix).values().keySet()) {
                if (!Mapping.types(getString(prefix + PARAMS)).containsKey(name)) {
                    conflicts.put(prefix + RESULTS, name + " is not among " + prefix + PARAMS);
                }
            }
        }
        return conflicts;
    }
}
