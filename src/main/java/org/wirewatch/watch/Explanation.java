package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.watch.Match.Hit;

/**
 * Why a watch matches an article, or why not.
 *
 * @param watch its name
 * @param matched whether it matches
 * @param whole the query's parts and what was found of each
 * @param hits the places where, as a {@link Match} has them; empty if it does not match
 */
public record Explanation(String watch, boolean matched, Part whole, List<Hit> hits) {

    /** A part of a query. */
    public sealed interface Part {
        /** Whether the article does what this part asks. */
        boolean fulfilled();

        /** All of these must be fulfilled. */
        record AllOf(boolean fulfilled, List<Part> parts) implements Part {}

        /** One of these must be fulfilled. */
        record AnyOf(boolean fulfilled, List<Part> parts) implements Part {}

        /** This must not be fulfilled. */
        record Excluded(boolean fulfilled, Part part) implements Part {}

        /**
         * A word, phrase or window that was looked for.
         *
         * @param written as it stands in the query, with the field where it looks if it has one
         * @param verdict what was found, or what is missing, as the rest of a sentence
         */
        record Sought(boolean fulfilled, String written, String verdict) implements Part {}
    }

    /** Holds one watch against one article and takes notes. */
    public static Explanation of(Watch watch, TokenizedArticle article) {
        ArticleTerms terms = new ArticleTerms(article);
        Node root = watch.query().root();
        Evaluation evaluation = new Evaluation(Program.of(root), terms);
        boolean matched = evaluation.fulfils(0);
        List<Hit> hits = matched ? Hits.of(evaluation.reasons(0), terms) : List.of();
        return new Explanation(watch.name(), matched, part(root, terms), hits);
    }

    /** What keeps the watch from matching: what is missing, and what is there though it is excluded. Empty if it matches. */
    public List<Part> obstacles() {
        List<Part> obstacles = new ArrayList<>();
        collectObstacles(whole, obstacles);
        return obstacles;
    }

    /** The whole as an indented list, a line each, for a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(watch + (matched ? ": matches" : ": does not match"));
        print(whole, "  ", lines);
        return lines;
    }

    private static Part part(Node node, ArticleTerms terms) {
        boolean fulfilled = terms.fulfils(node);
        return switch (node) {
            case Node.And(List<Node> parts) -> new Part.AllOf(fulfilled, parts(parts, terms));
            case Node.Or(List<Node> parts) -> new Part.AnyOf(fulfilled, parts(parts, terms));
            case Node.Not(Node part, int _) -> new Part.Excluded(fulfilled, part(part, terms));
            case Leaf leaf -> new Part.Sought(fulfilled, written(leaf), Verdict.of(leaf, terms));
        };
    }

    private static List<Part> parts(List<Node> nodes, ArticleTerms terms) {
        return nodes.stream().map(node -> part(node, terms)).toList();
    }

    private static String written(Leaf leaf) {
        String field = leaf.scope().field();
        return field.isEmpty() ? leaf.written() : field + ":" + leaf.written();
    }

    private static void collectObstacles(Part part, List<Part> obstacles) {
        if (part.fulfilled()) {
            return;
        }
        switch (part) {
            case Part.AllOf all -> all.parts().forEach(inner -> collectObstacles(inner, obstacles));
            case Part.AnyOf _, Part.Excluded _, Part.Sought _ -> obstacles.add(part);
        }
    }

    private static void print(Part part, String indent, List<String> lines) {
        String sign = indent + (part.fulfilled() ? "✓ " : "✗ ");
        switch (part) {
            case Part.AllOf all -> {
                lines.add(sign + "all of:");
                all.parts().forEach(inner -> print(inner, indent + "  ", lines));
            }
            case Part.AnyOf any -> {
                lines.add(sign + "any of:");
                any.parts().forEach(inner -> print(inner, indent + "  ", lines));
            }
            case Part.Excluded excluded
            when excluded.part() instanceof Part.Sought sought ->
                lines.add(sign + "without " + sought.written() + ": " + sought.verdict());
            case Part.Excluded excluded -> {
                lines.add(sign + "without:");
                print(excluded.part(), indent + "  ", lines);
            }
            case Part.Sought sought -> lines.add(sign + sought.written() + ": " + sought.verdict());
        }
    }
}
