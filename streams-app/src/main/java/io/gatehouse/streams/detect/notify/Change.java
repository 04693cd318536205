package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What is worth telling of the step from one state of an incident to the next.
 *
 * @param cause what happened
 * @param occasion the occasion on which a route hears of it
 * @param why what got worse, in words; null where nothing did
 */
record Change(Cause cause, Occasion occasion, @Nullable String why) {

    private Change(Cause cause, @Nullable String why) {
        this(cause, cause.occasion(), why);
    }

    /** Null where nothing is: also of what somebody has taken note of, unless it gets worse or closes. */
    static @Nullable Change between(@Nullable Standing before, Alert alert) {
        Standing after = Standing.now(alert);
        if (before == null || before.isClosed()) {
            boolean silent = after.isClosed() || after.isAcknowledged();
            return silent ? null : new Change(before == null ? Cause.OPEN : Cause.REOPEN, null);
        }
        if (after.isClosed()) {
            return new Change(
                    Cause.CLOSE, before.isAcknowledged() ? Occasion.CLOSE_ACKNOWLEDGED : Occasion.CLOSE, null);
        }
        if (after.isAcknowledged() && !before.isAcknowledged()) {
            return new Change(Cause.ACKNOWLEDGE, null);
        }
        return whileItLasts(before, after, alert);
    }

    private static @Nullable Change whileItLasts(Standing before, Standing after, Alert alert) {
        if (after.severity() > before.severity()) {
            return new Change(Cause.WORSE, "now " + Incident.block(alert).getLevel());
        }
        if (after.succeeded() && !before.succeeded()) {
            return new Change(Cause.WORSE, "a login succeeded");
        }
        if (after.isAcknowledged()) {
            TreeSet<String> reached = new TreeSet<>(after.hosts());
            reached.removeAll(before.hosts());
            return reached.isEmpty() ? null : new Change(Cause.SPREAD, "also on " + String.join(", ", reached));
        }
        return after.count() == before.count() ? null : new Change(Cause.UPDATE, null);
    }
}
