package io.gatehouse.streams.detect.incident;

/** What is to be looked at again: {@code i} and the id of an incident, or {@code g} and the key of a group. */
final class Due {
    private Due() {}

    static String incident(String id) {
        return "i" + id;
    }

    static String group(String key) {
        return "g" + key;
    }

    static boolean isGroup(String what) {
        return what.startsWith("g");
    }

    static String idOf(String what) {
        return what.substring(1);
    }
}
