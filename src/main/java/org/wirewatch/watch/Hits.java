package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.Sentences;
import org.wirewatch.text.Span;
import org.wirewatch.text.TokenizedText;
import org.wirewatch.watch.Match.Hit;
import org.wirewatch.watch.Match.Mark;

/** Chooses the places that show a reader best why a query matched. */
final class Hits {
    /** A reader takes in no more; more would hide them. */
    static final int MOST = 5;
    /** Headlines up to this length are shown whole, whatever full stops they hold. */
    private static final int WHOLE_TITLE = 400;

    private Hits() {}

    /**
     * The places of a query that the article fulfils: the title first, then one sentence for each thing sought in the order
     * of the text, those that are not in the title before those that are. Things in one sentence share one hit.
     */
    static List<Hit> of(Node root, ArticleTerms article) {
        Set<Leaf> reasons = new LinkedHashSet<>();
        collect(root, article, false, reasons);
        List<Place> inTitle = places(reasons, Scope.TITLE, article, article.title());
        List<Place> inText = places(reasons, Scope.TEXT, article, article.text());
        Set<Leaf> titled = inTitle.stream().map(Place::leaf).collect(Collectors.toSet());
        inText.sort(Comparator.<Place, Boolean>comparing(place -> titled.contains(place.leaf()))
                .thenComparingInt(Place::start));

        List<Quote> quotes = new ArrayList<>();
        choose(inTitle, "title", article.title().field(), MOST, quotes);
        List<Quote> textQuotes = new ArrayList<>();
        choose(inText, "text", article.text().field(), MOST - quotes.size(), textQuotes);
        textQuotes.sort(Comparator.comparingInt(quote -> quote.span.start()));
        quotes.addAll(textQuotes);
        return quotes.isEmpty()
                ? List.of(headline(article))
                : quotes.stream().map(Quote::hit).toList();
    }

    /** Where nothing but the source, the language and their like was asked for, the headline stands for the article. */
    private static Hit headline(ArticleTerms article) {
        String title = article.title().field().raw().strip();
        if (!title.isEmpty()) {
            return new Hit("title", "", title, List.of());
        }
        String text = article.text().field().raw();
        Span first = Sentences.around(text, 0, 0);
        return new Hit("text", "", text.substring(first.start(), first.end()), List.of());
    }

    /** The hits of one leaf. */
    static List<Hit> of(Leaf leaf, ArticleTerms article) {
        return article.holds(leaf) ? of((Node) leaf, article) : List.of();
    }

    /** Leaves without which the query would not match as it does: not those of an OR branch that fails, nor exclusions. */
    private static void collect(Node node, ArticleTerms article, boolean negated, Set<Leaf> reasons) {
        if (article.fulfils(node) == negated) {
            return;
        }
        switch (node) {
            case Node.And(List<Node> parts) -> parts.forEach(part -> collect(part, article, negated, reasons));
            case Node.Or(List<Node> parts) -> parts.forEach(part -> collect(part, article, negated, reasons));
            case Node.Not(Node part, int _) -> collect(part, article, !negated, reasons);
            case Leaf leaf -> {
                if (!negated) {
                    reasons.add(leaf);
                }
            }
        }
    }

    private static List<Place> places(Set<Leaf> leaves, Scope field, ArticleTerms article, FieldTerms terms) {
        List<Place> places = new ArrayList<>();
        for (Leaf leaf : leaves) {
            if (leaf.scope() == field || leaf.scope() == Scope.ANYWHERE) {
                int[] positions = LeafSearch.first(article.meant(leaf), leaf.gap(), terms);
                if (positions != null) {
                    places.add(new Place(leaf, marks(leaf, positions, terms.field())));
                }
            }
        }
        return places;
    }

    /** A phrase is marked in one piece, the words of a window each. */
    private static List<Mark> marks(Leaf leaf, int[] positions, TokenizedText field) {
        if (!leaf.isWindow()) {
            return List.of(new Mark(field.starts()[positions[0]], field.ends()[positions[positions.length - 1]]));
        }
        List<Mark> marks = new ArrayList<>();
        for (int position : positions) {
            marks.add(new Mark(field.starts()[position], field.ends()[position]));
        }
        return marks;
    }

    private static void choose(List<Place> places, String field, TokenizedText words, int most, List<Quote> quotes) {
        for (Place place : places) {
            Quote holder = holder(quotes, place);
            if (holder != null) {
                holder.marks.addAll(place.marks);
            } else if (quotes.size() < most) {
                quotes.add(new Quote(field, words.raw(), sentence(field, words.raw(), place), place.marks));
            }
        }
    }

    private static @Nullable Quote holder(List<Quote> quotes, Place place) {
        for (Quote quote : quotes) {
            if (quote.span.start() <= place.start() && place.end() <= quote.span.end()) {
                return quote;
            }
        }
        return null;
    }

    private static Span sentence(String field, String raw, Place place) {
        if (field.equals("title") && raw.length() <= WHOLE_TITLE) {
            return new Span(
                    raw.length() - raw.stripLeading().length(),
                    raw.stripTrailing().length());
        }
        return Sentences.around(raw, place.start(), place.end());
    }

    /** Where a leaf first stands in a field; offsets in the raw field. */
    private record Place(Leaf leaf, List<Mark> marks) {
        int start() {
            return marks.getFirst().start();
        }

        int end() {
            return marks.getLast().end();
        }
    }

    /** A hit in the making. */
    private static final class Quote {
        private final String field;
        private final String raw;
        private final Span span;
        private final List<Mark> marks;

        Quote(String field, String raw, Span span, List<Mark> marks) {
            this.field = field;
            this.raw = raw;
            this.span = span;
            this.marks = new ArrayList<>(marks);
        }

        Hit hit() {
            List<Mark> joined = join();
            String words = joined.stream()
                    .map(mark -> raw.substring(mark.start(), mark.end()))
                    .collect(Collectors.joining(" … "));
            List<Mark> inSentence = joined.stream()
                    .map(mark -> new Mark(mark.start() - span.start(), mark.end() - span.start()))
                    .toList();
            return new Hit(field, words, raw.substring(span.start(), span.end()), inSentence);
        }

        private List<Mark> join() {
            marks.sort(Comparator.comparingInt(Mark::start).thenComparingInt(Mark::end));
            List<Mark> joined = new ArrayList<>();
            for (Mark mark : marks) {
                if (!joined.isEmpty() && mark.start() < joined.getLast().end()) {
                    Mark last = joined.removeLast();
                    joined.add(new Mark(last.start(), Math.max(last.end(), mark.end())));
                } else {
                    joined.add(mark);
                }
            }
            return joined;
        }
    }
}
