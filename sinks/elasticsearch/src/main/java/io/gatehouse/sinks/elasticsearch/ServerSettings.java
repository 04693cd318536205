package io.gatehouse.sinks.elasticsearch;

import io.gatehouse.sinks.common.Readable;
import io.gatehouse.sinks.common.SettingGroup;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/** The nodes and how to talk to them. */
record ServerSettings(AbstractConfig settings) {
    static final String URL = "elasticsearch.url";
    static final String USERNAME = "elasticsearch.username";
    static final String PASSWORD = "elasticsearch.password";
    static final String API_KEY = "elasticsearch.api.key";
    static final String TRUSTSTORE = "elasticsearch.truststore.location";
    static final String TRUSTSTORE_PASSWORD = "elasticsearch.truststore.password";
    static final String TIMEOUT = "elasticsearch.timeout.ms";

    static void define(ConfigDef definition) {
        new SettingGroup(definition, "Server")
                .needed(
                        URL,
                        Type.LIST,
                        Readable.list("", ServerSettings::requireUrls),
                        "One or more nodes, http://host:9200 or https://host:9200, separated by commas; where one is down the"
                                + " others are used.")
                .any(USERNAME, Type.STRING, "", Importance.HIGH, "User for basic authentication; empty for none.")
                .any(PASSWORD, Type.PASSWORD, "", Importance.HIGH, "Password of that user.")
                .any(
                        API_KEY,
                        Type.PASSWORD,
                        "",
                        Importance.HIGH,
                        "API key in its encoded form, instead of user and password.")
                .any(
                        TRUSTSTORE,
                        Type.STRING,
                        "",
                        Importance.MEDIUM,
                        "Key store (PKCS12 or JKS) with the certificates that https trusts; empty for those of Java.")
                .any(TRUSTSTORE_PASSWORD, Type.PASSWORD, "", Importance.MEDIUM, "Password of that key store.")
                .valid(
                        TIMEOUT,
                        Type.INT,
                        20_000,
                        ConfigDef.Range.between(1_000, 30_000),
                        Importance.LOW,
                        "How long the server may take for one request, in milliseconds; then it is sent again.");
    }

    private static void requireUrls(List<String> urls) {
        if (urls.isEmpty()) {
            throw new IllegalArgumentException("it names no server");
        }
        for (String url : urls) {
            if (!url.matches("https?://[^/\\s:]+(:\\d{1,5})?/?")) {
                throw new IllegalArgumentException(url + " is not of the form http://host:9200 or https://host:9200");
            }
        }
    }

    /** What is wrong with settings that are right by themselves, by the name of the one to change. */
    Map<String, String> conflicts() {
        return apiKey().value().isEmpty() || username().isEmpty()
                ? Map.of()
                : Map.of(API_KEY, "is set beside " + USERNAME + ": only one of them can be used");
    }

    /** What to look at where the server does not know who asks. */
    String credentials() {
        if (!apiKey().value().isEmpty()) {
            return "check " + API_KEY;
        }
        return username().isEmpty()
                ? "set " + USERNAME + " and " + PASSWORD + ", or " + API_KEY
                : "check " + USERNAME + " and " + PASSWORD;
    }

    List<URI> urls() {
        return settings.getList(URL).stream().map(URI::create).toList();
    }

    String username() {
        return settings.getString(USERNAME);
    }

    Password password() {
        return settings.getPassword(PASSWORD);
    }

    Password apiKey() {
        return settings.getPassword(API_KEY);
    }

    String truststore() {
        return settings.getString(TRUSTSTORE);
    }

    Password truststorePassword() {
        return settings.getPassword(TRUSTSTORE_PASSWORD);
    }

    Duration timeout() {
        return Duration.ofMillis(settings.getInt(TIMEOUT));
    }
}
