package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.Cidr;
import io.gatehouse.streams.detect.IpAddress;
import io.gatehouse.streams.detect.WeeklyHours;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One thing that an entry asks of a login. */
sealed interface Need {
    boolean fits(Login login, NamedSets sets);

    /** Why a login that does not fit does not: {@code user is bob, not dep*}. */
    String misfit(Login login, NamedSets sets);

    /** From an address of a block. */
    record FromBlock(Cidr block) implements Need {
        @Override
        public boolean fits(Login login, NamedSets sets) {
            IpAddress address = login.address();
            return address != null && block.holds(address);
        }

        @Override
        public String misfit(Login login, NamedSets sets) {
            return Need.is("source", login.source(), "not in " + block.text());
        }
    }

    /** From an address of a named set. */
    record FromSet(String name) implements Need {
        @Override
        public boolean fits(Login login, NamedSets sets) {
            IpAddress address = login.address();
            return address != null && sets.holds(name, address, login.time());
        }

        @Override
        public String misfit(Login login, NamedSets sets) {
            String why = sets.has(SetKind.NETWORKS, name, login.time()) ? "not in @" : "and there was no set @";
            return Need.is("source", login.source(), why + name);
        }
    }

    /** From an address that an expression matches. */
    record FromPattern(TextPattern pattern) implements Need {
        @Override
        public boolean fits(Login login, NamedSets sets) {
            return login.source() != null && pattern.test().test(login.source());
        }

        @Override
        public String misfit(Login login, NamedSets sets) {
            return Need.is("source", login.source(), "not " + pattern.written());
        }
    }

    /** A field fits a pattern. */
    record Fits(Field field, TextPattern pattern) implements Need {
        @Override
        public boolean fits(Login login, NamedSets sets) {
            return field.in(login).stream().anyMatch(value -> pattern.test().test(value));
        }

        @Override
        public String misfit(Login login, NamedSets sets) {
            return Need.is(field, login, "not " + pattern.written());
        }
    }

    /** A field is in a named set. */
    record IsIn(Field field, SetKind kind, String name) implements Need {
        @Override
        public boolean fits(Login login, NamedSets sets) {
            return field.in(login).stream().anyMatch(value -> sets.holds(kind, name, value, login.time()));
        }

        @Override
        public String misfit(Login login, NamedSets sets) {
            String why = sets.has(kind, name, login.time()) ? "not in @" : "and there was no set @";
            return Need.is(field, login, why + name);
        }
    }

    /** The clock on the wall shows an hour of the week. */
    record Within(WeeklyHours hours, String written) implements Need {
        @Override
        public boolean fits(Login login, NamedSets sets) {
            return hours.hold(login.time());
        }

        @Override
        public String misfit(Login login, NamedSets sets) {
            return "it was " + hours.shown(login.time()) + ", not " + written;
        }
    }

    private static String is(Field field, Login login, String why) {
        List<String> values = field.in(login);
        return is(field.word(), values.isEmpty() ? null : values.get(0), why);
    }

    private static String is(String field, @Nullable String value, String why) {
        return field + " is " + (value == null ? "not known" : value) + ", " + why;
    }
}
