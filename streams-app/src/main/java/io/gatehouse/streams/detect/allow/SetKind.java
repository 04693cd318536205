package io.gatehouse.streams.detect.allow;

import java.util.Locale;
import java.util.stream.Stream;

/** What a named set holds. */
public enum SetKind {
    NETWORKS,
    HOSTS,
    USERS,
    PERSONS;

    /** Its name in records and files: {@code networks}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The kind of that name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public static SetKind of(String word) {
        return Stream.of(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "\"" + word + "\" is no kind of set: networks, hosts, users, persons"));
    }
}
