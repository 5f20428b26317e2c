package org.wirewatch.story;

/**
 * Whether two articles report one event: a logistic regression of five weights, fitted once; how, and on what, stands in
 * docs/decisions, "How a story is recognised". Pure.
 */
final class Verifier {
    private static final double CONTAINED = 2.1;
    private static final double WORDING = 0.74;
    private static final double LEAD = 4.6;
    private static final double TITLE = 2.2;
    private static final double FACTS = 4.2;
    private static final double BAR = 11.7;

    /** Set by hand: yesterday's market report in today's numbers is no copy, and one mistake would draw in the series. */
    private static final double SERIES = 2;

    private static final double NUMBERS_OF_A_SERIES = 0.2;

    /** Set by hand: what stands on all pages of a publisher binds his reports together, unless their headlines do. */
    private static final double OWN_PAGES = 2;

    /** Set by hand: a round-up holds the beginnings of many reports, and most of none. */
    private static final double QUOTED = 1;

    private static final double HALF = 0.5;

    private Verifier() {}

    /** Above 0 if one event is likelier than two; the higher the surer (log odds). */
    static double score(Evidence evidence) {
        return CONTAINED * evidence.contained()
                + WORDING * log2(1 + evidence.sharedWeight())
                + LEAD * Math.max(evidence.leadNew(), evidence.leadOld())
                + TITLE * evidence.title()
                + FACTS * evidence.facts()
                - (evidence.numbers() < NUMBERS_OF_A_SERIES ? SERIES : 0)
                - (evidence.samePublisher() && evidence.title() < Evidence.ALIKE_TITLES ? OWN_PAGES : 0)
                - (evidence.contained() < HALF && evidence.title() < Evidence.ALIKE_TITLES ? QUOTED : 0)
                - BAR;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
