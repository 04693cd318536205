package io.gatehouse.streams.detect.allow;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Entries by a text; immutable: a change makes another, which shares all with it but the path to the text.
 *
 * <p>A tree over the hashes of the texts, six bits a level (Bagwell, Ideal Hash Trees, 2001): 100,000 are three steps away. It does
 * not compare the texts, so what it finds may have entries among it that stand under another text of the same hash.
 */
final class RulesByKey {
    static final RulesByKey NONE = new RulesByKey(null);

    private static final int LEVEL_BITS = 6;
    private static final int WIDTH = 1 << LEVEL_BITS;

    private final @Nullable Node root;

    private RulesByKey(@Nullable Node root) {
        this.root = root;
    }

    private sealed interface Node {}

    /** All entries of a hash. */
    private record Leaf(int hash, List<AllowRule> rules) implements Node {}

    /** What lies below, by the bits of the hash that its level looks at. */
    private static final class Fork implements Node {
        private final @Nullable Node[] nodes;

        Fork(@Nullable Node[] nodes) {
            this.nodes = nodes;
        }

        Fork with(int hash, int shift, @Nullable Node node) {
            @Nullable Node[] changed = nodes.clone();
            changed[slot(hash, shift)] = node;
            return new Fork(changed);
        }

        boolean isEmpty() {
            return Arrays.stream(nodes).allMatch(Objects::isNull);
        }
    }

    private static int hash(String key) {
        int hash = key.hashCode();
        return hash ^ hash >>> Short.SIZE;
    }

    private static int slot(int hash, int shift) {
        return hash >>> shift & WIDTH - 1;
    }

    /** The entries under a text, and perhaps others. */
    List<AllowRule> at(String key) {
        int hash = hash(key);
        Node node = root;
        for (int shift = 0; node instanceof Fork fork; shift += LEVEL_BITS) {
            node = fork.nodes[slot(hash, shift)];
        }
        return node instanceof Leaf leaf && leaf.hash == hash ? leaf.rules : List.of();
    }

    /** The same with one entry more under a text. */
    RulesByKey with(String key, AllowRule rule) {
        return with(new Leaf(
                hash(key), Stream.concat(at(key).stream(), Stream.of(rule)).toList()));
    }

    /** The same without an entry under a text. */
    RulesByKey without(String key, AllowRule rule) {
        return with(
                new Leaf(hash(key), at(key).stream().filter(one -> one != rule).toList()));
    }

    private RulesByKey with(Leaf leaf) {
        return new RulesByKey(with(root, 0, leaf));
    }

    private static @Nullable Node with(@Nullable Node node, int shift, Leaf leaf) {
        if (node instanceof Fork fork) {
            Node below = fork.nodes[slot(leaf.hash, shift)];
            Fork changed = fork.with(leaf.hash, shift, with(below, shift + LEVEL_BITS, leaf));
            return changed.isEmpty() ? null : changed;
        }
        if (node instanceof Leaf other && other.hash != leaf.hash) {
            return with(new Fork(new Node[WIDTH]).with(other.hash, shift, other), shift, leaf);
        }
        return leaf.rules.isEmpty() ? null : leaf;
    }

    boolean isEmpty() {
        return root == null;
    }

    /** Gives every entry. */
    void forEach(Consumer<AllowRule> out) {
        forEach(root, out);
    }

    private static void forEach(@Nullable Node node, Consumer<AllowRule> out) {
        if (node instanceof Leaf leaf) {
            leaf.rules.forEach(out);
        } else if (node instanceof Fork fork) {
            for (Node below : fork.nodes) {
                forEach(below, out);
            }
        }
    }
}
