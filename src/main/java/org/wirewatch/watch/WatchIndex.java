package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.text.TokenizedArticle;

/**
 * All watches, ready to be held against an article. A watch costs nothing until an article holds one of the few words
 * under which it is filed.
 *
 * <p>Immutable and safe for many threads: {@link #with} and {@link #without} give another index that shares nearly all
 * of this one, so a changed watch does not cost a rebuild and never disturbs a running match. Inside are segments of
 * falling size, as in a log-structured merge tree: a new watch makes a small one, and neighbours of like size are filed
 * anew as one.
 */
public final class WatchIndex {
    private final List<Segment> segments;
    private final boolean asksForFacts;

    private WatchIndex(List<Segment> segments) {
        this.segments = List.copyOf(segments);
        asksForFacts = segments.stream().anyMatch(Segment::asksForFacts);
    }

    /** An index of some watches; of two with the same name the later one counts. */
    public static WatchIndex of(Collection<Watch> watches) {
        Map<String, Watch> byName = LinkedHashMap.newLinkedHashMap(watches.size());
        for (Watch watch : watches) {
            byName.put(watch.name(), watch);
        }
        return new WatchIndex(byName.isEmpty() ? List.of() : List.of(Segment.of(List.copyOf(byName.values()))));
    }

    /** Collects very many watches for an index, in less memory than a list of them would take. For one thread. */
    public static final class Builder {
        private final Segment.Builder watches = new Segment.Builder(1024);

        /**
         * Adds a watch.
         *
         * @return false, and nothing is added, if there is one of that name
         */
        public boolean add(Watch watch) {
            return watches.add(watch);
        }

        /** Whether a watch of that name was added. */
        public boolean holds(String name) {
            return watches.holds(name);
        }

        /** The index; the builder must not be used after that. */
        public WatchIndex build() {
            return new WatchIndex(watches.size() == 0 ? List.of() : List.of(watches.build()));
        }
    }

    /** How many watches there are. */
    public int size() {
        return segments.stream().mapToInt(Segment::size).sum();
    }

    /** This index and one watch more, which takes the place of one of the same name. */
    public WatchIndex with(Watch watch) {
        List<Segment> changed = new ArrayList<>(without(watch.name()).segments);
        List<Watch> newest = new ArrayList<>();
        newest.add(watch);
        while (!changed.isEmpty() && changed.getLast().size() <= newest.size()) {
            newest.addAll(changed.removeLast().living());
        }
        changed.add(Segment.of(newest));
        return new WatchIndex(changed);
    }

    /** This index without the watch of that name; the same if there is none. */
    public WatchIndex without(String name) {
        List<Segment> changed = new ArrayList<>(segments);
        for (int i = 0; i < changed.size(); i++) {
            if (changed.get(i).holds(name)) {
                Segment fewer = changed.get(i).without(name);
                if (fewer.size() == 0) {
                    changed.remove(i);
                } else {
                    changed.set(i, fewer.isMostlyRemoved() ? Segment.of(fewer.living()) : fewer);
                }
                return new WatchIndex(changed);
            }
        }
        return this;
    }

    /**
     * The watches that match an article, with the places where.
     *
     * @return in the order of their names
     */
    public List<Match> match(TokenizedArticle article) {
        ArticleTerms terms = terms(article);
        if (segments.size() == 1) {
            return segments.getFirst().match(terms);
        }
        List<Match> matches = new ArrayList<>();
        segments.forEach(segment -> matches.addAll(segment.match(terms)));
        matches.sort(Comparator.comparing(Match::watch));
        return matches;
    }

    /**
     * The names of the watches that match an article. Cheaper than {@link #match} by the sentences, which are not looked
     * for.
     *
     * @return sorted
     */
    public List<String> namesMatching(TokenizedArticle article) {
        ArticleTerms terms = terms(article);
        if (segments.size() == 1) {
            return segments.getFirst().namesMatching(terms);
        }
        List<String> names = new ArrayList<>();
        segments.forEach(segment -> names.addAll(segment.namesMatching(terms)));
        names.sort(null);
        return names;
    }

    private ArticleTerms terms(TokenizedArticle article) {
        return new ArticleTerms(article, asksForFacts);
    }

    /** Why a watch matches an article, or what is missing. The watch need not be in this index. */
    public Explanation explain(Watch watch, TokenizedArticle article) {
        return Explanation.of(watch, article);
    }
}
