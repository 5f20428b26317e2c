package org.wirewatch.watch;

import java.util.List;

/** A query as a tree. Immutable. */
sealed interface Node permits Node.And, Node.Or, Node.Not, Leaf {
    /** All of them; at least two. */
    record And(List<Node> parts) implements Node {}

    /** One of them at least; at least two. */
    record Or(List<Node> parts) implements Node {}

    /**
     * Not this.
     *
     * @param place where the sign stands in its text, UTF-16 offset
     */
    record Not(Node part, int place) implements Node {}

    /** Whether a document without any word would satisfy it. Such a query looks for nothing. */
    default boolean isTrueOfNothing() {
        return switch (this) {
            case And(List<Node> parts) -> parts.stream().allMatch(Node::isTrueOfNothing);
            case Or(List<Node> parts) -> parts.stream().anyMatch(Node::isTrueOfNothing);
            case Not(Node part, int _) -> !part.isTrueOfNothing();
            case Leaf _ -> false;
        };
    }
}
