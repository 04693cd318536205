package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.match.ValueTest;

/**
 * A test of a text that many rules may ask for and that is made once.
 *
 * @param id its number in the index
 * @param slot the field
 */
record Atom(int id, int slot, ValueTest.Text test, Literal literal) {
    /** How likely it holds, roughly: a short text stands in many values. */
    double weight() {
        double length = literal.text().length() + 1.0;
        double anchored = literal.atStart() || literal.atEnd() ? 0.3 : 1;
        return anchored / (length * length);
    }

    /** Whether a value that holds the literal where it should passes. */
    boolean holds(String value) {
        return literal.whole() || test.pattern().matches(value, test.cased());
    }
}
