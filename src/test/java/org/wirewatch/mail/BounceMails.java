package org.wirewatch.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Made-up delivery reports, in the forms in which mail servers write them. */
public final class BounceMails {
    private BounceMails() {}

    /** As RFC 3464 says, with the mail's headers returned. */
    public static byte[] standard(String messageId, String recipient, String action, String status, String words) {
        return bytes(report(recipient, action, status, words) + """

                --next
                Content-Type: text/rfc822-headers

                From: Wirewatch <wirewatch@example.org>
                To: %s
                Message-ID: %s
                Subject: [storms] Storm nears the Corran Islands

                --next--
                """.formatted(recipient, messageId));
    }

    /** As RFC 3464 says, but nothing of the mail is returned. */
    public static byte[] withoutTheMail(String recipient, String action, String status, String words) {
        return bytes(report(recipient, action, status, words) + "\n--next--\n");
    }

    private static String report(String recipient, String action, String status, String words) {
        return """
                Return-Path: <>
                From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
                To: wirewatch@example.org
                Subject: Undelivered Mail Returned to Sender
                Auto-Submitted: auto-replied
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status;
                 boundary="next"

                This is a MIME message.

                --next
                Content-Type: text/plain; charset=us-ascii

                This is the mail system at host mx.example.net. Your message did not arrive.

                --next
                Content-Description: Delivery report
                Content-Type: message/delivery-status

                Reporting-MTA: dns; mx.example.net
                Arrival-Date: Thu, 5 Mar 2026 09:00:00 +0000

                Final-Recipient: rfc822; %s
                Original-Recipient: rfc822;%s
                Action: %s
                Status: %s
                Remote-MTA: dns; in.example.com
                Diagnostic-Code: smtp; %s
                """.formatted(recipient, recipient.replace("+", "+2B"), action, status, words);
    }

    /** With the whole mail returned, as two recipients' groups, one of which it reached. */
    public static byte[] ofTwoRecipients(String messageId, String good, String bad) {
        return bytes("""
                From: postmaster@mx.example.net
                To: wirewatch@example.org
                Subject: Delivery Status Notification (Failure)
                MIME-Version: 1.0
                Content-Type: multipart/report; boundary=b; report-type="delivery-status"

                --b
                Content-Type: text/plain

                One of two.
                --b
                Content-Type: message/delivery-status

                Reporting-MTA: dns;mx.example.net

                Final-Recipient: rfc822;%s
                Action: delivered
                Status: 2.1.5

                Final-Recipient: rfc822;<%s>
                Action: failed
                Status: 5.2.1 (mailbox disabled)
                --b
                Content-Type: message/rfc822

                Message-ID: %s
                Subject: A mail
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain

                Text with 4.4.7 in it.
                --inner--
                --b--
                """.formatted(good, bad, messageId));
    }

    /** Of a server that returns nothing, but answers the mail. */
    public static byte[] asAnAnswer(String messageId, String recipient) {
        String text = new String(withoutTheMail(recipient, "failed", "5.1.10", "550 5.1.10 not found"), ISO_8859_1);
        return text.replaceFirst("To: ", "In-Reply-To: " + messageId + "\r\nTo: ")
                .getBytes(ISO_8859_1);
    }

    /** As qmail writes. */
    public static byte[] qmail(String messageId, String recipient) {
        return bytes("""
                From: MAILER-DAEMON@mx.example.net
                To: wirewatch@example.org
                Subject: failure notice

                Hi. This is the mail program at mx.example.net.
                I'm afraid I wasn't able to deliver your message to the following addresses.
                This is a permanent error; I've given up. Sorry it didn't work out.

                <%s>:
                192.0.2.25 does not like recipient.
                Remote host said: 550 no such mailbox
                Giving up on 192.0.2.25.

                --- Below this line is a copy of the message.

                Received: (none)
                Message-ID: %s
                Subject: A mail
                """.formatted(recipient, messageId));
    }

    /** As Exim writes where it is not asked for the standard form. */
    public static byte[] exim(String messageId, String recipient) {
        return bytes("""
                From: Mail Delivery System <Mailer-Daemon@mx.example.net>
                To: wirewatch@example.org
                X-Failed-Recipients: %1$s
                Subject: Mail delivery failed: returning message to sender

                This message was created automatically by mail delivery software.
                A message that you sent could not be delivered to all of its recipients:

                  %1$s
                    Unrouteable address

                ------ This is a copy of your message, including all the headers. ------

                Message-Id: %2$s
                Subject: A mail
                """.formatted(recipient, messageId));
    }

    /** Not the end yet. */
    public static byte[] plainWarning(String messageId, String recipient) {
        return bytes("""
                From: Mail Delivery System <Mailer-Daemon@mx.example.net>
                To: wirewatch@example.org
                Subject: Warning: message delayed 24 hours

                Your message has not yet been delivered to:

                  %s

                It is tried again; you need do nothing. 550 is not what happened.

                Message-ID: %s
                """.formatted(recipient, messageId));
    }

    /** Somebody is away. */
    public static byte[] outOfOffice(String messageId, String from) {
        return bytes("""
                From: Ana <%s>
                To: wirewatch@example.org
                In-Reply-To: %s
                Auto-Submitted: auto-replied
                Subject: Away until Monday

                I am away. 550 mails wait for me; status 5.1.1 of my tax form is unknown.
                Message-ID: %s
                """.formatted(from, messageId, messageId));
    }

    private static byte[] bytes(String text) {
        return text.replace("\n", "\r\n").getBytes(ISO_8859_1);
    }
}
