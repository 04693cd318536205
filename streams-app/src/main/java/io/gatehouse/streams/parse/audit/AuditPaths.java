package io.gatehouse.streams.parse.audit;

import io.gatehouse.model.EcsFile;
import io.gatehouse.streams.parse.Draft;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The files of an event: its PATH records {@code item=0 name="/etc/passwd" … nametype=NORMAL}, the working directory, and
 * the path that a decision of SELinux or AppArmor names.
 */
final class AuditPaths {
    private record Path(String name, String kind) {}

    private final List<Path> paths = new ArrayList<>();
    private @Nullable String name;
    private String kind = "";
    private @Nullable String decided;
    private @Nullable String directory;
    private int records;

    /** Takes the next PATH record. */
    void take(AuditFields fields) {
        name = null;
        kind = "";
        while (fields.next()) {
            switch (fields.key()) {
                case "name" -> name = fields.text();
                case "nametype", "objtype" -> kind = fields.value();
                default -> {
                    // the message keeps inode, mode and owner
                }
            }
        }
        records++;
        if (name != null) {
            paths.add(new Path(name, kind));
        }
    }

    void decided(@Nullable String path) {
        decided = decided == null ? path : decided;
    }

    void directory(@Nullable String cwd) {
        directory = cwd;
    }

    @Nullable
    String directory() {
        return directory;
    }

    int records() {
        return records;
    }

    void tell(Draft draft, AuditCall call) {
        if (!paths.isEmpty()) {
            draft.audit().setPaths(paths.stream().map(Path::name).toList());
        }
        Path object = object();
        String path = object == null ? decided : object.name;
        if (path != null && !path.isEmpty()) {
            draft.event().setFile(new EcsFile(absolute(path, call)));
        }
    }

    /** What was made or removed, else the first that is no folder of another; the folder where there is no other. */
    private @Nullable Path object() {
        Path best = null;
        for (Path path : paths) {
            best = best == null || rank(path) > rank(best) ? path : best;
        }
        return best;
    }

    private static int rank(Path path) {
        return switch (path.kind) {
            case "CREATE" -> 3;
            case "DELETE" -> 2;
            case "PARENT" -> 0;
            default -> 1;
        };
    }

    private String absolute(String path, AuditCall call) {
        if (path.startsWith("/") || directory == null || !call.isFromDirectory()) {
            return path;
        }
        String relative = path.startsWith("./") ? path.substring(2) : path;
        return directory.endsWith("/") ? directory + relative : directory + "/" + relative;
    }
}
