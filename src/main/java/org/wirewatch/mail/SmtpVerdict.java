package org.wirewatch.mail;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/**
 * What a server's answer means for the message and for the queue. Pure.
 *
 * <p>Source: RFC 5321 section 4.2 (codes) and 4.5.4 (who tries again), RFC 4954 section 6 (log-in), RFC 3207 section 4.
 */
final class SmtpVerdict {
    private final String server;

    /** @param server how the operator knows it, {@code host:port} */
    SmtpVerdict(String server) {
        this.server = server;
    }

    /** Judges an answer that was not the one hoped for. */
    Delivery of(SmtpStep step, int code, String answer, @Nullable Throwable cause) {
        return switch (step) {
            case GREETING, EHLO -> noConversation(code, answer, cause);
            case STARTTLS -> noEncryption(code, answer, cause);
            case AUTH -> noLogin(code, answer, cause);
            case MAIL -> mail(code, answer, cause);
            case RCPT -> recipient(code, answer, cause);
            case DATA -> code / 100 == 3 ? brokenOff(cause) : message(code, answer, cause);
            case END -> end(code, answer, cause);
        };
    }

    private Delivery noConversation(int code, String answer, @Nullable Throwable cause) {
        if (code / 100 == 4) {
            return busy(answer, cause);
        }
        if (code / 100 == 5) {
            return down(
                    "rejected",
                    "takes no mail from this machine: " + answer
                            + ". Ask its operator to let this address in, or use the server that your provider names for"
                            + " sending (often port 587 with a log-in).",
                    cause);
        }
        return noLine(answer, cause);
    }

    private Delivery noEncryption(int code, String answer, @Nullable Throwable cause) {
        if (code / 100 == 4) {
            return busy(answer, cause);
        }
        return code / 100 == 5
                ? down("no-starttls", "refuses encryption by STARTTLS: " + answer + ". " + OTHER_SECURITY, cause)
                : noLine(answer, cause);
    }

    private static final String OTHER_SECURITY =
            "Set mail.smtp.security to tls for port 465, or to none only for a server on this machine.";

    private Delivery noLogin(int code, String answer, @Nullable Throwable cause) {
        if (code / 100 == 4) {
            return busy(answer, cause);
        }
        return code / 100 == 5 ? login(answer, cause) : noLine(answer, cause);
    }

    private Delivery mail(int code, String answer, @Nullable Throwable cause) {
        if (code == 552) {
            return new Delivery.Refused(answer);
        }
        if (code / 100 == 5 && !isLogin(code)) {
            return down(
                    "sender",
                    "does not let us send with the address in mail.from: " + answer
                            + ". Set mail.from to an address that belongs to the log-in.",
                    cause);
        }
        return message(code, answer, cause);
    }

    /** 454 here is about this recipient (RFC 3463, X.7.1); about the server it is said at STARTTLS and AUTH only. */
    private Delivery recipient(int code, String answer, @Nullable Throwable cause) {
        return code == 454 ? new Delivery.Deferred(answer) : message(code, answer, cause);
    }

    private Delivery message(int code, String answer, @Nullable Throwable cause) {
        if (code == 421 || code == 454) {
            return busy(answer, cause);
        }
        if (isLogin(code)) {
            return login(answer, cause);
        }
        return switch (code / 100) {
            case 4 -> new Delivery.Deferred(answer);
            case 5 -> new Delivery.Refused(answer);
            default -> noLine(answer, cause);
        };
    }

    private Delivery end(int code, String answer, @Nullable Throwable cause) {
        return switch (code / 100) {
            case 2 -> new Delivery.Accepted(answer);
            case 5 -> new Delivery.Refused(answer);
            case 4 -> code == 421 ? busy(answer, cause) : new Delivery.Deferred(answer);
            default ->
                new Delivery.Deferred(
                        "the line to " + server + " broke after the message was sent and before the answer"
                                + reason(cause) + "; the same bytes go again");
        };
    }

