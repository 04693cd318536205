package io.gatehouse.allow;

import io.gatehouse.model.AllowlistEntry;
import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import io.gatehouse.streams.detect.allow.Allowlist;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * The file of Monit's {@code ignore match "/etc/monit/whitelist_ips.regex"}: a POSIX extended regular expression a line. Monit looks for
 * each of them anywhere in the line of the log, so that {@code 10.0.0.1} lets 10.0.0.12 in as well, and whoever chooses a user name with
 * an address in it. Here an address is that address, and what else there is an expression that the address has to begin with.
 */
public final class MonitWhitelist {
    private static final Pattern FROM = Pattern.compile("^(\\^?\\.\\*)?(Accepted publickey for \\S+ )?from ");
    private static final Pattern PORT = Pattern.compile("( port.*)?(\\.\\*)?\\$?$");
    private static final Pattern OF_ADDRESSES = Pattern.compile("[0-9A-Fa-f.:*+?()\\[\\]{}|\\\\^$,-]*");
    private static final Pattern LITERAL = Pattern.compile("[0-9A-Fa-f:.]+");

    private MonitWhitelist() {}

    /**
     * What became of a line.
     *
     * @param number of the line, from 1
     * @param text the line
     * @param entry the entry in its place, without id and author; null where there is none
     * @param difference what differs from what Monit did with it, in words
     * @param old what Monit looked for in the lines of the log; null where it was no expression
     */
    public record Line(
            int number,
            String text,
            @Nullable AllowlistEntry entry,
            String difference,
            @Nullable Pattern old) {}

    /** Reads the lines of such a file; empty ones are left out, as Monit does. */
    public static List<Line> read(List<String> lines) {
        List<Line> read = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            if (!lines.get(i).isBlank()) {
                read.add(line(i + 1, lines.get(i)));
            }
        }
        return read;
    }

    private static Line line(int number, String text) {
        Pattern old = expression(text);
        if (text.startsWith("#")) {
            return new Line(
                    number, text, null, "a comment; Monit took it for an expression, which matched nothing", old);
        }
        if (old == null) {
            return new Line(number, text, null, "no regular expression: Monit did not use it, and nor do we", null);
        }
        String core = PORT.matcher(FROM.matcher(text.strip()).replaceFirst("")).replaceFirst("");
        if (core.isEmpty() || !OF_ADDRESSES.matcher(core).matches()) {
            return new Line(
                    number,
                    text,
                    null,
                    "left out: it is not about an address; say it with allow add --user or --key",
                    old);
        }
        IpAddress address = literal(core);
        return address == null ? regex(number, text, core, old) : address(number, text, address, old);
    }

    private static @Nullable Pattern expression(String text) {
        try {
            return Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            return null;
        }
    }

    private static @Nullable IpAddress literal(String core) {
        String plain = core.replace("\\.", ".").replace("[.]", ".").replaceFirst("^(\\^|\\\\b|\\()?", "");
        plain = plain.replaceFirst("(\\\\b|\\))$", "");
        return LITERAL.matcher(plain).matches() ? IpAddress.parse(plain) : null;
    }

    private static Line address(int number, String text, IpAddress address, Pattern old) {
        AllowlistEntry entry = entry();
        entry.setSourceCidr(new Cidr(address, address.bits()).text());
        String longer = address.text() + (address.bits() == Integer.SIZE ? "2" : "f");
        String also = old.matcher(longer).find() ? "; Monit let " + longer + " in as well" : "";
        return new Line(
                number,
                text,
                entry,
                "only " + address.text() + also + ", and whoever had it in the name of an account",
                old);
    }

    private static Line regex(int number, String text, String core, Pattern old) {
        AllowlistEntry entry = entry();
        String open = core.startsWith("^") ? core.substring(1) : core;
        entry.setSourceRegex(text.strip().endsWith("$") ? "(" + open + ")" : "(" + open + ").*");
        String fault = Allowlist.check(entry);
        return fault != null
                ? new Line(number, text, null, "left out: " + fault, old)
                : new Line(
                        number,
                        text,
                        entry,
                        "only addresses that begin so; Monit looked for it anywhere in the line",
                        old);
    }

    private static AllowlistEntry entry() {
        AllowlistEntry entry = new AllowlistEntry();
        entry.setId("");
        entry.setAction("allow");
        entry.setAnySource(false);
        entry.setCreated(0L);
        return entry;
    }
}
