package org.wirewatch.story;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;

/** Takes the {@link Evidence} of two fingerprints. */
final class Comparison {
    private static final int LEAD_RUNS = 8;
    private static final double COMMONPLACE = 0.4;
    private static final int FACTS_THAT_TELL = 3;
    private static final double FACTS_UNKNOWN = 0.6;
    private static final double SECONDS_PER_HOUR = 3600;

    private Comparison() {}

    /**
     * Compares a new article with a known one.
     *
     * @param weight how much a run of words tells, 0 to 1
     */
    static Evidence of(Fingerprint fresh, Fingerprint known, IntToDoubleFunction weight) {
        int limit = Integer.compareUnsigned(fresh.limit(), known.limit()) < 0 ? fresh.limit() : known.limit();
        Side freshSide = Side.of(fresh.anchors(), known.anchors(), limit, weight);
        Side knownSide = Side.of(known.anchors(), fresh.anchors(), limit, weight);
        double contained = Math.max(freshSide.share(), knownSide.share());
        return new Evidence(
                freshSide.sharedRuns,
                freshSide.shared / rate(limit),
                freshSide.share(),
                knownSide.share(),
                freshSide.leadShare(),
                knownSide.leadShare(),
                overlap(fresh.title(), known.title(), 1, 0),
                overlap(fresh.facts(), known.facts(), FACTS_THAT_TELL, FACTS_UNKNOWN * contained),
                overlap(
                        Facts.numbers(fresh.facts()),
                        Facts.numbers(known.facts()),
                        FACTS_THAT_TELL,
                        FACTS_UNKNOWN * contained),
                fresh.publisher() == known.publisher(),
                Math.abs(fresh.published() - known.published()) / SECONDS_PER_HOUR);
    }

    /** How much of a text is sampled below a limit. */
    private static double rate(int limit) {
        return limit == Fingerprint.NO_LIMIT ? 1 : Integer.toUnsignedLong(limit) / (double) (1L << Integer.SIZE);
    }

    /** What two ascending lists share, of the shorter one; {@code otherwise} if that is shorter than {@code atLeast}. */
    private static double overlap(int[] one, int[] other, int atLeast, double otherwise) {
        int shorter = Math.min(one.length, other.length);
        if (shorter < atLeast) {
            return otherwise;
        }
        int shared = 0;
        int i = 0;
        int j = 0;
        while (i < one.length && j < other.length) {
            int order = Integer.compare(one[i], other[j]);
            shared += order == 0 ? 1 : 0;
            i += order <= 0 ? 1 : 0;
            j += order >= 0 ? 1 : 0;
        }
        return (double) shared / shorter;
    }

    /** How much of one text the other holds. */
    private static final class Side {
        private double all;
        private double shared;
        private int sharedRuns;
        private double lead;
        private double leadShared;
        private int leadRuns;

        static Side of(int[] anchors, int[] others, int limit, IntToDoubleFunction weight) {
            int[] sorted = others.clone();
            Arrays.sort(sorted);
            Side side = new Side();
            for (int anchor : anchors) {
                if (limit == Fingerprint.NO_LIMIT || Integer.compareUnsigned(anchor, limit) < 0) {
                    side.count(weight.applyAsDouble(anchor), Arrays.binarySearch(sorted, anchor) >= 0);
                }
            }
            return side;
        }

        private void count(double weight, boolean isShared) {
            all += weight;
            if (leadRuns < LEAD_RUNS && weight > COMMONPLACE) {
                leadRuns++;
                lead += weight;
                leadShared += isShared ? weight : 0;
            }
            if (isShared) {
                shared += weight;
                sharedRuns++;
            }
        }

        double share() {
            return all == 0 ? 0 : shared / all;
        }

        double leadShare() {
            return lead == 0 ? 0 : leadShared / lead;
        }
    }
}
