package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.redact.KeyFile;
import io.gatehouse.redact.RedactionKey;
import io.gatehouse.redact.RedactionRules;
import io.gatehouse.redact.Redactor;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Whether and how passwords and tokens are taken out of lines. */
final class RedactOptions {
    /** Holds the key itself, where a file is unwieldy. */
    static final String KEY_VARIABLE = "GATEHOUSE_REDACT_KEY";

    private static final String KEY_FILE = "redaction.key";

    /** Whether secrets are taken out. */
    enum Redaction {
        ON,
        OFF
    }

    @Option(
            names = "--redact",
            paramLabel = "MODE",
            defaultValue = "on",
            description = "on or off: replace passwords and tokens in commands by a keyed hash; see docs/redaction.md."
                    + " Default: ${DEFAULT-VALUE}")
    private Redaction redaction = Redaction.ON;

    @Option(
            names = "--redact-rules",
            paramLabel = "FILE",
            description =
                    "Rules that tell further secrets, beside those that come with Gatehouse. May be given several times.")
    private List<Path> rules = List.of();

    @Option(
            names = "--redact-key",
            paramLabel = "FILE",
            description =
                    "File with the key of the hashes, 16 bytes or more: with the same key the same secret has the same"
                            + " hash on every host. The variable " + KEY_VARIABLE
                            + " may hold the key itself instead. Default: a key"
                            + " made at the first start and kept beside the state; for parse and replay, one that is forgotten.")
    private @Nullable Path key;

    /** What takes secrets out, with a key that is kept in this folder where no other is given. */
    Redactor keptIn(Path folder) {
        return redactor(() -> KeyFile.readOrMake(folder.resolve(KEY_FILE)));
    }

    /** What takes secrets out, with a key of its own where none is given. */
    Redactor once() {
        return redactor(RedactionKey::random);
    }

    private interface KeySource {
        RedactionKey key() throws IOException;
    }

    private Redactor redactor(KeySource otherwise) {
        if (redaction == Redaction.OFF) {
            return Redactor.off();
        }
        return Redactor.of(knownRules(), knownKey(otherwise));
    }

    private RedactionRules knownRules() {
        RedactionRules known = RedactionRules.shipped();
        for (Path file : rules) {
            try {
                known = known.with(file);
            } catch (IOException e) {
                throw unreadable("--redact-rules", file, e);
            } catch (IllegalArgumentException e) {
                throw new UserError("--redact-rules: " + e.getMessage(), e);
            }
        }
        return known;
    }

    private RedactionKey knownKey(KeySource otherwise) {
        @Nullable String variable = System.getenv(KEY_VARIABLE);
        try {
            if (key != null) {
                return KeyFile.read(key);
            }
            return variable == null
                    ? otherwise.key()
                    : RedactionKey.of(variable.strip().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw unreadable(key == null ? "the redaction key" : "--redact-key", key, e);
        } catch (IllegalArgumentException e) {
            throw new UserError((key == null ? KEY_VARIABLE : "--redact-key") + ": " + e.getMessage(), e);
        }
    }

    private static UserError unreadable(String option, @Nullable Path file, IOException e) {
        return new UserError(
                e instanceof NoSuchFileException
                        ? option + ": there is no file " + e.getMessage()
                        : option + ": " + (file == null ? "" : file + " ") + "cannot be read or written: " + e,
                e);
    }
}
