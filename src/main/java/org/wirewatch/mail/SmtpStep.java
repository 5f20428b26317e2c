package org.wirewatch.mail;

/** Where in the conversation with a mail server something was said. */
enum SmtpStep {
    GREETING,
    EHLO,
    STARTTLS,
    AUTH,
    MAIL,
    RCPT,
    DATA,
    /** The dot after the message: from here on the server may have it. */
    END
}
