package io.gatehouse.streams.detect.notify;

import io.gatehouse.model.Alert;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Who is told of which incidents.
 *
 * @param routes every one that fits an incident is told, no two of one name
 * @param hosts what is known of hosts
 * @param suppressions what nobody is told of
 */
public record Routes(List<Route> routes, HostLabels hosts, List<Suppression> suppressions) {
    /** Medium: what a route is told at least, where it does not say. */
    static final int DEFAULT_LEVEL = 3;

    public Routes {
        routes = List.copyOf(routes);
        suppressions = List.copyOf(suppressions);
        Set<String> names = new HashSet<>();
        for (Route route : routes) {
            if (!names.add(route.name())) {
                throw new IllegalArgumentException("two routes have the name " + route.name());
            }
        }
    }

    /** Where there is no routes file: one route, {@code default}, for what is medium or worse. */
    public static Routes standard() {
        Route all = new Route(
                "default", Scope.from(DEFAULT_LEVEL), Route.DEFAULT_ON, Route.DEFAULT_EVERY, null, Route.DEFAULT_RATE);
        return new Routes(List.of(all), new HostLabels(List.of()), List.of());
    }

    /** The routes that are told of an incident. */
    List<Route> of(Alert alert) {
        return routes.stream()
                .filter(route -> route.scope().holds(alert, hosts))
                .toList();
    }

    /** Whether nobody is to be told of it at that time, in microseconds since 1970. */
    boolean suppress(Alert alert, long time) {
        return suppressions.stream().anyMatch(suppression -> suppression.holds(alert, time));
    }
}
