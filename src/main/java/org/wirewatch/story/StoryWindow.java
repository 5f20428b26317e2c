package org.wirewatch.story;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * The articles of the last days, by what they can be recognised by; answers where a new one belongs.
 *
 * <p>Evidence in order: the same address; the same text; the same wording, weighted by how few stories use it. An
 * article joins the single best story, never several, because a round-up would bridge all it quotes. Times further
 * apart than the window are never the same story, however equal the words. Ids take no part in any decision. See
 * docs/decisions, "How a story is recognised".
 *
 * <p>Thread-safe. So that two threads do not open two stories for one event, hold one lock over {@link #place}, the
 * storing and {@link #remember}. After a start, {@link #remember} the stored articles of the window, or their
 * {@linkplain #print prints}, in the order in which they were placed.
 */
public final class StoryWindow {
    private static final int CLOSEST = 10;
    private static final int SHARED_RUNS_AT_LEAST = 2;
    private static final int ALIKE_AT_MOST = 64;
    private static final int WORDS_THAT_TELL = 40;
    private static final int WORDS_OF_A_WALL = 150;
    private static final double SAME_TITLE = 0.5;
    private static final Comparator<Remembered> EARLIEST = Comparator.comparingLong(
                    (Remembered article) -> article.print.published())
            .thenComparingLong(article -> article.print.body())
            .thenComparingLong(article -> article.print.urlKey());

    private final StorySettings settings;
    private final AnchorIndex index = new AnchorIndex();
    private final Crowd crowd = new Crowd(index);
    private final PriorityQueue<Remembered> oldestFirst = new PriorityQueue<>(EARLIEST);
    private int lookUps;
    private volatile @Nullable Taken taken;

    /** An empty window. */
    public StoryWindow(StorySettings settings) {
        this.settings = settings;
    }

    /** How many articles are remembered. */
    public synchronized int size() {
        return index.size();
    }

    /** Puts an article into the window. */
    public void remember(long articleId, long storyId, Candidate candidate) {
        remember(articleId, storyId, fingerprint(candidate));
    }

    /**
     * Puts an article into the window by what {@link #print} gave.
     *
     * @return false if another version of Wirewatch took the print, which is of no use then: the article's text has to
     *     be looked at again
     */
    public boolean remember(long articleId, long storyId, byte[] print) {
        Fingerprint taken = Fingerprint.of(print);
        if (taken != null) {
            remember(articleId, storyId, taken);
        }
        return taken != null;
    }

    private synchronized void remember(long articleId, long storyId, Fingerprint print) {
        Remembered article = new Remembered(articleId, storyId, print);
        index.add(article, print.anchors());
        oldestFirst.add(article);
        while (index.size() > settings.articlesAtMost()) {
            index.remove(oldestFirst.remove());
        }
    }

    /** All that an article is recognised by, some 500 bytes, to be kept for {@link #remember(long, long, byte[])}. */
    public byte[] print(Candidate candidate) {
        return fingerprint(candidate).toBytes();
    }

    /** Forgets one article, whose storing failed. Takes time in proportion to the window's size. */
    public synchronized void forget(long articleId, byte[] print) {
        Remembered article = find(articleId, print);
        if (article != null) {
            oldestFirst.remove(article);
            index.remove(article);
        }
    }

    /** Notes that an article belongs to another story than was thought. */
    public synchronized void move(long articleId, byte[] print, long storyId) {
        Remembered article = find(articleId, print);
        if (article != null) {
            article.storyId = storyId;
        }
    }

    private @Nullable Remembered find(long articleId, byte[] print) {
        Fingerprint taken = Fingerprint.of(print);
        int posting = taken == null ? -1 : index.first(AnchorIndex.anchorOf(taken.urlKey()));
        while (posting >= 0) {
            if (index.at(posting).articleId == articleId) {
                return index.at(posting);
            }
            posting = index.after(posting);
        }
        return null;
    }

    /**
     * How much wording a page shares with what stood at its address before, however long ago; empty if that is another
     * page, because neither wording nor half a headline is shared, or the address is no page's. Pure.
     */
    public OptionalDouble sharedWithSamePage(Candidate now, Candidate before) {
        Fingerprint print = fingerprint(now);
        Fingerprint known = Fingerprint.of(before, settings.anchorsPerArticle());
        Evidence evidence = Comparison.of(print, known, _ -> 1);
        return print.urlKey() == known.urlKey()
                        && print.urlKey() != Fingerprint.NO_PAGE
                        && !hasNothingOf(print, known, evidence)
                ? OptionalDouble.of(evidence.contained())
                : OptionalDouble.empty();
    }

    /** Whether two articles have the same words in the same order. Pure. */
    public boolean isSameText(Candidate one, Candidate other) {
        return fingerprint(one).body()
                == Fingerprint.of(other, settings.anchorsPerArticle()).body();
    }

    /** Forgets the articles published before {@code time}. */
    public synchronized void forgetBefore(Instant time) {
        long edge = time.getEpochSecond();
        while (!oldestFirst.isEmpty() && oldestFirst.element().print.published() < edge) {
            index.remove(oldestFirst.remove());
        }
    }

    /** Where an article belongs, judged by what is remembered. Remembers nothing. */
    public Placement place(Candidate candidate) {
        Fingerprint print = fingerprint(candidate);
        synchronized (this) {
            Remembered sameAddress = atSameAddress(print);
            if (sameAddress != null) {
                return again(print, new Pair(sameAddress, compare(print, sameAddress)), "same-url");
            }
            Remembered sameText = withSameText(print);
            if (sameText != null) {
                return new Placement.Copy(sameText.storyId, sameText.articleId, "same-text", 1);
            }
            return byWording(print);
        }
    }

    /**
     * What comes nearest to an article without being its story, so that a person sees how far off it is; empty if nothing
     * else in the window shares any wording.
     *
     * @param story the article's own; 0 if it has none
     */
    public Optional<Nearest> nearest(Candidate candidate, long story) {
        Fingerprint print = fingerprint(candidate);
        synchronized (this) {
            return closest(print).stream()
                    .filter(pair -> pair.known.storyId != story)
                    .max(Comparator.comparingDouble((Pair pair) -> pair.evidence.contained())
                            .thenComparing(Pair::known, EARLIEST.reversed()))
                    .map(pair -> new Nearest(pair.known.articleId, pair.known.storyId, pair.evidence.contained()));
        }
    }

    /** Taken once for an article that is placed and then remembered. */
    private Fingerprint fingerprint(Candidate candidate) {
        Taken last = taken;
        if (last != null && last.candidate.equals(candidate)) {
            return last.print;
        }
        Fingerprint print = Fingerprint.of(candidate, settings.anchorsPerArticle());
        taken = new Taken(candidate, print);
        return print;
    }

    private record Taken(Candidate candidate, Fingerprint print) {}

    /** The latest version at the address, unless the texts have nothing in common: addresses are used again. */
    private @Nullable Remembered atSameAddress(Fingerprint print) {
        Remembered latest = null;
        if (print.urlKey() == Fingerprint.NO_PAGE) {
            return null;
        }
        int posting = index.first(AnchorIndex.anchorOf(print.urlKey()));
        for (int met = 0; posting >= 0 && met < ALIKE_AT_MOST; met++, posting = index.after(posting)) {
            Remembered known = index.at(posting);
            if (known.print.urlKey() == print.urlKey()
                    && isInWindow(print, known.print)
                    && (latest == null || EARLIEST.compare(latest, known) < 0)) {
                latest = known;
            }
        }
        return latest != null && hasNothingOf(print, latest.print, compare(print, latest)) ? null : latest;
    }

    private static boolean hasNothingOf(Fingerprint print, Fingerprint known, Evidence evidence) {
        return Math.min(print.bodyWords(), known.bodyWords()) >= WORDS_THAT_TELL
                && evidence.sharedRuns() == 0
                && evidence.title() < SAME_TITLE;
    }

    /** The earliest article with this very text. */
    private @Nullable Remembered withSameText(Fingerprint print) {
        Remembered earliest = null;
        int posting = index.first(AnchorIndex.anchorOf(print.body()));
        for (int met = 0; posting >= 0 && met < ALIKE_AT_MOST; met++, posting = index.after(posting)) {
            Remembered known = index.at(posting);
            if (known.print.body() == print.body()
                    && isInWindow(print, known.print)
                    && !mayBeWall(print, known.print, compare(print, known))
                    && (earliest == null || EARLIEST.compare(known, earliest) < 0)) {
                earliest = known;
            }
        }
        return earliest;
    }

    /**
     * Whether what two texts share may be a wall before the article ("Subscribe to read on") rather than the article: a
     * few words, or not many on two pages of one publisher, under headlines that differ. Joining them would lose alerts.
     */
    private static boolean mayBeWall(Fingerprint one, Fingerprint other, Evidence evidence) {
        int words = Math.min(one.bodyWords(), other.bodyWords());
        return evidence.title() < Evidence.ALIKE_TITLES
                && words < (evidence.samePublisher() ? WORDS_OF_A_WALL : WORDS_THAT_TELL);
    }

    private Placement byWording(Fingerprint print) {
        List<Pair> same = closest(print).stream()
                .filter(pair -> pair.score() > 0)
                .filter(pair -> !mayBeWall(print, pair.known.print, pair.evidence))
                .toList();
        Pair best = same.stream()
                .max(Comparator.comparingDouble(Pair::score).thenComparing(Pair::known, EARLIEST.reversed()))
                .orElse(null);
        if (best == null) {
            return new Placement.NewStory();
        }
        Pair ownVersion = same.stream()
                .filter(pair -> pair.known.storyId == best.known.storyId)
                .filter(pair -> pair.known.print.publisher() == print.publisher())
                .max(Comparator.comparing(Pair::known, EARLIEST))
                .orElse(best);
        return again(print, ownVersion, "shared-wording");
    }

    private static Placement again(Fingerprint print, Pair pair, String reason) {
        Remembered known = pair.known;
        if (known.print.publisher() == print.publisher() && known.print.body() != print.body()) {
            return new Placement.NewVersion(known.storyId, known.articleId, reason, pair.evidence.contained());
        }
        return new Placement.Copy(known.storyId, known.articleId, reason, pair.evidence.contained());
    }

    /** A known article and what speaks for it. */
    record Pair(Remembered known, Evidence evidence) {
        double score() {
            return Verifier.score(evidence);
        }
    }

    /** The articles that share most of the wording. */
    List<Pair> closest(Fingerprint print) {
        lookUps++;
        List<Remembered> found = new ArrayList<>();
        for (int anchor : print.anchors()) {
            double weight = crowd.weigh(anchor);
            for (int i = 0; i < crowd.size(); i++) {
                Remembered known = crowd.article(i);
                if (isInWindow(print, known.print)) {
                    note(known, weight, found);
                }
            }
        }
        return found.stream()
                .filter(known -> known.sharedRuns >= SHARED_RUNS_AT_LEAST)
                .sorted(Comparator.comparingDouble((Remembered known) -> -known.sharedWeight)
                        .thenComparing(EARLIEST))
                .limit(CLOSEST)
                .map(known -> new Pair(known, compare(print, known)))
                .toList();
    }

    private void note(Remembered known, double weight, List<Remembered> found) {
        if (known.lookUp != lookUps) {
            known.lookUp = lookUps;
            known.sharedRuns = 0;
            known.sharedWeight = 0;
            found.add(known);
        }
        known.sharedRuns++;
        known.sharedWeight += (float) weight;
    }

    private Evidence compare(Fingerprint print, Remembered known) {
        return Comparison.of(print, index.print(known), crowd::weigh);
    }

    private boolean isInWindow(Fingerprint one, Fingerprint other) {
        return Math.abs(one.published() - other.published())
                <= settings.window().toSeconds();
    }
}
