package org.wirewatch.mail;

/** Hears what a mail server says. */
@FunctionalInterface
interface SmtpListener {
    /** For those who need not know. */
    SmtpListener NOBODY = (_, _, _) -> {};

    /**
     * An answer.
     *
     * @param code -1 for none
     */
    void heard(SmtpStep step, int code, String answer);
}
