package io.gatehouse.people;

import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/**
 * A text of a file and where it stands.
 *
 * @param line from 1
 */
record Placed(String text, int line) {
    private static final int MAX_SHOWN = 80;

    /** What is wrong with it: {@code line 7: "alice@": it names no host}. */
    IllegalArgumentException fault(String why) {
        String shown = text.length() <= MAX_SHOWN ? text : text.substring(0, MAX_SHOWN) + "…";
        return new IllegalArgumentException("line " + line + ": \"" + shown + "\": " + why);
    }

    static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
