package io.gatehouse.sinks.email;

import io.gatehouse.sinks.common.notice.Criteria;
import io.gatehouse.sinks.common.notice.Notice;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Who gets a mail: those of every route that fits it, else the default ones. */
final class Recipients {
    private static final String ARROW = "->";

    private record Route(Criteria criteria, List<InternetAddress> to) {}

    private final List<InternetAddress> otherwise;
    private final List<Route> routes;

    private Recipients(List<InternetAddress> otherwise, List<Route> routes) {
        this.otherwise = otherwise;
        this.routes = routes;
    }

    /**
     * Reads them.
     *
     * @param otherwise who gets what no route fits
     * @param routes each as {@code level=high|critical host=db-* -> dba@example.net oncall@example.net}
     * @throws IllegalArgumentException where one is nothing of the kind; the message says what is wrong
     */
    static Recipients of(List<String> otherwise, List<String> routes) {
        return new Recipients(
                otherwise.stream().map(Recipients::address).toList(),
                routes.stream().map(Recipients::route).toList());
    }

    /** Who gets what no route fits. */
    List<InternetAddress> otherwise() {
        return otherwise;
    }

    /** The addresses that a message goes to, each once; at least one. */
    List<InternetAddress> of(Notice notice) {
        Set<InternetAddress> all = new LinkedHashSet<>();
        routes.stream().filter(route -> route.criteria().fits(notice)).forEach(route -> all.addAll(route.to()));
        return all.isEmpty() ? otherwise : new ArrayList<>(all);
    }

    /**
     * Reads a mail address, with a name before it or without.
     *
     * @throws IllegalArgumentException where it is none
     */
    static InternetAddress address(String text) {
        try {
            InternetAddress address = new InternetAddress(text, true);
            if (!address.getAddress().contains("@")) {
                throw new IllegalArgumentException("\"" + text + "\" is no mail address such as admin@example.net");
            }
            return address;
        } catch (AddressException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no mail address such as admin@example.net", e);
        }
    }

    private static Route route(String text) {
        int arrow = text.indexOf(ARROW);
        String to = arrow < 0 ? "" : text.substring(arrow + ARROW.length()).trim();
        if (to.isEmpty()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is no route such as level=high|critical host=db-* -> dba@example.net");
        }
        return new Route(
                Criteria.of(text.substring(0, arrow)),
                List.of(to.split("\\s+")).stream().map(Recipients::address).toList());
    }
}
