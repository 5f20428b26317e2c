package org.wirewatch.pipeline;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a site's pages are read as well as they were: the last {@value #RECENT} readings are held against those before
 * them. Pure and immutable.
 *
 * @param outcomes of the last readings, oldest first, at most {@value #MEMORY}
 */
record SiteHealth(List<Outcome> outcomes) {
    static final int MEMORY = 60;
    static final int RECENT = 6;
    /** With fewer to compare with, nothing is usual yet. */
    static final int LEAST_USUAL = 12;

    /** Shorter pieces are notes and tickers, whose length says nothing. */
    private static final int LEAST_USUAL_CHARS = 500;

    private static final int MANY_FAILURES = 60;
    private static final int FEW_FAILURES = 25;
    private static final double MUCH_SHORTER = 0.4;
    private static final double LONG_AGAIN = 0.6;

    static final SiteHealth UNKNOWN = new SiteHealth(List.of());

    /**
     * One reading.
     *
     * @param chars of the article's text; 0 where there was none
     * @param failure the code of why there was no article; null if there was
     */
    record Outcome(int chars, @Nullable String failure) {
        @Override
        public String toString() {
            return failure == null ? Integer.toString(chars) : "-" + failure;
        }

        static Outcome of(String written) {
            return written.startsWith("-")
                    ? new Outcome(0, written.substring(1))
                    : new Outcome(Integer.parseInt(written), null);
        }
    }

    /**
     * Some readings together.
     *
     * @param medianChars of those that brought an article; 0 if none did
     * @param failures in percent
     */
    record Level(int medianChars, int failures) {}

    /**
     * A sudden drop.
     *
     * @param code {@code fails} or {@code short}
     * @param sentence for the operator, without the site's name
     * @param usual what was usual before it
     */
    record Drop(String code, String sentence, Level usual) {}

    /** As {@link #written()} wrote it. */
    static SiteHealth of(String written) {
        return written.isBlank()
                ? UNKNOWN
                : new SiteHealth(Arrays.stream(written.strip().split(" ", -1))
                        .map(Outcome::of)
                        .toList());
    }

    /** On one line. */
    String written() {
        return outcomes.stream().map(Outcome::toString).collect(Collectors.joining(" "));
    }

    /** With one more reading; the oldest is forgotten when there are too many. */
    SiteHealth and(Outcome outcome) {
        List<Outcome> all = Stream.concat(outcomes.stream(), Stream.of(outcome)).toList();
        return new SiteHealth(all.subList(Math.max(0, all.size() - MEMORY), all.size()));
    }

    /** Only the last readings: what went before is no longer what is usual. */
    SiteHealth anew() {
        return new SiteHealth(recent());
    }

    /** All remembered readings together. */
    Level level() {
        return level(outcomes);
    }

    /** A drop that has just become plain; empty if all is as usual, or nothing is usual yet. */
    Optional<Drop> drop() {
        int before = outcomes.size() - RECENT;
        if (before < LEAST_USUAL) {
            return Optional.empty();
        }
        Level usual = level(outcomes.subList(0, before));
        Level recent = level(recent());
        if (recent.failures() >= MANY_FAILURES && usual.failures() <= FEW_FAILURES) {
            long failed = recent().stream()
                    .filter(outcome -> outcome.failure() != null)
                    .count();
            return Optional.of(new Drop(
                    "fails",
                    "%d of the last %d articles could not be read from their pages (%s); before, it was %d %%"
                            .formatted(failed, RECENT, reasons(), usual.failures()),
                    usual));
        }
        boolean shrunk = recent.failures() <= FEW_FAILURES
                && usual.medianChars() >= LEAST_USUAL_CHARS
                && recent.medianChars() < usual.medianChars() * MUCH_SHORTER;
        return shrunk
                ? Optional.of(new Drop(
                        "short",
                        "the last %d articles are some %,d characters long; before, %,d were usual"
                                .formatted(RECENT, recent.medianChars(), usual.medianChars()),
                        usual))
                : Optional.empty();
    }

    /** Whether the last readings are again what was usual before a drop. */
    boolean isBackTo(Level usual) {
        Level recent = level(recent());
        return outcomes.size() >= RECENT
                && recent.failures() <= Math.max(FEW_FAILURES, usual.failures())
                && recent.medianChars() >= usual.medianChars() * LONG_AGAIN;
    }

    private List<Outcome> recent() {
        return outcomes.subList(Math.max(0, outcomes.size() - RECENT), outcomes.size());
    }

    private String reasons() {
        return recent().stream()
                .filter(outcome -> outcome.failure() != null)
                .collect(Collectors.groupingBy(outcome -> String.valueOf(outcome.failure()), Collectors.counting()))
                .entrySet()
                .stream()
                .sorted((one, other) -> one.getValue().equals(other.getValue())
                        ? one.getKey().compareTo(other.getKey())
                        : Long.compare(other.getValue(), one.getValue()))
                .map(reason -> reason.getKey() + " " + reason.getValue())
                .collect(Collectors.joining(", "));
    }

    private static Level level(List<Outcome> some) {
        int[] lengths = some.stream()
                .filter(outcome -> outcome.failure() == null)
                .mapToInt(Outcome::chars)
                .sorted()
                .toArray();
        int failures = some.isEmpty() ? 0 : (some.size() - lengths.length) * 100 / some.size();
        return new Level(lengths.length == 0 ? 0 : lengths[lengths.length / 2], failures);
    }
}
