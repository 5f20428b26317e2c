package org.wirewatch.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Objects;
import java.util.Properties;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Hands messages to a mail server over a line that is kept between them. Encrypted unless the settings say otherwise,
 * with the certificate and its name checked. Used by one thread at a time.
 *
 * <p>A kept line that turns out to be dead, or whose server says 421, is replaced once and the message tried again, as
 * long as the message itself was not on its way: from the first byte of it a repeat is the outbox's decision.
 */
public final class SmtpTransport implements Transport {
    private static final int MOST_MESSAGES_ON_A_LINE = 100;
    private static final long LONGEST_IDLE_NANOS = Duration.ofSeconds(60).toNanos();

    private final MailSettings.Smtp settings;
    private final Session session;
    private final SmtpVerdict verdict;
    private final LongSupplier nanoTime;
    private final SmtpListener listener;
    private final OpenLine openLine = new OpenLine();
    private final @Nullable TokenCommand tokens;

    private @Nullable SmtpConversation line;
    private SmtpStep lastStep = SmtpStep.GREETING;
    private int messagesOnLine;
    private long lastUseNanos;

    /** A transport that trusts what Java's trust store trusts. */
    public SmtpTransport(MailSettings.Smtp settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), System::nanoTime);
    }

    /**
     * A transport with its own trust and clock.
     *
     * @param nanoTime as {@link System#nanoTime()}
     */
    SmtpTransport(MailSettings.Smtp settings, SSLSocketFactory tls, LongSupplier nanoTime) {
        this(settings, tls, nanoTime, SmtpListener.NOBODY);
    }

    SmtpTransport(MailSettings.Smtp settings, SSLSocketFactory tls, LongSupplier nanoTime, SmtpListener listener) {
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, tls, openLine));
        this.verdict = new SmtpVerdict(settings.host() + ":" + settings.port());
        this.nanoTime = nanoTime;
        this.listener = listener;
        String command = settings.tokenCommand();
        this.tokens = command == null ? null : new TokenCommand(command, settings.timeout(), nanoTime);
    }

    /** The line that was used last. */
    OpenLine openLine() {
        return openLine;
    }

    /** How far the last conversation came. */
    SmtpStep lastStep() {
        return lastStep;
    }

    private static Properties properties(MailSettings.Smtp settings, SSLSocketFactory tls, OpenLine open) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.smtp.connectiontimeout", millis);
        properties.put("mail.smtp.timeout", millis);
        properties.put("mail.smtp.writetimeout", millis);
        if (settings.security() != MailSettings.Security.TLS) {
            properties.put("mail.smtp.socketFactory", new PromptSockets.Plain(open));
        }
        properties.put("mail.smtp.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.socketFactory", new PromptSockets.Encrypted(tls, open));
        properties.put("mail.smtp.ssl.socketFactory.fallback", "false");
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
        properties.put("mail.smtp.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.smtp.starttls.required", Boolean.toString(starttls));
        properties.put("mail.smtp.ssl.enable", Boolean.toString(settings.security() == MailSettings.Security.TLS));
        properties.put("mail.smtp.auth", Boolean.toString(settings.username() != null));
        properties.put("mail.smtp.auth.mechanisms", settings.tokenCommand() == null ? "PLAIN LOGIN" : "XOAUTH2");
        // QUIT is a courtesy: waiting for its answer could hang for the whole timeout.
        properties.put("mail.smtp.quitwait", "false");
        return properties;
    }

    @Override
    public Delivery deliver(Outgoing message) {
        if (line != null && isWornOut()) {
            close();
        }
        try (OpenLine.Watch _ = openLine.cutOffAfter(settings.deadline())) {
            boolean kept = line != null;
            Attempt first = attempt(message);
            if (!kept || openLine.wasCutOff() || !first.mayRepeatOnANewLine()) {
                return inTime(first.delivery());
            }
            close();
            return inTime(attempt(message).delivery());
        }
    }

    /** Of a line that we cut ourselves, the exception tells the wrong story. */
    private Delivery inTime(Delivery delivery) {
        return openLine.wasCutOff() && delivery instanceof Delivery.ServerDown down
                ? verdict.tooSlow(down.cause())
                : delivery;
    }

    private boolean isWornOut() {
        return messagesOnLine >= MOST_MESSAGES_ON_A_LINE || nanoTime.getAsLong() - lastUseNanos >= LONGEST_IDLE_NANOS;
    }

    /** An outcome, and how far the conversation had come. */
    private record Attempt(Delivery delivery, SmtpStep step, boolean bodyBegun) {
        boolean mayRepeatOnANewLine() {
            return delivery instanceof Delivery.ServerDown && !bodyBegun && step != SmtpStep.END;
        }
    }

    private Attempt attempt(Outgoing message) {
        if (line == null) {
            Delivery.ServerDown down = connect();
            if (down != null) {
                return new Attempt(down, SmtpStep.GREETING, false);
            }
        }
        SmtpConversation current = Objects.requireNonNull(line);
        Delivery tooBig = tooBig(current, message);
        if (tooBig != null) {
            return new Attempt(tooBig, SmtpStep.MAIL, false);
        }
        FinalBytes bytes = new FinalBytes(session, message);
        Delivery delivery = send(current, bytes, message);
        lastUseNanos = nanoTime.getAsLong();
        messagesOnLine++;
        lastStep = current.step();
        return new Attempt(delivery, current.step(), bytes.begun);
    }

    private Delivery send(SmtpConversation current, FinalBytes bytes, Outgoing message) {
        try {
            current.sendMessage(bytes, new Address[] {new InternetAddress(message.envelopeTo(), true)});
            return new Delivery.Accepted(current.answer());
        } catch (AddressException e) {
            return new Delivery.Refused("not an address: " + message.envelopeTo());
        } catch (MessagingException e) {
            Delivery delivery = verdict.of(current.step(), current.code(), current.answer(), e);
            boolean lineIsGood = current.code() >= 200 && current.code() != 421 && !isBroken(e);
            if (!lineIsGood) {
                close();
            }
            return delivery;
        }
    }

    private static boolean isBroken(MessagingException e) {
        for (Throwable t = e; t != null; t = t.getCause()) {
            if (t instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    /** A token that served before may have run out since: then a new one is tried, once. */
    private Delivery.@Nullable ServerDown connect() {
        if (tokens == null) {
            return connect(
                    settings.password() == null ? null : settings.password().value());
        }
        try {
            boolean kept = tokens.isKept();
            Delivery.ServerDown down = connect(tokens.token());
            if (down == null || !down.code().equals("login")) {
                return down;
            }
            tokens.forget();
            return kept ? connect(tokens.token()) : down;
        } catch (TokenCommand.NoToken none) {
            lastStep = SmtpStep.AUTH;
            return verdict.noToken(String.valueOf(none.getMessage()), none);
        }
    }

    private Delivery.@Nullable ServerDown connect(@Nullable String secret) {
        SmtpConversation fresh = new SmtpConversation(session, listener);
        try {
            fresh.connect(settings.host(), settings.port(), settings.username(), secret);
        } catch (MessagingException e) {
            lastStep = fresh.step();
            if (fresh.step() == SmtpStep.AUTH && fresh.code() == 334) {
                return verdict.login(TokenRefusal.words(fresh.answer()), null);
            }
            if (e instanceof AuthenticationFailedException && fresh.step() != SmtpStep.AUTH) {
                return verdict.login(
                        settings.tokenCommand() == null
                                ? "it offers no way to log in that we know (PLAIN, LOGIN)"
                                : "it does not offer XOAUTH2, which mail.smtp.token_command needs",
                        e);
            }
            Delivery delivery = verdict.of(fresh.step(), fresh.code(), fresh.answer(), e);
            return delivery instanceof Delivery.ServerDown down ? down : verdict.noLine(fresh.answer(), e);
        }
        // Angus asks DNS for this machine's name on each connection: once is enough.
        session.getProperties().setProperty("mail.smtp.localhost", fresh.getLocalHost());
        line = fresh;
        messagesOnLine = 0;
        lastUseNanos = nanoTime.getAsLong();
        if (settings.username() != null && !fresh.supportsExtension("AUTH") && !fresh.supportsExtension("AUTH=LOGIN")) {
            close();
            return verdict.login("it offers no log-in on this port", null);
        }
        return null;
    }

    private static @Nullable Delivery tooBig(SmtpConversation line, Outgoing message) {
        String limit = line.getExtensionParameter("SIZE");
        if (limit == null || !limit.matches("[0-9]{1,15}")) {
            return null;
        }
        long most = Long.parseLong(limit);
        return most > 0 && message.bytes().length > most
                ? new Delivery.Refused(
                        "552 the message has " + message.bytes().length + " bytes, the server takes at most " + most)
                : null;
    }

    @Override
    public void close() {
        SmtpConversation old = line;
        line = null;
        if (old != null) {
            try {
                old.close();
            } catch (MessagingException e) {
                // It was gone already.
                return;
            }
        }
    }

    /** The message as it is: Angus must neither parse nor rewrite it. */
    private static final class FinalBytes extends SMTPMessage {
        private final byte[] bytes;
        private boolean begun;

        FinalBytes(Session session, Outgoing message) {
            super(session);
            this.bytes = message.bytes();
            setEnvelopeFrom(message.envelopeFrom());
        }

        @Override
        public void writeTo(OutputStream out, String @Nullable [] ignoredHeaders) throws IOException {
            begun = true;
            out.write(bytes);
        }
    }
}
