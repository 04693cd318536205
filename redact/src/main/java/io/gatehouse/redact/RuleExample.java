package io.gatehouse.redact;

/**
 * A command of a rule file with what is secret in it between {@code «} and {@code »}; a harmless one has none.
 *
 * @param rule title of the rule that it stands at
 */
record RuleExample(String rule, String marked) {
    /** The command as it is typed. */
    String command() {
        return marked.replace("«", "").replace("»", "");
    }
}
