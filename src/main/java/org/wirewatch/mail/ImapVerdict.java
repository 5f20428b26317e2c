package org.wirewatch.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FolderNotFoundException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.eclipse.angus.mail.util.MailConnectException;
import org.jspecify.annotations.Nullable;

/** Why a mailbox cannot be read, in words for who configured it. Pure. */
final class ImapVerdict {
    private final String server;
    private final String folder;

    ImapVerdict(BounceSettings.Imap settings) {
        this.server = settings.host() + ":" + settings.port();
        this.folder = settings.folder();
    }

    BounceMailbox.Visit.Failed of(Throwable cause) {
        for (Throwable t = cause; t != null; t = next(t)) {
            BounceMailbox.Visit.Failed known = known(t);
            if (known != null) {
                return known;
            }
        }
        return failed(
                "broken",
                "does not speak IMAP with us (" + words(cause)
                        + "). Check bounces.imap.port and bounces.imap.security: 993 tls, 143 starttls.");
    }

    private static @Nullable Throwable next(Throwable t) {
        return t instanceof MailConnectException connect && connect.getNextException() != null
                ? connect.getNextException()
                : t.getCause();
    }

    BounceMailbox.Visit.Failed noToken(String why) {
        return failed("login", "was not asked: the command in bounces.imap.token_command " + why + ". Run it by hand.");
    }

    BounceMailbox.Visit.Failed tooSlow() {
        return failed("timeout", "answers too slowly. Check the network, or raise bounces.imap.timeout.");
    }

    private BounceMailbox.Visit.@Nullable Failed known(Throwable t) {
        return switch (t) {
            case AuthenticationFailedException _ ->
                failed(
                        "login",
                        "refuses the log-in (" + words(t)
                                + "). Check bounces.imap.username and its password; many providers want an app"
                                + " password here, or a token_command.");
            case FolderNotFoundException _ ->
                failed("folder", "has no folder " + folder + ". Correct bounces.imap.folder.");
            case UnknownHostException _, UnresolvedAddressException _ ->
                failed("host-not-found", "is not known by that name. Check bounces.imap.host and this machine's DNS.");
            case ConnectException _ ->
                failed("refused", "refuses the connection. Check bounces.imap.host and bounces.imap.port.");
            case NoRouteToHostException _ ->
                failed("unreachable", "cannot be reached. Check the network and the firewall.");
            case SocketTimeoutException _ -> tooLate();
            case CertificateException _ -> certificate(t);
            case SSLException _
            when t.getCause() == null ->
                String.valueOf(t.getMessage()).contains("unrecognized SSL message")
                        ? failed(
                                "no-starttls",
                                "does not speak TLS from the first byte. Set bounces.imap.security to starttls.")
                        : certificate(t);
            default ->
                String.valueOf(t.getMessage()).startsWith("STARTTLS required")
                        ? failed(
                                "no-starttls",
                                "offers no encryption by STARTTLS. Set bounces.imap.security to tls for port 993, or to"
                                        + " none only for a server on this machine.")
                        : null;
        };
    }

    private BounceMailbox.Visit.Failed tooLate() {
        return failed("timeout", "does not answer in time. Check the network, or raise bounces.imap.timeout.");
    }

    private BounceMailbox.Visit.Failed certificate(Throwable t) {
        return failed(
                "certificate",
                "has a certificate that is not trusted for this name (" + words(t)
                        + "). Check bounces.imap.host; a private authority must be added to Java's trust store.");
    }

    private BounceMailbox.Visit.Failed failed(String code, String what) {
        return new BounceMailbox.Visit.Failed(code, "The mailbox of bounces on " + server + " " + what);
    }

    private static String words(Throwable t) {
        String message = t.getMessage();
        return message == null ? t.getClass().getSimpleName() : DeliveryReportReader.oneLine(message);
    }
}
