package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What other search engines write between words that are to stand near each other: {@code NEAR/5}, {@code AROUND(3)},
 * {@code W/5}. Here it makes a window.
 *
 * @param gap how many other words may stand among them; negative if this cannot be asked for
 * @param end where the operator ends in the query, UTF-16 offset
 */
record Nearness(int gap, int end) {
    static final String NOTHING_BEFORE = "NEAR stands between two words, as in: ferry NEAR/5 strike";

    private static final Pattern OPERATOR = Pattern.compile(
            "(?i)(?:(o?near|w|within|around|adj|pre|n)/(\\d{1,3})|(near|around|within) ?\\((\\d{1,3})\\))(?=[\\s()\"“„«]|$)");
    private static final int LONGEST_NAME = 9;
    private static final int MOST_ALTERNATIVES = 64;

    /** The operator that stands at a place; null if none does. */
    static @Nullable Nearness at(String source, int at) {
        if (at >= source.length() || !mayStart(source, at)) {
            return null;
        }
        Matcher matcher = OPERATOR.matcher(source).region(at, source.length()).useTransparentBounds(true);
        if (!matcher.lookingAt()) {
            return null;
        }
        String name = matcher.group(1) == null ? matcher.group(3) : matcher.group(1);
        String digits = matcher.group(2) == null ? matcher.group(4) : matcher.group(2);
        boolean isOrdered = name.equalsIgnoreCase("onear") || name.equalsIgnoreCase("pre");
        return new Nearness(isOrdered ? -1 : Integer.parseInt(digits), matcher.end());
    }

    private static boolean mayStart(String source, int at) {
        return switch (source.charAt(at)) {
            case 'N', 'n', 'A', 'a', 'W', 'w', 'O', 'o', 'P', 'p' -> {
                int edge = Math.min(source.length(), at + LONGEST_NAME);
                int sign = at + 1;
                while (sign < edge && source.charAt(sign) != '/' && source.charAt(sign) != '(') {
                    sign++;
                }
                yield sign < edge;
            }
            default -> false;
        };
    }

    /** Why this one is refused. */
    String advice() {
        return "an order cannot be asked for together with a distance: write \"one other\"~5 for any order, or"
                + " \"one other\" for side by side";
    }

    /** Counts what is looked for. */
    @FunctionalInterface
    interface Counter {
        void count(int place) throws QueryRefusal;
    }

    /**
     * The window of two operands, each a word, a phrase or alternatives of these.
     *
     * @param operator where the operator stands, for complaints
     */
    Node join(Node left, Node right, String source, int operator, Counter counter) throws QueryRefusal {
        List<Leaf> before = alternatives(left);
        List<Leaf> after = alternatives(right);
        if (before.isEmpty() || after.isEmpty() || before.size() * after.size() > MOST_ALTERNATIVES) {
            throw new QueryRefusal(
                    operator,
                    "this stands between words, \"phrases\" or (a OR b) only: write \"one other\"~" + gap
                            + " for each pair");
        }
        List<Node> windows = new ArrayList<>();
        for (Leaf one : before) {
            for (Leaf other : after) {
                windows.add(window(one, other, source, operator, counter));
            }
        }
        return windows.size() == 1 ? windows.getFirst() : new Node.Or(List.copyOf(windows));
    }

    private Node window(Leaf one, Leaf other, String source, int operator, Counter counter) throws QueryRefusal {
        if (one.scope() != other.scope()) {
            throw new QueryRefusal(
                    operator, "both sides must look in the same place: write the field before a bracket, title:(a b)");
        }
        List<String> words = new ArrayList<>(one.words());
        words.addAll(other.words());
        if (words.size() > Query.LARGEST_WINDOW) {
            throw new QueryRefusal(
                    operator, "this window has more than " + Query.LARGEST_WINDOW + " words: shorten the phrases");
        }
        counter.count(operator);
        int start = Math.max(0, one.placeIn(source));
        Leaf window = new Leaf(one.scope(), words.toArray(String[]::new), gap, source, start, Math.max(start, end));
        Leaf shown = other.placeIn(source) < 0
                ? window
                : new Leaf(
                        one.scope(),
                        words.toArray(String[]::new),
                        gap,
                        source,
                        start,
                        other.placeIn(source) + other.written().length());
        List<Node> all = new ArrayList<>(List.of(shown));
        if (one.size() > 1) {
            all.add(one);
        }
        if (other.size() > 1) {
            all.add(other);
        }
        return all.size() == 1 ? shown : new Node.And(List.copyOf(all));
    }

    /** The words or phrases of which one will do; empty if it is something else. */
    private static List<Leaf> alternatives(Node node) {
        return switch (node) {
            case Leaf leaf -> leaf.isWindow() || leaf.scope().isFact() ? List.of() : List.of(leaf);
            case Node.Or(List<Node> parts) -> {
                List<Leaf> leaves = new ArrayList<>();
                boolean simple = true;
                for (Node part : parts) {
                    List<Leaf> inner = alternatives(part);
                    simple &= !inner.isEmpty();
                    leaves.addAll(inner);
                }
                yield simple ? leaves : List.of();
            }
            case Node.And _, Node.Not _ -> List.of();
        };
    }
}
