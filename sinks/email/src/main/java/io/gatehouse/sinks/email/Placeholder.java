package io.gatehouse.sinks.email;

import io.gatehouse.schemas.Visible;
import io.gatehouse.sinks.common.notice.Incident;
import io.gatehouse.sinks.common.notice.Notice;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a template can name as {@code $NAME}: Monit's six placeholders, then ours. Where a digest has no such thing it is empty. */
enum Placeholder {
    /** Monit: name of the service; the name of the rule. */
    SERVICE(of(Incident::rule)),
    /** Monit: the event; what happened to the incident: open, worse, close, … */
    EVENT(Notice::cause),
    /** Monit: date in the form of RFC 822; when the message was decided. */
    DATE(notice -> DateTimeFormatter.RFC_1123_DATE_TIME.format(notice.created().atOffset(ZoneOffset.UTC))),
    /** Monit: name of the host; of all hosts of the incident. */
    HOST(of(incident -> String.join(", ", incident.hosts()))),
    /** Monit: what was done about it; Gatehouse does nothing but tell. */
    ACTION(notice -> "alert"),
    /** Monit: what is wrong; one sentence on what happened. */
    DESCRIPTION(notice ->
            notice.incident() == null ? notice.title() : notice.incident().message()),

    /** The subject line as it was decided. */
    TITLE(Notice::title),
    /** In capitals. */
    LEVEL(of(incident -> incident.level().toUpperCase(Locale.ROOT))),
    STATUS(of(Incident::status)),
    ROUTE(Notice::route),
    /** Identity of the message. */
    ID(Notice::id),
    /** Identity of the incident. */
    ALERT(of(Incident::id)),
    COUNT(of(incident -> Long.toString(incident.count()))),
    FIRST(of(incident -> Facts.time(incident.first()))),
    LAST(of(incident -> Facts.time(incident.last()))),
    USERS(of(incident -> String.join(", ", incident.users()))),
    /** Labels of the hosts. */
    LABELS(notice -> String.join(", ", notice.labels())),
    PERSON(of(incident -> incident.person() == null ? "" : incident.person())),
    SOURCES(of(incident -> String.join(", ", incident.sources()))),
    SESSIONS(of(incident -> String.join(", ", incident.sessions()))),
    /** The command that allows such a login from now on. */
    ALLOW(of(Commands::allow)),
    /** How many messages it stands for that were held back, in a sentence. */
    HELD_BACK(notice -> notice.heldBack() == 0
            ? ""
            : notice.heldBack()
                    + " messages were held back, because the rate of the route was used up; this one stands for them."),

    /** The page as it was decided. */
    TEXT(Notice::text, notice -> Html.lines(notice.text().lines().toList())),
    /** The page as it was decided, of a digest only. */
    DIGEST(
            notice -> notice.incident() == null ? notice.text() : "",
            notice ->
                    notice.incident() == null ? Html.lines(notice.text().lines().toList()) : ""),
    /** What is known of the incident. */
    FACTS(notice -> columns(facts(notice)), notice -> Html.table(List.of(), facts(notice))),
    /** The lines behind it. */
    EVIDENCE(
            of(incident -> columns(Facts.evidence(incident))),
            of(incident -> Html.table(List.of("time", "session", "line"), Facts.evidence(incident)))),
    /** What was typed last in its sessions. */
    LAST_COMMANDS(
            notice -> columns(Facts.lastCommands(notice)),
            notice -> Html.table(List.of("time", "session", "as", "command"), Facts.lastCommands(notice))),
    /** What to type next. */
    COMMANDS(
            of(incident -> String.join("\n", Commands.of(incident))),
            of(incident -> Html.lines(Commands.of(incident))));

    private final Function<Notice, String> text;
    private final Function<Notice, String> html;
    private final boolean oneLine;

    Placeholder(Function<Notice, String> line) {
        this.text = line.andThen(Visible::of);
        this.html = line.andThen(Html::text);
        this.oneLine = true;
    }

    Placeholder(Function<Notice, String> text, Function<Notice, String> html) {
        this.text = text.andThen(page -> page.lines().map(Visible::of).collect(Collectors.joining("\n")));
        this.html = html;
        this.oneLine = false;
    }

    /** In plain text, harmless. */
    String text(Notice notice) {
        return text.apply(notice);
    }

    /** In HTML, escaped. */
    String html(Notice notice) {
        return html.apply(notice);
    }

    /** Whether it fits into a subject. */
    boolean isOneLine() {
        return oneLine;
    }

    private static Function<Notice, String> of(Function<Incident, String> field) {
        return notice -> notice.incident() == null ? "" : field.apply(notice.incident());
    }

    private static List<List<String>> facts(Notice notice) {
        return notice.incident() == null ? List.of() : Facts.of(notice, notice.incident());
    }

    private static String columns(List<List<String>> rows) {
        return rows.stream()
                .map(row -> String.join(
                        "  ",
                        row.stream()
                                .filter(cell -> !cell.isEmpty())
                                .map(Visible::of)
                                .toList()))
                .collect(Collectors.joining("\n"));
    }
}
