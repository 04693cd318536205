package io.gatehouse.sinks.email;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.Type.INT;
import static org.apache.kafka.common.config.ConfigDef.Type.LONG;
import static org.apache.kafka.common.config.ConfigDef.Type.PASSWORD;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.gatehouse.sinks.common.SettingGroup;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.NonEmptyString;
import org.apache.kafka.common.config.ConfigDef.ValidString;

/** The mail server and how to talk to it. */
record ServerSettings(AbstractConfig settings) {
    static final String HOST = "email.host";
    static final String PORT = "email.port";
    static final String SECURITY = "email.security";
    static final String CERTIFICATES = "email.tls.certificates";
    static final String USER = "email.user";
    static final String PASSWORD_OF_USER = "email.password";
    static final String CONNECT_TIMEOUT = "email.connect.timeout.ms";
    static final String READ_TIMEOUT = "email.read.timeout.ms";
    static final String RETRY = "email.recipient.retry.ms";

    static void define(ConfigDef definition) {
        new SettingGroup(definition, "Server")
                .needed(HOST, STRING, new NonEmptyString(), "Name or address of the mail server.")
                .valid(PORT, INT, 0, between(0, 65535), MEDIUM, "Its port; 0 is the usual one: 587, 465 or 25.")
                .valid(
                        SECURITY,
                        STRING,
                        Security.STARTTLS.text(),
                        ValidString.in(Security.texts()),
                        HIGH,
                        "How the way there is protected: starttls (a server without it is not used), smtps, none.")
                .any(
                        CERTIFICATES,
                        STRING,
                        "",
                        MEDIUM,
                        "File of certificates (PEM) that the server is trusted by, instead of those that Java trusts.")
                .any(USER, STRING, "", MEDIUM, "Who logs in; nobody where it is empty.")
                .any(PASSWORD_OF_USER, PASSWORD, "", MEDIUM, "That user's password.")
                .valid(CONNECT_TIMEOUT, INT, 5_000, between(100, 10_000), LOW, "Longest wait for a connection, in ms.")
                .valid(READ_TIMEOUT, INT, 10_000, between(100, 20_000), LOW, "Longest wait for an answer, in ms.")
                .valid(
                        RETRY,
                        LONG,
                        900_000L,
                        between(0, 86_400_000),
                        LOW,
                        "How long a mail is tried again, in ms, that the server refuses for now (4xx) for a recipient or for"
                                + " what it says. Other mails wait meanwhile; then it counts as refused for good.");
    }

    /** What is wrong with settings that are right by themselves, by the name of the one to change. */
    Map<String, String> conflicts() {
        if (user().isEmpty() == password().isEmpty()) {
            return Map.of();
        }
        return user().isEmpty()
                ? Map.of(USER, USER + " is needed where " + PASSWORD_OF_USER + " is set")
                : Map.of(PASSWORD_OF_USER, PASSWORD_OF_USER + " is needed where " + USER + " is set");
    }

    String host() {
        return settings.getString(HOST);
    }

    int port() {
        int port = settings.getInt(PORT);
        return port == 0 ? security().port() : port;
    }

    Security security() {
        return Security.ofText(settings.getString(SECURITY));
    }

    String certificates() {
        return settings.getString(CERTIFICATES);
    }

    /** Empty where nobody logs in. */
    String user() {
        return settings.getString(USER);
    }

    String password() {
        return settings.getPassword(PASSWORD_OF_USER).value();
    }

    int connectTimeoutMillis() {
        return settings.getInt(CONNECT_TIMEOUT);
    }

    int readTimeoutMillis() {
        return settings.getInt(READ_TIMEOUT);
    }

    Duration retry() {
        return Duration.ofMillis(settings.getLong(RETRY));
    }
}
