package org.wirewatch.story;

/**
 * What speaks for and against two articles being reports of one event. Every share is 0 to 1; wording that many stories
 * use (consent texts, templates) weighs little in it.
 *
 * @param sharedRuns how many sampled runs of words both have, unweighted
 * @param sharedWeight the same, weighted
 * @param containedNew how much of the new text the known one holds
 * @param containedOld how much of the known text the new one holds
 * @param leadNew how much of the new text's beginning the known one holds
 * @param leadOld how much of the known text's beginning the new one holds
 * @param title shared words of the headlines, of the shorter one's
 * @param facts shared names and numbers, of the shorter list's
 * @param hours between the two
 */
record Evidence(
        int sharedRuns,
        double sharedWeight,
        double containedNew,
        double containedOld,
        double leadNew,
        double leadOld,
        double title,
        double facts,
        double hours) {

    /** How much of the one text that is better contained the other holds: copies are cut, and copies are enlarged. */
    double contained() {
        return Math.max(containedNew, containedOld);
    }
}
