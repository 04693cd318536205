package io.gatehouse.streams.detect.notify;

import io.gatehouse.streams.detect.sigma.document.Refusal;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What is wrong in a file, so that all of it can be said at once: reading goes on after each fault. */
final class Findings {
    private final String file;
    private final Consumer<String> faults;

    Findings(String file, Consumer<String> faults) {
        this.file = file;
        this.faults = faults;
    }

    /** What is read, or {@code otherwise} where it is refused. */
    <T extends @Nullable Object> T of(Supplier<T> reading, T otherwise) {
        try {
            return reading.get();
        } catch (Refusal refusal) {
            fault(refusal.line(), String.valueOf(refusal.getMessage()));
            return otherwise;
        }
    }

    void check(Runnable check) {
        of(
                () -> {
                    check.run();
                    return true;
                },
                false);
    }

    void fault(int line, String message) {
        faults.accept(file + ":" + line + ": " + message);
    }
}
