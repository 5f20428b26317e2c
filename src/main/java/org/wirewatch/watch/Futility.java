package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Finds exclusions that exclude nothing, and queries that can never match, by trying all cases: each leaf is there or not,
 * except where one includes another ({@code "ferry strike"} is not there without {@code ferry}). All cases at once, a bit
 * each.
 */
final class Futility {
    /** More leaves than this make too many cases: 2 to their number. */
    private static final int MOST_LEAVES = 12;
    /** Of a query with more parts than this nothing is said, for the time that it would take. */
    private static final int MOST_PARTS = 100;

    private final List<Leaf> leaves = new ArrayList<>();
    private final List<Node.Not> exclusions = new ArrayList<>();
    private boolean tooMany;
    private int parts;
    private int words;
    private @Nullable Node ignored;

    private Futility(Node root) {
        collect(root);
    }

    /** The warnings for a tree; their places are UTF-16 offsets. */
    static List<Warning> of(Node root) {
        Futility futility = new Futility(root);
        return futility.exclusions.isEmpty() || futility.tooMany ? List.of() : futility.judge(root);
    }

    private List<Warning> judge(Node root) {
        words = Math.max(1, (1 << leaves.size()) / 64);
        long[] possible = possible();
        long[] whole = and(cases(root), possible);
        if (isEmpty(whole)) {
            return List.of(new Warning(
                    Math.max(0, exclusions.getFirst().place()),
                    "this can never match, as what is asked for is excluded as well: take the exclusion out"));
        }
        List<Warning> warnings = new ArrayList<>();
        for (Node.Not exclusion : exclusions) {
            ignored = exclusion;
            if (exclusion.place() >= 0 && Arrays.equals(and(cases(root), possible), whole)) {
                warnings.add(new Warning(
                        exclusion.place(),
                        "this exclusion changes nothing: what it excludes is matched all the same, or could never match;"
                                + " take it out, or put brackets around what it belongs to"));
            }
        }
        return warnings;
    }

    private void collect(Node node) {
        parts++;
        tooMany |= parts > MOST_PARTS;
        if (tooMany) {
            return;
        }
        switch (node) {
            case Node.And(List<Node> parts) -> parts.forEach(this::collect);
            case Node.Or(List<Node> parts) -> parts.forEach(this::collect);
            case Node.Not not -> {
                exclusions.add(not);
                collect(not.part());
            }
            case Leaf leaf -> {
                if (!leaves.contains(leaf)) {
                    leaves.add(leaf);
                    tooMany = leaves.size() > MOST_LEAVES;
                }
            }
        }
    }

    /** The cases in which a node holds; an ignored exclusion holds always. */
    private long[] cases(Node node) {
        long[] cases = new long[words];
        switch (node) {
            case Node.And(List<Node> parts) -> {
                Arrays.fill(cases, -1);
                for (Node part : parts) {
                    cases = and(cases, cases(part));
                }
            }
            case Node.Or(List<Node> parts) -> {
                for (Node part : parts) {
                    long[] more = cases(part);
                    for (int i = 0; i < words; i++) {
                        cases[i] |= more[i];
                    }
                }
            }
            case Node.Not not -> {
                boolean isIgnored = isSame(not, ignored);
                long[] inner = cases(not.part());
                for (int i = 0; i < words; i++) {
                    cases[i] = isIgnored ? -1 : ~inner[i];
                }
            }
            case Leaf leaf -> {
                int number = leaves.indexOf(leaf);
                for (int i = 0; i < cases.length * 64; i++) {
                    if ((i >> number & 1) != 0) {
                        cases[i >> 6] |= 1L << i;
                    }
                }
            }
        }
        return cases;
    }

    /** Two exclusions may be equal as records and stand in different places. */
    @SuppressWarnings("ReferenceEquality")
    private static boolean isSame(Node one, @Nullable Node other) {
        return one == other;
    }

    private long[] possible() {
        long[] possible = new long[words];
        Arrays.fill(possible, -1);
        if (leaves.size() < 6) {
            possible[0] = (1L << (1 << leaves.size())) - 1;
        }
        for (Leaf narrow : leaves) {
            for (Leaf wide : leaves) {
                if (!narrow.equals(wide) && implies(narrow, wide)) {
                    long[] without = cases(narrow);
                    long[] with = cases(wide);
                    for (int i = 0; i < words; i++) {
                        possible[i] &= ~without[i] | with[i];
                    }
                }
            }
        }
        return possible;
    }

    /** Whether an article that holds the one leaf holds the other for sure. */
    private static boolean implies(Leaf narrow, Leaf wide) {
        boolean scopeCovers = narrow.scope() == wide.scope()
                || (wide.scope() == Scope.ANYWHERE && !narrow.scope().isFact());
        if (!scopeCovers || wide.size() > 1) {
            return scopeCovers && narrow.words().equals(wide.words()) && narrow.gap() <= wide.gap();
        }
        return narrow.words().stream().anyMatch(word -> covers(wide.word(0), word));
    }

    private static boolean covers(String wide, String narrow) {
        return Objects.equals(wide, narrow)
                || (!Wildcard.isPattern(narrow)
                        && !WordForm.hasStems(narrow)
                        && Wildcard.isPattern(wide)
                        && Wildcard.matches(wide, narrow));
    }

    private long[] and(long[] one, long[] other) {
        long[] both = new long[words];
        for (int i = 0; i < words; i++) {
            both[i] = one[i] & other[i];
        }
        return both;
    }

    private static boolean isEmpty(long[] cases) {
        for (long bits : cases) {
            if (bits != 0) {
                return false;
            }
        }
        return true;
    }
}
