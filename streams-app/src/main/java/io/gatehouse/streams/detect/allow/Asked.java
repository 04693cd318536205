package io.gatehouse.streams.detect.allow;

import io.gatehouse.streams.detect.IpAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A login with what is needed to look for its entries, computed once. */
record Asked(Login login, NamedSets sets, @Nullable IpAddress address, List<String> keys) {
    static Asked of(Login login, NamedSets sets) {
        return new Asked(login, sets, login.address(), login.exactKeys());
    }
}
