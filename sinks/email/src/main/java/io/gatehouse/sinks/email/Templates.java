package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.notice.Notice;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The templates of a mail.
 *
 * @param html null where only plain text is sent
 */
record Templates(Template subject, Template text, @Nullable Template html) {

    /** The subject line. */
    String subject(Notice notice) {
        return subject.with(placeholder -> placeholder.text(notice)).strip();
    }

    /** The page in plain text; what stayed empty leaves no more than one empty line. */
    String text(Notice notice) {
        return text.with(placeholder -> placeholder.text(notice))
                        .replaceAll("(?m)^[ \\t]+$", "")
                        .replaceAll("\n{3,}", "\n\n")
                        .strip()
                + "\n";
    }

    /** The page in HTML. */
    @Nullable
    String html(Notice notice) {
        return html == null ? null : html.with(placeholder -> placeholder.html(notice));
    }

    /** A template that comes with the sink: mail.txt or mail.html. */
    static String shipped(String name) {
        try (InputStream file = Templates.class.getResourceAsStream(name)) {
            return new String(Objects.requireNonNull(file, name).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
