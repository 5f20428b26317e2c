package org.wirewatch.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import java.util.Locale;
import org.eclipse.angus.mail.smtp.SMTPTransport;

/**
 * Angus's SMTP client, remembering at which step it is and what the server said there. Its exceptions lose that: after an
 * error it sends RSET, and if the line breaks during it, the error's code is gone.
 */
final class SmtpConversation extends SMTPTransport {
    /** {@link #code()} when there was no answer, or one that is not SMTP. */
    static final int NO_ANSWER = -1;

    private SmtpStep step = SmtpStep.GREETING;
    private int code = NO_ANSWER;
    private String answer = "";
    private boolean aside;

    private final SmtpListener listener;

    SmtpConversation(Session session, SmtpListener listener) {
        super(session, new URLName("smtp", null, -1, null, null, null));
        this.listener = listener;
    }

    @Override
    protected void sendCommand(String command) throws MessagingException {
        String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
        // Housekeeping between the steps; what is said to it says nothing about the message.
        aside = verb.equals("RSET") || verb.equals("QUIT") || verb.equals("NOOP");
        if (!aside) {
            step = switch (verb) {
                case "EHLO", "HELO" -> SmtpStep.EHLO;
                case "STARTTLS" -> SmtpStep.STARTTLS;
                case "AUTH" -> SmtpStep.AUTH;
                case "MAIL" -> SmtpStep.MAIL;
                case "RCPT" -> SmtpStep.RCPT;
                case "DATA" -> SmtpStep.DATA;
                case "." -> SmtpStep.END;
                default -> step;
            };
            code = NO_ANSWER;
            answer = "";
        }
        super.sendCommand(command);
    }

    @Override
    protected int readServerResponse() throws MessagingException {
        int read = super.readServerResponse();
        if (!aside) {
            code = read;
            answer = oneLine(getLastServerResponse());
            if (code != NO_ANSWER && !(step == SmtpStep.AUTH && code == 334)) {
                listener.heard(step, code, answer);
            }
        }
        return read;
    }

    SmtpStep step() {
        return step;
    }

    int code() {
        return code;
    }

    /** The server's words on one line; empty if there were none. */
    String answer() {
        return answer;
    }

    private static String oneLine(String response) {
        String line = response.strip().replaceAll("\\p{Cntrl}+", " ");
        return line.length() > 500 ? line.substring(0, 500) + "…" : line;
    }
}
