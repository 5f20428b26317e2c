package org.wirewatch.alert;

/**
 * What every HTML part has around its content.
 *
 * @param title the document's title
 * @param kicker small line above the headline: which watch, which digest
 * @param preheader what a mailbox shows beside the subject, at most 140 characters
 * @param footer the foot
 */
public record Page(String title, String kicker, String preheader, Footer footer) {
    static final int LONGEST_PREHEADER = 140;
}
