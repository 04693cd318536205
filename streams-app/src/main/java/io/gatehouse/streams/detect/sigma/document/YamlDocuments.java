package io.gatehouse.streams.detect.sigma.document;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * The YAML documents of a file. Rule files come from strangers: one is at most 1 MiB, at most 32 levels deep and has no aliases
 * ({@code *name}), of which a short file can make endless lists.
 */
public final class YamlDocuments {
    /** Longest file in bytes. */
    public static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 32;

    private YamlDocuments() {}

    /**
     * Reads all documents of a file; empty ones are left out.
     *
     * @throws Refusal where it is no YAML or more than is allowed
     */
    public static List<Node> read(byte[] file) {
        if (file.length > MAX_BYTES) {
            throw new Refusal(1, "the file has more than " + MAX_BYTES + " bytes");
        }
        String text = text(file);
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(MAX_BYTES)
                .setSchema(new CoreSchema())
                .build();
        try {
            check(new Parse(settings).parseString(text));
            List<Node> documents = new ArrayList<>();
            new Compose(settings).composeAllFromString(text).forEach(documents::add);
            return documents;
        } catch (MarkedYamlEngineException e) {
            throw new Refusal(
                    e.getProblemMark().map(mark -> mark.getLine() + 1).orElse(1), "not YAML: " + e.getProblem());
        } catch (YamlEngineException e) {
            throw new Refusal(1, "not YAML: " + e.getMessage());
        }
    }

    private static String text(byte[] file) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(file))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(1, "not YAML: it is not UTF-8");
        }
    }

    /** The composer calls itself for each level, so it must not be given too many. */
    private static void check(Iterable<Event> events) {
        int depth = 0;
        for (Event event : events) {
            if (event instanceof AliasEvent) {
                throw new Refusal(lineOf(event), "YAML aliases (*name) are not supported");
            } else if (event instanceof CollectionStartEvent && ++depth > MAX_DEPTH) {
                throw new Refusal(lineOf(event), "lists within lists, more than " + MAX_DEPTH);
            } else if (event instanceof CollectionEndEvent) {
                depth--;
            }
        }
    }

    private static int lineOf(Event event) {
        return event.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }

    /** The line on which a node begins, from 1. */
    public static int lineOf(Node node) {
        return node.getStartMark().map(Mark::getLine).orElse(0) + 1;
    }
}
