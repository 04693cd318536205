package io.gatehouse.streams.parse;

import static io.gatehouse.streams.parse.header.Header.NONE;

import io.gatehouse.streams.parse.header.Sender;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The processes that write the lines of a program.
 *
 * @param executables names of their executables
 * @param setUid whether these run as root whoever starts them, so that the kernel lets nobody else into them; where
 *     they do not, only a process of root proves anything: a user can run sshd himself and have it say what he likes
 */
record Writers(Set<String> executables, boolean setUid) {
    /** Where only root installs programs. */
    private static final List<String> FOLDERS = List.of(
            "/usr/", "/bin/", "/sbin/", "/lib/", "/lib64/", "/opt/", "/run/wrappers/", "/nix/store/", "/gnu/store/");
    /** What the kernel writes behind an executable that was replaced by an upgrade. */
    private static final String REPLACED = " (deleted)";
    /** The kernel cuts the name of a process to 15 bytes. */
    private static final int NAME_LENGTH = 15;

    Writers {
        executables = Set.copyOf(executables);
    }

    /**
     * Whether the sender is one of them: {@code true}, {@code false}, or {@code unknown}.
     *
     * @param ofRoot whether the line is one that only a process of root writes
     */
    String judge(Sender sender, boolean ofRoot) {
        boolean proven = sender.executable() != null && isOurs(sender.executable());
        boolean contradicted = sender.executable() != null ? !proven : !mayBeNamed(sender.name());
        if (contradicted) {
            return Origins.FALSE;
        }
        if (sender.uid() == 0 || setUid && proven) {
            return Origins.TRUE;
        }
        return ofRoot && !setUid && sender.uid() != NONE ? Origins.FALSE : Origins.UNKNOWN;
    }

    private boolean isOurs(String path) {
        String file = path.endsWith(REPLACED) ? path.substring(0, path.length() - REPLACED.length()) : path;
        return executables.contains(file.substring(file.lastIndexOf('/') + 1))
                && FOLDERS.stream().anyMatch(file::startsWith);
    }

    private boolean mayBeNamed(@Nullable String name) {
        return name == null
                || executables.stream()
                        .anyMatch(file -> file.substring(0, Math.min(file.length(), NAME_LENGTH))
                                .equals(name));
    }
}
