package io.gatehouse.sinks.email;

import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Type.BOOLEAN;
import static org.apache.kafka.common.config.ConfigDef.Type.LIST;
import static org.apache.kafka.common.config.ConfigDef.Type.STRING;

import io.gatehouse.sinks.common.Readable;
import io.gatehouse.sinks.common.SettingGroup;
import io.gatehouse.sinks.common.notice.Criteria;
import jakarta.mail.internet.InternetAddress;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;

/** What the email sink is configured with: the server, and what is written to whom. */
final class EmailSettings extends AbstractConfig {
    static final String FROM = "email.from";
    static final String TO = "email.to";
    static final String WHEN = "email.when";
    static final String ROUTES = "email.routes";
    static final String SUBJECT = "email.subject";
    static final String TEXT = "email.text";
    static final String HTML = "email.html";
    static final String HTML_ENABLED = "email.html.enabled";
    static final String ID_DOMAIN = "email.message.id.domain";
    static final String SIGN_OF_LIFE = "email.sign.of.life";

    private static final String MAIL_ADDRESSES = "mail addresses";

    EmailSettings(Map<String, String> settings) {
        super(definition(), settings);
    }

    static ConfigDef definition() {
        ConfigDef definition = new ConfigDef();
        ServerSettings.define(definition);
        recipients(new SettingGroup(definition, "Recipients"));
        page(new SettingGroup(definition, "Mail"));
        return definition;
    }

    private static void recipients(SettingGroup group) {
        group.needed(FROM, STRING, Readable.text("mail address", Recipients::address), "Who the mails are from.")
                .needed(
                        TO,
                        LIST,
                        Readable.list(MAIL_ADDRESSES, EmailSettings::checkRecipients),
                        "Who gets what none of the routes fits, with commas between them.")
                .valid(
                        WHEN,
                        STRING,
                        "",
                        Readable.text("FIELD=PATTERN ...", Criteria::of),
                        MEDIUM,
                        "What is mailed at all, such as `route=team|pager`; everything where it is empty. Fields as in "
                                + ROUTES + ".")
                .valid(
                        ROUTES,
                        LIST,
                        List.of(),
                        Readable.list("FIELD=PATTERN ... -> ADDRESS ...", routes -> Recipients.of(List.of(), routes)),
                        MEDIUM,
                        "Who gets what, with commas between the routes: `level=high|critical host=db-* -> dba@example.net"
                                + " oncall@example.net`. Fields are level, rule, host, route and cause; all that are named have"
                                + " to fit; * and ? stand for other letters. A mail goes to everybody of every route that fits.");
    }

    private static void page(SettingGroup group) {
        Readable page = Readable.text("template", Template::page);
        group.valid(
                        SUBJECT,
                        STRING,
                        "$TITLE",
                        Readable.text("template", Template::line),
                        MEDIUM,
                        "Template of the subject.")
                .valid(TEXT, STRING, "", page, LOW, "Template of the plain text; empty is the one that is shipped.")
                .valid(HTML, STRING, "", page, LOW, "Template of the HTML; empty is the one that is shipped.")
                .any(HTML_ENABLED, BOOLEAN, true, LOW, "Whether HTML is sent beside the plain text.")
                .any(ID_DOMAIN, STRING, "", LOW, "Domain in the ids of mails; empty is that of " + FROM + ".")
                .valid(
                        SIGN_OF_LIFE,
                        STRING,
                        "",
                        Readable.text("HH:MM", EmailSettings::time),
                        LOW,
                        "When a mail to " + TO
                                + " says each day that the sink can send, such as 08:00, in UTC; empty is never.");
    }

    /** What is mailed. */
    Criteria when() {
        return Criteria.of(getString(WHEN));
    }

    ServerSettings server() {
        return new ServerSettings(this);
    }

    Composer composer() {
        InternetAddress from = Recipients.address(getString(FROM));
        String domain = getString(ID_DOMAIN);
        return new Composer(
                from,
                domain.isEmpty() ? from.getAddress().substring(from.getAddress().indexOf('@') + 1) : domain,
                Recipients.of(getList(TO), getList(ROUTES)),
                new Templates(
                        Template.line(getString(SUBJECT)),
                        Template.page(orShipped(getString(TEXT), "mail.txt")),
                        getBoolean(HTML_ENABLED) ? Template.page(orShipped(getString(HTML), "mail.html")) : null));
    }

    /** The time of day, in UTC, at which a sign of life is sent. */
    Optional<LocalTime> signOfLife() {
        return time(getString(SIGN_OF_LIFE));
    }

    private static String orShipped(String template, String shipped) {
        return template.isEmpty() ? Templates.shipped(shipped) : template;
    }

    private static void checkRecipients(List<String> to) {
        if (to.isEmpty()) {
            throw new IllegalArgumentException("there is nobody in it");
        }
        Recipients.of(to, List.of());
    }

    private static Optional<LocalTime> time(String text) {
        try {
            return text.isEmpty() ? Optional.empty() : Optional.of(LocalTime.parse(text));
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no time of day such as 08:00", e);
        }
    }
}
