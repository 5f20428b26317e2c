package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.wirewatch.text.Tokenizer;

/** What feeds are called now: their names and groups, by the feeds' keys. Immutable. */
public final class FeedNames {
    /** No feed has a name. */
    public static final FeedNames NONE = new FeedNames(Map.of());

    private final Map<Long, Set<String>> words = new TreeMap<>();

    /** Cuts the names into words. */
    public FeedNames(Map<Long, List<String>> names) {
        names.forEach((feed, called) ->
                words.put(feed, new HashSet<>(Tokenizer.tokenizeEach(called).wordList())));
    }

    /** The feeds that have a word, or one that a pattern stands for, in a name. */
    List<Long> holding(String word) {
        boolean isPattern = Wildcard.isPattern(word);
        List<Long> holding = new ArrayList<>();
        words.forEach((feed, known) -> {
            if (isPattern ? known.stream().anyMatch(each -> Wildcard.matches(word, each)) : known.contains(word)) {
                holding.add(feed);
            }
        });
        return holding;
    }
}
