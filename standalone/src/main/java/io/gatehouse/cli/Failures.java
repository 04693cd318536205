package io.gatehouse.cli;

import io.gatehouse.embedded.UserError;
import io.gatehouse.ingest.CheckpointException;
import io.gatehouse.schemas.TopicCreationException;
import io.gatehouse.schemas.Visible;
import java.io.PrintWriter;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.ApiException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** The one place where a failure becomes a line on standard error. */
final class Failures implements IExecutionExceptionHandler {
    private final Gatehouse root;

    Failures(Gatehouse root) {
        this.root = root;
    }

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        if (failure instanceof OutputClosed) {
            return OutputClosed.EXIT_STATUS;
        }
        PrintWriter err = command.getErr();
        err.println(command.getCommandSpec().qualifiedName() + ": " + line(unwrapped(failure)));
        if (root.debug()) {
            failure.printStackTrace(err);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable cause = failure.getCause();
        boolean wrapper = failure instanceof ExecutionException || failure instanceof CompletionException;
        return wrapper && cause != null ? unwrapped(cause) : failure;
    }

    private static String line(Throwable failure) {
        if (failure instanceof UserError
                || failure instanceof TopicCreationException
                || failure instanceof CheckpointException) {
            return Visible.of(String.valueOf(failure.getMessage()));
        }
        String name = failure.getClass().getSimpleName();
        String what = Visible.of(name + (failure.getMessage() == null ? "" : ": " + failure.getMessage()));
        if (failure instanceof ApiException || failure instanceof ConfigException) {
            return "Kafka refused: " + what;
        }
        return "unexpected failure: " + what + " (--debug shows where)";
    }
}
