package io.gatehouse.redact;

import io.gatehouse.model.RawLine;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Replaces what is secret in a line by a keyed hash, {@code [redacted:1f9a03c4]}. A line without a secret is given back as it
 * is; of one with a secret all other bytes stay as they are. What was redacted stays the same when it is redacted again, with
 * whatever key. It never throws for what a line holds, and its time is proportional to the length of the line.
 *
 * <p>May be shared between threads.
 */
public final class Redactor {
    private static final int MOST_PASSES = 8;
    private static final Redactor OFF = new Redactor(RedactionRules.none(), RedactionKey.random());

    private final Logger log = LoggerFactory.getLogger(Redactor.class);
    private final Matchers matchers;
    private final LineReader reader;
    private final RedactionKey key;

    private Redactor(RedactionRules rules, RedactionKey key) {
        this.matchers = new Matchers(rules);
        this.reader = new LineReader(matchers);
        this.key = key;
    }

    /** Redacts by these rules; the same secret gives the same hash under the same key. */
    public static Redactor of(RedactionRules rules, RedactionKey key) {
        return new Redactor(rules, key);
    }

    /** Leaves every line as it is. */
    public static Redactor off() {
        return OFF;
    }

    /** Takes the secrets out of the line of a record; its length stays the true one, and how long it was is noted. */
    public void redact(RawLine record) {
        ByteBuffer line = record.getLine();
        ByteBuffer clean = redact(line, record.getSource());
        if (clean != line) {
            if (record.getUnredactedLength() == null) {
                record.setUnredactedLength((long) line.remaining());
            }
            record.setLine(clean);
        }
    }

    /**
     * The line without its secrets; the same object where it has none.
     *
     * @param line bytes of one line, from position to limit, which stay where they are
     * @param source input that it is from, as {@code RawLine.source} has it: command and shell hold nothing but what was typed
     */
    public ByteBuffer redact(ByteBuffer line, String source) {
        int hints = matchers.keywords().scan(line);
        if (hints == Keywords.NOTHING || hints == Keywords.ENCODED && holdsNothingEncoded(line)) {
            return line;
        }
        String text = StandardCharsets.ISO_8859_1.decode(line.duplicate()).toString();
        String clean = redact(text, source, hints);
        return clean.equals(text) ? line : ByteBuffer.wrap(clean.getBytes(StandardCharsets.ISO_8859_1));
    }

    private boolean holdsNothingEncoded(ByteBuffer line) {
        boolean journal = line.hasRemaining() && line.get(line.position()) == '{'; // has numbers rather than digits
        return !journal && matchers.keywords().scanHex(line) == Keywords.NOTHING;
    }

    /** The same for text; what {@link #redact(ByteBuffer, String)} does with its UTF-8. */
    public String redact(String line, String source) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        ByteBuffer clean = redact(ByteBuffer.wrap(bytes), source);
        return StandardCharsets.UTF_8.decode(clean.duplicate()).toString();
    }

    /** Until nothing is found any more: what stands behind a replaced secret may read differently without it. */
    private String redact(String text, String source, int hints) {
        String clean = text;
        try {
            for (int pass = 0; pass < MOST_PASSES; pass++) {
                Findings found = new Findings();
                reader.read(clean, source, hints, found);
                if (found.isEmpty()) {
                    return clean;
                }
                clean = found.replacedIn(clean, key);
            }
        } catch (RuntimeException e) { // a line that is kept is worth more than one that is clean
            log.warn("A line could not be searched for secrets and is passed on as it is", e);
        }
        return clean;
    }
}