    private Delivery brokenOff(@Nullable Throwable cause) {
        return new Delivery.Deferred("the line to " + server + " broke while the message was sent" + reason(cause));
    }

    /** 530, 535, 538: authentication required, failed, or wanted under encryption only; 534: too weak. */
    private static boolean isLogin(int code) {
        return code == 530 || code == 534 || code == 535 || code == 538;
    }

    Delivery.ServerDown noToken(String why, @Nullable Throwable cause) {
        return down(
                "login", "was not asked: the command in mail.smtp.token_command " + why + ". Run it by hand.", cause);
    }

    Delivery.ServerDown tooSlow(@Nullable Throwable cause) {
        return down(
                "timeout",
                "answers too slowly: the message was not through when its time was over. Check the network, or raise"
                        + " mail.smtp.timeout.",
                cause);
    }

    Delivery.ServerDown login(String answer, @Nullable Throwable cause) {
        return down(
                "login",
                "refuses the log-in: " + answer
                        + ". Check mail.smtp.username and its password; many providers want an app password here.",
                cause);
    }

    private Delivery.ServerDown busy(String answer, @Nullable Throwable cause) {
        return down("busy", "asks us to come back later: " + answer + ". Nothing to do; mail waits.", cause);
    }

    /** No usable answer: what the exception says about the line. */
    Delivery.ServerDown noLine(String answer, @Nullable Throwable cause) {
        for (Throwable t = cause; t != null; t = t.getCause()) {
            Delivery.ServerDown known = known(t, cause);
            if (known != null) {
                return known;
            }
        }
        return down(
                "broken",
                "does not speak SMTP with us: "
                        + (answer.isEmpty() || answer.equals("[EOF]")
                                ? "it closed the line"
                                : "it said “" + answer + "”")
                        + ". Check mail.smtp.port and mail.smtp.security: 587 starttls, 465 tls, 25 none.",
                cause);
    }

    private Delivery.@Nullable ServerDown known(Throwable t, @Nullable Throwable cause) {
        return switch (t) {
            case UnknownHostException _, UnresolvedAddressException _ ->
                down(
                        "host-not-found",
                        "is not known by that name. Check mail.smtp.host and this machine's DNS.",
                        cause);
            case ConnectException _ ->
                down("refused", "refuses the connection. Check mail.smtp.host and mail.smtp.port.", cause);
            case NoRouteToHostException _ ->
                down("unreachable", "cannot be reached. Check the network and the firewall.", cause);
            case SocketTimeoutException _ ->
                down("timeout", "does not answer in time. Check the network, or raise mail.smtp.timeout.", cause);
            case CertificateException _ -> certificate(t, cause);
            case SSLException _
            when t.getCause() == null ->
                String.valueOf(t.getMessage()).contains("unrecognized SSL message")
                        ? down(
                                "no-starttls",
                                "does not speak TLS from the first byte. Set mail.smtp.security to starttls.",
                                cause)
                        : certificate(t, cause);
            default ->
                String.valueOf(t.getMessage()).startsWith("STARTTLS is required")
                        ? down("no-starttls", "offers no encryption by STARTTLS. " + OTHER_SECURITY, cause)
                        : null;
        };
    }

    private Delivery.ServerDown certificate(Throwable t, @Nullable Throwable cause) {
        return down(
                "certificate",
                "has a certificate that is not trusted for this name (" + t.getMessage()
                        + "). Check mail.smtp.host; a private authority must be added to Java's trust store.",
                cause);
    }

    Delivery.ServerDown down(String code, String what, @Nullable Throwable cause) {
        return new Delivery.ServerDown(code, "The mail server " + server + " " + what, cause);
    }

    private static String reason(@Nullable Throwable cause) {
        Throwable last = cause;
        while (last != null && last.getCause() != null) {
            last = last.getCause();
        }
        return last == null || last.getMessage() == null
                ? ""
                : " (" + last.getMessage().strip() + ")";
    }
}
