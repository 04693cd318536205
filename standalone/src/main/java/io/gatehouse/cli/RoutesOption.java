package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.streams.detect.notify.Routes;
import io.gatehouse.streams.detect.notify.RoutesFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who is told of incidents. */
final class RoutesOption {
    @Option(
            names = "--routes",
            paramLabel = "FILE",
            description =
                    "Who is told of which incidents, how often: routes.yml, see docs/notifications.md. Without it one"
                            + " route, default, for what is medium or worse, when it opens and closes.")
    private @Nullable Path file;

    /**
     * What the file says.
     *
     * @throws UserError if it cannot be read or something in it is wrong: it names all that is
     */
    Routes read() {
        if (file == null) {
            return Routes.standard();
        }
        List<String> faults = new ArrayList<>();
        try {
            Routes routes = RoutesFile.read(file.toString(), Files.readAllBytes(file), faults::add);
            if (faults.isEmpty()) {
                return routes;
            }
        } catch (NoSuchFileException e) {
            throw new UserError("--routes: there is no file " + file, e);
        } catch (IOException e) {
            throw new UserError("--routes: " + file + " cannot be read: " + e, e);
        }
        throw new UserError("--routes: " + String.join("; ", faults));
    }
}
