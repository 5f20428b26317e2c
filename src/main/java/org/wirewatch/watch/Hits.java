package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Comparator;
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
     *
     * @param reasons what of the query the article holds
     */
    static List<Hit> of(List<Reason> reasons, ArticleTerms article) {
        List<Quote> quotes = new ArrayList<>(1);
        List<Place> inTitle = places(reasons, Scope.TITLE, article.title());
        choose(inTitle, Scope.TITLE, article.title(), MOST, quotes);
        int inTitleQuotes = quotes.size();

        List<Place> inText = places(reasons, Scope.TEXT, article.text());
        if (inText.size() > 1) {
            Set<Reason> titled = inTitle.stream().map(Place::reason).collect(Collectors.toSet());
            inText.sort(Comparator.<Place, Boolean>comparing(place -> titled.contains(place.reason()))
                    .thenComparingInt(Place::start));
        }
        choose(inText, Scope.TEXT, article.text(), MOST, quotes);
        if (quotes.size() - inTitleQuotes > 1) {
            quotes.subList(inTitleQuotes, quotes.size()).sort(Comparator.comparingInt(quote -> quote.span.start()));
        }

        if (quotes.isEmpty()) {
            return List.of(headline(article));
        }
        List<Hit> hits = new ArrayList<>(quotes.size());
        for (Quote quote : quotes) {
            hits.add(quote.hit());
        }
        return List.copyOf(hits);
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

    private static List<Place> places(List<Reason> reasons, Scope scope, FieldTerms field) {
        List<Place> places = new ArrayList<>(1);
        for (Reason reason : reasons) {
            int[] positions = reason.looksIn(scope) ? LeafSearch.first(reason.meant(), reason.gap(), field) : null;
            if (positions != null) {
                places.add(new Place(reason, positions, field.field()));
            }
        }
        return places;
    }

    private static void choose(List<Place> places, Scope scope, FieldTerms field, int most, List<Quote> quotes) {
        int others = quotes.size();
        for (Place place : places) {
            Quote holder = holder(quotes, others, place);
            if (holder != null) {
                holder.add(place);
            } else if (quotes.size() < most) {
                Quote quote = new Quote(scope, field.field().raw(), sentence(scope, field, place));
                quote.add(place);
                quotes.add(quote);
            }
        }
    }

    private static @Nullable Quote holder(List<Quote> quotes, int from, Place place) {
        for (int i = from; i < quotes.size(); i++) {
            Span span = quotes.get(i).span;
            if (span.start() <= place.start() && place.end() <= span.end()) {
                return quotes.get(i);
            }
        }
        return null;
    }

    private static Span sentence(Scope scope, FieldTerms field, Place place) {
        String raw = field.field().raw();
        if (scope == Scope.TITLE && raw.length() <= WHOLE_TITLE) {
            return new Span(
                    raw.length() - raw.stripLeading().length(),
                    raw.stripTrailing().length());
        }
        return field.sentence(place.positions[0], place.positions[place.positions.length - 1]);
    }

    /** Where what was looked for first stands in a field. */
    private record Place(Reason reason, int[] positions, TokenizedText field) {
        int start() {
            return field.starts()[positions[0]];
        }

        int end() {
            return field.ends()[positions[positions.length - 1]];
        }

        /** A phrase is marked in one piece, the words of a window each. */
        void markIn(List<Mark> marks) {
            if (!reason.isWindow()) {
                marks.add(new Mark(start(), end()));
                return;
            }
            for (int position : positions) {
                marks.add(new Mark(field.starts()[position], field.ends()[position]));
            }
        }
    }

    /** A hit in the making. */
    private static final class Quote {
        private final Scope scope;
        private final String raw;
        private final Span span;
        /** In the raw field. */
        private final List<Mark> marks = new ArrayList<>(1);

        Quote(Scope scope, String raw, Span span) {
            this.scope = scope;
            this.raw = raw;
            this.span = span;
        }

        void add(Place place) {
            place.markIn(marks);
        }

        Hit hit() {
            List<Mark> joined = marks.size() == 1 ? marks : join();
            StringBuilder words = new StringBuilder();
            List<Mark> inSentence = new ArrayList<>(joined.size());
            for (Mark mark : joined) {
                words.append(words.isEmpty() ? "" : " … ").append(raw, mark.start(), mark.end());
                inSentence.add(new Mark(mark.start() - span.start(), mark.end() - span.start()));
            }
            return new Hit(
                    scope.field(), words.toString(), raw.substring(span.start(), span.end()), List.copyOf(inSentence));
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
