package io.github.compactvec.conformance.inspect;

import io.github.compactvec.conformance.PathText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The paths of documents, generalised: all elements of an array are one path ({@code $.docs[*]}), and so are the
 * members of an object that serves as a map.
 *
 * <p>Its size is limited, whatever the documents:
 *
 * <ul>
 *   <li>An object with more distinct keys than the key limit is taken for a map. All that is known below its keys, and
 *       all that follows, becomes one path ({@code $.users.*}), so it does not matter which keys come first.
 *   <li>When there are more paths than allowed, the key limit is halved for the whole tree until they are few enough.
 *   <li>What is nested deeper than {@value #MAX_DEPTH} steps, or would still be a path too many when objects have one
 *       path for all keys, is counted together below the path where that happens ({@code $.tree..*}).
 * </ul>
 */
final class PathTree {
    static final int MAX_DEPTH = 32;

    /** Characters of a key that are kept; longer keys that begin alike are one. */
    static final int MAX_KEY = 200;

    /** The depth of a path that stands for everything below the one it belongs to, itself included. */
    private static final int ANY = Integer.MAX_VALUE;

    /** One path. Stays usable while it is at hand, even when it has become part of another. */
    static final class Node {
        private final int depth;
        private final Map<String, Node> members = new HashMap<>();
        private @Nullable Node anyMember;
        private @Nullable Node element;
        private @Nullable Node anyBelow;
        private @Nullable PathStats stats;
        private @Nullable Node mergedInto;

        private Node(int depth) {
            this.depth = depth;
        }

        /** The figures of this path. */
        PathStats stats() {
            Node node = current();
            if (node.stats == null) {
                node.stats = new PathStats();
            }
            return node.stats;
        }

        /** The node that this has become part of, in the end, or itself. */
        private Node current() {
            Node node = this;
            while (node.mergedInto != null) {
                node = node.mergedInto;
            }
            if (node != this) {
                mergedInto = node;
            }
            return node;
        }
    }

    private final Node root = new Node(0);
    private final int pathLimit;
    private int keyLimit;
    private int size = 1;

    /**
     * Makes a tree of the root alone.
     *
     * @param pathLimit how many paths there may be, at least 1
     * @param keyLimit how many distinct keys an object may have before it is taken for a map, at least 1
     */
    PathTree(int pathLimit, int keyLimit) {
        this.pathLimit = pathLimit;
        this.keyLimit = keyLimit;
    }

    Node root() {
        return root;
    }

    /**
     * How many paths there are. Beyond the limit there are only such as stand for everything below another, so at most
     * twice as many.
     */
    int size() {
        return size;
    }

    /** The path of all elements of an array. */
    Node element(Node array) {
        Node parent = array.current();
        if (parent.element != null) {
            return parent.element;
        }
        if (parent.depth >= MAX_DEPTH) {
            return anyBelow(parent);
        }
        if (shrinks()) {
            return element(parent);
        }
        if (size >= pathLimit) {
            return anyBelow(parent);
        }
        Node child = child(parent);
        parent.element = child;
        return child;
    }

    /** The path of a member of an object. */
    Node member(Node object, String key) {
        Node parent = object.current();
        if (parent.anyMember != null) {
            return parent.anyMember;
        }
        String kept = key.length() <= MAX_KEY ? key : key.substring(0, MAX_KEY) + "...";
        Node known = parent.members.get(kept);
        if (known != null) {
            return known;
        }
        if (parent.depth >= MAX_DEPTH) {
            return anyBelow(parent);
        }
        if (parent.members.size() == keyLimit) {
            return mergeMembers(parent);
        }
        if (shrinks()) {
            return member(parent, key);
        }
        if (size >= pathLimit) {
            return anyBelow(parent);
        }
        Node child = child(parent);
        parent.members.put(kept, child);
        return child;
    }

    /** Passes each path at which there are figures, in no particular order. */
    void forEach(BiConsumer<String, PathStats> action) {
        forEach(root, "$", action);
    }

    private static void forEach(Node node, String path, BiConsumer<String, PathStats> action) {
        if (node.stats != null) {
            action.accept(path, node.stats);
        }
        node.members.forEach((key, member) -> forEach(member, path + PathText.member(key), action));
        if (node.anyMember != null) {
            forEach(node.anyMember, path + ".*", action);
        }
        if (node.element != null) {
            forEach(node.element, path + "[*]", action);
        }
        if (node.anyBelow != null) {
            forEach(node.anyBelow, path + "..*", action);
        }
    }

    private Node child(Node parent) {
        size++;
        return new Node(parent.depth + 1);
    }

    private Node anyBelow(Node parent) {
        if (parent.depth == ANY) {
            return parent;
        }
        if (parent.anyBelow == null) {
            parent.anyBelow = new Node(ANY);
            size++;
        }
        return parent.anyBelow;
    }

    /** If there is no room for another path, halves the key limit. After that, nodes may be part of others. */
    private boolean shrinks() {
        if (size < pathLimit || keyLimit == 1) {
            return false;
        }
        keyLimit /= 2;
        mergeMembersOverLimit(root);
        return true;
    }

    private void mergeMembersOverLimit(Node node) {
        if (node.members.size() > keyLimit) {
            mergeMembers(node);
        }
        node.members.values().forEach(this::mergeMembersOverLimit);
        if (node.anyMember != null) {
            mergeMembersOverLimit(node.anyMember);
        }
        if (node.element != null) {
            mergeMembersOverLimit(node.element);
        }
    }

    /** Makes one path of all members of an object, now and from now on. */
    private Node mergeMembers(Node object) {
        List<Node> members = List.copyOf(object.members.values());
        object.members.clear();
        Node any = child(object);
        object.anyMember = any;
        members.forEach(member -> merge(member, any));
        return any;
    }

    /** Makes one node, with everything below it, part of another. */
    private void merge(Node from, Node into) {
        size--;
        from.mergedInto = into;
        if (from.stats != null) {
            into.stats().add(from.stats);
        }
        into.element = merged(from.element, into.element);
        into.anyBelow = merged(from.anyBelow, into.anyBelow);
        if (from.anyMember != null) {
            merge(from.anyMember, into.anyMember == null ? mergeMembers(into) : into.anyMember);
        }
        from.members.forEach((key, member) -> {
            if (into.anyMember != null) {
                merge(member, into.anyMember);
                return;
            }
            Node known = into.members.putIfAbsent(key, member);
            if (known != null) {
                merge(member, known);
            } else if (into.members.size() > keyLimit) {
                mergeMembers(into);
            }
        });
    }

    private @Nullable Node merged(@Nullable Node from, @Nullable Node into) {
        if (from == null || into == null) {
            return into == null ? from : into;
        }
        merge(from, into);
        return into;
    }
}
