package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import io.gatehouse.model.IncidentState;
import io.gatehouse.model.Notification;
import io.gatehouse.schemas.Ids;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What each route is to be told when an incident changes: whole messages, of which {@link Dispatcher} decides whether and when they go
 * out. The same change gives the same messages under the same ids.
 */
public final class Notices {
    private final @Nullable Routes routes;

    private Notices(@Nullable Routes routes) {
        this.routes = routes;
    }

    /** Tells these routes. */
    public static Notices to(Routes routes) {
        return new Notices(routes);
    }

    /** Tells nobody anything. */
    public static Notices none() {
        return new Notices(null);
    }

    /**
     * Gives the messages about a change.
     *
     * @param before how the incident stood; null where there was none
     * @param incident how it is now
     * @param arrival when what changed it arrived, in microseconds since 1970
     * @return whether there is something to tell that a suppression keeps from everybody
     */
    public boolean tell(@Nullable Standing before, IncidentState incident, long arrival, Consumer<Notification> out) {
        Alert after = incident.getAlert();
        if (routes == null || !"notify".equals(Incident.block(after).getMode())) {
            return false;
        }
        Change change = Change.between(before, after);
        List<Route> told = change == null ? List.of() : wanting(routes.of(after), change);
        if (change == null || told.isEmpty()) {
            return false;
        }
        if (routes.suppress(after, arrival)) {
            return true;
        }
        Page page = Page.of(incident, routes.hosts());
        told.forEach(route -> out.accept(message(route, change, page, arrival)));
        return false;
    }

    private static List<Route> wanting(List<Route> routes, Change change) {
        return routes.stream()
                .filter(route -> route.on().contains(change.occasion()))
                .toList();
    }

    private static Notification message(Route route, Change change, Page page, long arrival) {
        Alert alert = page.alert();
        String cause = change.cause().text();
        long revision = alert.getGatehouse().getRevision();
        Notification message = new Notification();
        message.setId(Ids.notification(route.name(), cause, Incident.id(alert), revision));
        message.setRoute(route.name());
        message.setCreated(arrival);
        message.setCause(cause);
        message.setAlertIds(List.of(Incident.id(alert)));
        message.setAlertRevision(revision);
        message.setTitle(Title.of(change, page));
        message.setText(AlertText.of(page));
        message.setHeldBack(0L);
        message.setAlert(alert);
        message.setLabels(page.labels());
        message.setSessions(page.sessions());
        return message;
    }
}
