package io.gatehouse.streams.parse.audit;

import io.gatehouse.streams.parse.header.HeaderReader;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names of system calls and architectures, which audit writes as numbers (asm/unistd.h, linux/audit.h AUDIT_ARCH_*). */
final class Syscalls {
    private static final int MAX_DIGITS = 4;

    private static final Map<String, String> ARCHITECTURES = Map.of(
            "c000003e", "x86_64",
            "40000003", "i386",
            "c00000b7", "aarch64",
            "40000028", "arm",
            "80000016", "s390x",
            "16", "s390",
            "c0000015", "ppc64le",
            "80000015", "ppc64",
            "c00000f3", "riscv64");

    private final Map<String, NumberedNames> byArchitecture = Map.of(
            "x86_64", new NumberedNames("syscalls-x86_64.txt"),
            "i386", new NumberedNames("syscalls-i386.txt"),
            "aarch64", new NumberedNames("syscalls-aarch64.txt"));

    /** The name of an architecture that is written in hex; what is written where it is another. */
    static String architecture(String written) {
        return ARCHITECTURES.getOrDefault(written, written);
    }

    /** The name of a call; the number as written where the architecture or the call is not known here. */
    String name(@Nullable String architecture, String number) {
        NumberedNames names = architecture == null ? null : byArchitecture.get(architecture);
        if (names == null || number.length() > MAX_DIGITS) {
            return number;
        }
        String name = names.name((int) HeaderReader.number(number, 0, number.length()));
        return name == null ? number : name;
    }
}
