package io.gatehouse.streams.detect.sigma.index;

import io.gatehouse.streams.detect.sigma.match.ValueTest;
import java.util.List;

/** What selects, made for being asked often. */
sealed interface Expression {
    boolean holds(Evaluation evaluation);

    /** All hold. */
    record And(List<Expression> parts) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            for (int i = 0; i < parts.size(); i++) {
                if (!parts.get(i).holds(evaluation)) {
                    return false;
                }
            }
            return true;
        }
    }

    /** One holds. */
    record Or(List<Expression> parts) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            for (int i = 0; i < parts.size(); i++) {
                if (parts.get(i).holds(evaluation)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** It does not hold. */
    record Not(Expression part) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            return !part.holds(evaluation);
        }
    }

    /** An atom holds. */
    record Text(Atom atom) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            return evaluation.isTrue(atom);
        }
    }

    /** A value has a form that no text of it tells: {@code ?*}. */
    record Any(int slot, ValueTest.Text test) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            return evaluation.anyValue(slot, value -> test.pattern().matches(value, true));
        }
    }

    /** The field is there, or is not. */
    record Exists(int slot, boolean wanted) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            Object value = evaluation.value(slot);
            boolean there = value != null && !(value instanceof List<?> list && list.isEmpty());
            return there == wanted;
        }
    }

    /** A value passes a test that no index helps with. */
    record Other(int slot, ValueTest test) implements Expression {
        @Override
        public boolean holds(Evaluation evaluation) {
            return evaluation.anyValue(slot, this::passes);
        }

        private boolean passes(String value) {
            if (test instanceof ValueTest.Regex regex) {
                return regex.pattern().matcher(value).find();
            }
            if (test instanceof ValueTest.Network network) {
                return network.block().contains(value);
            }
            if (test instanceof ValueTest.Hours hours) {
                return hours.hold(value);
            }
            return test instanceof ValueTest.Compare compare && compare.holds(value);
        }
    }
}
