package org.wirewatch.story;

/**
 * Whether two articles report one event: a logistic regression of five weights, fitted once; how, and on what, stands in
 * docs/decisions, "How a story is recognised". Pure.
 */
final class Verifier {
    private static final double CONTAINED = 5;
    private static final double WORDING = 1.2;
    private static final double LEAD = 3;
    private static final double TITLE = 2.2;
    private static final double FACTS = 3.8;
    private static final double BAR = 12.3;

    private Verifier() {}

    /** Above 0 if one event is likelier than two; the higher the surer (log odds). */
    static double score(Evidence evidence) {
        return CONTAINED * evidence.contained()
                + WORDING * log2(1 + evidence.sharedWeight())
                + LEAD * Math.max(evidence.leadNew(), evidence.leadOld())
                + TITLE * evidence.title()
                + FACTS * evidence.facts()
                - BAR;
    }

    private static double log2(double value) {
        return Math.log(value) / Math.log(2);
    }
}
