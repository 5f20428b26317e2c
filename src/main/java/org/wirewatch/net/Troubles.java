package org.wirewatch.net;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateExpiredException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.TimeoutException;
import java.util.zip.ZipException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;

/** What went wrong, as a code for counting and a sentence for the owner. */
final class Troubles {
    private Troubles() {}

    static Fetch cancelled() {
        return new Fetch.Failed("cancelled", "The fetch was given up because Wirewatch is stopping.", null);
    }

    /** @param url as shown to people */
    static Fetch lost(Answer.Lost lost, String url, String host, Duration total) {
        Throwable cause = lost.cause();
        if (find(cause, PrivateAddress.class) instanceof PrivateAddress refused) {
            return privateAddress(url, String.valueOf(refused.getMessage()));
        }
        if (find(cause, UnknownHostException.class) != null) {
            return unknownHost(host, cause);
        }
        if (find(cause, BodyReader.TooBig.class) instanceof BodyReader.TooBig tooBig) {
            return failed(
                    "too-big",
                    url + " is larger than may be (" + tooBig.getMessage()
                            + "). If that is right for this feed, raise the limit in the configuration.",
                    cause);
        }
        if (find(cause, Wire.NotAPage.class) instanceof Wire.NotAPage file) {
            return failed("not-a-page", url + " is a file (" + file.getMessage() + "), not a page.", null);
        }
        if (isTimeout(lost)) {
            return failed("timeout", timeoutSentence(lost.phase(), url, host, total), cause);
        }
        if (find(cause, SSLException.class) instanceof SSLException tls) {
            return failed("tls", tlsSentence(tls, host), cause);
        }
        return switch (lost.phase()) {
            case CONNECTING -> unconnected(host, cause);
            case WAITING -> unanswered(url, host, cause);
            case READING -> unread(url, cause);
        };
    }

    static Fetch privateAddress(String url, String detail) {
        return new Fetch.Blocked(
                "private-address",
                url + " leads to an address inside a private network (" + detail
                        + "), which is not fetched from. If it is meant to be, add its block to net.allow_private.");
    }

    /** Whether the server closed or reset the connection before it answered; asking once more may help. */
    static boolean isWorthOneRetry(Answer.Lost lost) {
        if (lost.phase() != Answer.Phase.WAITING || isTimeout(lost)) {
            return false;
        }
        return lost.reused() || isReset(lost.cause());
    }

    private static boolean isReset(Throwable cause) {
        return find(cause, EOFException.class) != null
                || (find(cause, SocketException.class) instanceof SocketException socket
                        && String.valueOf(socket.getMessage())
                                .toLowerCase(Locale.ROOT)
                                .matches(".*(reset|broken pipe|aborted).*"));
    }

    private static boolean isTimeout(Answer.Lost lost) {
        return lost.outOfTime()
                || (lost.phase() != Answer.Phase.READING && find(lost.cause(), SocketTimeoutException.class) != null);
    }

    private static Fetch unknownHost(String host, Throwable cause) {
        String sentence = find(cause, TimeoutException.class) == null
                ? "No host named " + host + " is known. Check the spelling; if it was right once, the site may be gone."
                : "The name server gave no address for " + host + " in time. Check this machine's DNS.";
        return failed("host-not-found", sentence, cause);
    }

    private static String timeoutSentence(Answer.Phase phase, String url, String host, Duration total) {
        return switch (phase) {
            case CONNECTING -> host + " did not accept a connection in time. It may be down, or block this machine.";
            case WAITING ->
                host + " accepted the connection but did not answer within " + words(total) + ". It may be overloaded.";
            case READING -> url + " was sent so slowly that it was not whole after " + words(total) + ".";
        };
    }

    private static String tlsSentence(SSLException cause, String host) {
        if (find(cause, CertificateExpiredException.class) != null) {
            return "The certificate of " + host + " has expired. Tell the publisher; check this machine's clock.";
        }
        if (find(cause, SSLPeerUnverifiedException.class) != null) {
            return "The certificate that " + host + " shows is for another name. Check the URL's host.";
        }
        return "No safe connection to " + host + " could be made (" + cause.getMessage()
                + "). Its certificate may be from an unknown authority, or its TLS too old.";
    }

    private static Fetch unconnected(String host, Throwable cause) {
        if (find(cause, NoRouteToHostException.class) != null
                || String.valueOf(cause.getMessage()).contains("unreachable")) {
            return failed("unreachable", "There is no route to " + host + ". Check this machine's network.", cause);
        }
        if (find(cause, ConnectException.class) != null) {
            return failed("refused", host + " refuses connections. It may be down; check the port in the URL.", cause);
        }
        return failed("broken", "The connection to " + host + " broke while it was made: " + cause.getMessage(), cause);
    }

    private static Fetch unanswered(String url, String host, Throwable cause) {
        return isReset(cause)
                ? failed("reset", host + " closed the connection without an answer, twice.", cause)
                : failed("broken", url + " was answered with something that is not HTTP.", cause);
    }

    private static Fetch unread(String url, Throwable cause) {
        if (find(cause, ZipException.class) instanceof ZipException garbled) {
            return failed("bad-encoding", url + " cannot be unpacked: " + garbled.getMessage() + ".", cause);
        }
        boolean endsEarly = String.valueOf(cause.getMessage()).contains("unexpected end of stream");
        if (endsEarly || find(cause, EOFException.class) != null || find(cause, SocketException.class) != null) {
            return failed("cut-off", url + " ended before it was whole. Nothing of it was used.", cause);
        }
        if (find(cause, SocketTimeoutException.class) != null) {
            return failed("cut-off", url + " stopped coming before it was whole. Nothing of it was used.", cause);
        }
        return failed("broken", url + " could not be read to its end: " + cause.getMessage(), cause);
    }

    static Fetch failed(String code, String sentence, @Nullable Throwable cause) {
        return new Fetch.Failed(code, sentence, cause);
    }

    private static <T extends Throwable> @Nullable Throwable find(Throwable from, Class<T> wanted) {
        for (Throwable at = from; at != null; at = at.getCause()) {
            if (wanted.isInstance(at)) {
                return at;
            }
            for (Throwable suppressed : at.getSuppressed()) {
                if (wanted == PrivateAddress.class && wanted.isInstance(suppressed)) {
                    return suppressed;
                }
            }
        }
        return null;
    }

    private static String words(Duration duration) {
        return duration.toMillis() < 1000 ? duration.toMillis() + " ms" : duration.toSeconds() + " s";
    }
}
