package io.gatehouse.sinks.webhook;

import io.gatehouse.sinks.common.Answer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;

/** What a status of HTTP (RFC 9110, 15) means for a post. */
final class Status {
    private static final int TOO_MANY = 429;
    private static final int UNAVAILABLE = 503;
    /** No other post would fare better. */
    private static final Set<Integer> ABOUT_RECEIVER = Set.of(TOO_MANY, UNAVAILABLE);
    /** Request timeout, too early, too many: the same request may succeed later. */
    private static final Set<Integer> PASSING = Set.of(408, 425, TOO_MANY);

    private Status() {}

    static Answer answer(String receiver, HttpResponse<String> response, Instant now) {
        int status = response.statusCode();
        if (status / 100 == 2) {
            return Answer.delivered();
        }
        String said = receiver + " answered " + status + (response.body().isEmpty() ? "" : ": " + response.body());
        if (status >= 500 || PASSING.contains(status)) {
            Duration wait = response.headers()
                    .firstValue("Retry-After")
                    .map(header -> RetryAfter.of(header, now))
                    .orElse(Duration.ZERO);
            return ABOUT_RECEIVER.contains(status) ? Answer.away(said, wait) : Answer.later(said, wait);
        }
        return Answer.refused(status / 100 == 3 ? said + " (redirects are not followed)" : said);
    }
}
