package io.gatehouse.redact;

import java.util.ArrayList;
import java.util.List;

/**
 * An entry of the journal as {@code journalctl -o json} writes it, read as far as it goes where it was cut. Besides the message, the
 * command line of the process that wrote it stands there ({@code _CMDLINE}), and the fields of an audit record each for itself.
 */
final class JournalLine {
    private static final String ARGUMENT = "AUDIT_FIELD_A";

    private final Matchers matchers;
    private final AuditLine audit;
    private final MessageReader messages;

    JournalLine(Matchers matchers, AuditLine audit, MessageReader messages) {
        this.matchers = matchers;
        this.audit = audit;
        this.messages = messages;
    }

    void read(Text line, String source, Findings found) {
        List<JsonField> fields = JsonFields.of(line);
        String program = valueOf("SYSLOG_IDENTIFIER", valueOf("_COMM", "", fields), fields);
        boolean audited = valueOf("_TRANSPORT", "", fields).equals("audit");
        List<Word> arguments = new ArrayList<>();
        for (JsonField field : fields) {
            if (field.name().equals("MESSAGE") && !audited) {
                messages.read(new SyslogTag(program, 0), field.value(), source, found);
            } else if (field.name().equals("MESSAGE")) {
                audit.read(field.value(), found);
            } else {
                other(field, arguments, found);
            }
        }
        matchers.started(arguments, found);
    }

    private void other(JsonField field, List<Word> arguments, Findings found) {
        Text value = field.value();
        matchers.anywhere(value, found);
        String name = field.name();
        if (name.endsWith("_CMDLINE")) {
            matchers.typed(value, found);
        } else if (name.endsWith("AUDIT_FIELD_PROCTITLE")) {
            matchers.started(AuditLine.parts(value), found);
        } else if (name.endsWith("AUDIT_FIELD_CMD") || name.endsWith("AUDIT_FIELD_DATA")) {
            matchers.typed(value, found);
        } else if (isArgument(name)) {
            Text meant = AuditLine.value(value, 0, value.length());
            arguments.add(Word.argument(meant == null ? value : meant));
        }
    }

    private static boolean isArgument(String name) {
        int digit = name.indexOf(ARGUMENT) + ARGUMENT.length();
        return name.contains(ARGUMENT) && digit < name.length() && Character.isDigit(name.charAt(digit));
    }

    private static String valueOf(String name, String otherwise, List<JsonField> fields) {
        return fields.stream()
                .filter(field -> field.name().equals(name))
                .map(field -> field.value().chars())
                .findFirst()
                .orElse(otherwise);
    }
}
