package io.gatehouse.redact;

/** What the shell puts something else in place of: {@code $NAME}, <code>${NAME}</code>, {@code $(}. It says where a secret is, not what. */
final class Expansion {
    private Expansion() {}

    static boolean is(String value) {
        if (!value.startsWith("$")) {
            return false;
        }
        boolean braces = value.startsWith("${") && value.endsWith("}");
        String name = braces ? value.substring(2, value.length() - 1) : value.substring(1);
        return name.isEmpty() || name.startsWith("(") || name.chars().allMatch(Expansion::isName);
    }

    private static boolean isName(int c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }
}
