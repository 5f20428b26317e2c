package org.wirewatch.mail;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.FetchProfile;
import jakarta.mail.Folder;
import jakarta.mail.FolderClosedException;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.StoreClosedException;
import jakarta.mail.UIDFolder;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.function.LongSupplier;
import java.util.regex.Pattern;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.jspecify.annotations.Nullable;

/**
 * Looks into a mailbox for delivery reports, by IMAP. It only reads: the folder is opened with EXAMINE and mails are
 * fetched by PEEK, so that nothing in it is deleted, moved or marked, whoever else uses it. Which mails were looked at is
 * told by their UIDs. Encrypted unless the settings say otherwise, with the certificate and its name checked. Used by one
 * thread at a time.
 */
public final class BounceMailbox {
    /** In one visit; the next goes on behind them. */
    private static final int MOST_MAILS = 500;

    /** Of a mailbox that was never seen before, the newest; what is older is not about mails of ours any more. */
    private static final int FIRST_LOOK = 5_000;

    /** Reports begin with what is of use; behind it comes the mail they return. */
    private static final int LONGEST_REPORT = 256 * 1024;

    private static final int TIMEOUTS_IN_A_VISIT = 10;
    private static final Pattern MAIL_SYSTEM = Pattern.compile("(?i)mailer-daemon|postmaster|mail delivery");

    private final BounceSettings.Imap settings;
    private final Session session;
    private final ImapVerdict verdict;
    private final int mostMails;
    private final OpenLine openLine = new OpenLine();
    private final @Nullable TokenCommand tokens;

    /** A mailbox whose server Java's trust store trusts. */
    public BounceMailbox(BounceSettings.Imap settings) {
        this(settings, (SSLSocketFactory) SSLSocketFactory.getDefault(), System::nanoTime, MOST_MAILS);
    }

    BounceMailbox(BounceSettings.Imap settings, SSLSocketFactory tls, LongSupplier nanoTime, int mostMails) {
        this.mostMails = mostMails;
        this.settings = settings;
        this.session = Session.getInstance(properties(settings, tls, openLine));
        this.verdict = new ImapVerdict(settings);
        String command = settings.tokenCommand();
        this.tokens = command == null ? null : new TokenCommand(command, settings.timeout(), nanoTime);
    }

    /**
     * How far a mailbox has been read.
     *
     * @param uidValidity the server's number for this numbering (RFC 9051 section 2.3.1.1); 0 if it was never read
     * @param lastUid of the last mail that was looked at; 0 for none
     */
    public record Cursor(long uidValidity, long lastUid) {
        /** Of a mailbox that was never read. */
        public static final Cursor START = new Cursor(0, 0);
    }

    /** What came of a visit. */
    public sealed interface Visit {
        /**
         * It was read.
         *
         * @param next where the next visit goes on
         * @param reports in the order in which they came
         * @param mails that were looked at, reports or not
         * @param more whether there are more
         */
        record Read(Cursor next, List<DeliveryReport> reports, int mails, boolean more) implements Visit {}

        /**
         * It could not be read.
         *
         * @param code short and stable: {@code refused}, {@code host-not-found}, {@code timeout}, {@code unreachable},
         *     {@code certificate}, {@code no-starttls}, {@code login}, {@code folder}, {@code broken}
         * @param sentence for the operator: what, and what to do
         */
        record Failed(String code, String sentence) implements Visit {}
    }

    private static Properties properties(BounceSettings.Imap settings, SSLSocketFactory tls, OpenLine open) {
        String millis = Long.toString(settings.timeout().toMillis());
        Properties properties = new Properties();
        properties.put("mail.imap.connectiontimeout", millis);
        properties.put("mail.imap.timeout", millis);
        properties.put("mail.imap.writetimeout", millis);
        if (settings.security() != MailSettings.Security.TLS) {
            properties.put("mail.imap.socketFactory", new PromptSockets.Plain(open));
        }
        properties.put("mail.imap.socketFactory.fallback", "false");
        properties.put("mail.imap.ssl.socketFactory", new PromptSockets.Encrypted(tls, open));
        properties.put("mail.imap.ssl.socketFactory.fallback", "false");
        properties.put("mail.imap.ssl.checkserveridentity", "true");
        boolean starttls = settings.security() == MailSettings.Security.STARTTLS;
        properties.put("mail.imap.starttls.enable", Boolean.toString(starttls));
        properties.put("mail.imap.starttls.required", Boolean.toString(starttls));
        properties.put("mail.imap.ssl.enable", Boolean.toString(settings.security() == MailSettings.Security.TLS));
        properties.put("mail.imap.auth.mechanisms", settings.tokenCommand() == null ? "PLAIN LOGIN" : "XOAUTH2");
        properties.put("mail.imap.fetchsize", Integer.toString(LONGEST_REPORT / 2));
        return properties;
    }

    /** Reads what came since; blocks for at most ten timeouts. */
    public Visit visit(Cursor since) {
        Progress progress = new Progress(since);
        Duration deadline = settings.timeout().multipliedBy(TIMEOUTS_IN_A_VISIT);
        try (OpenLine.Watch _ = openLine.cutOffAfter(deadline);
                Store store = connected()) {
            return read(store, progress);
        } catch (TokenCommand.NoToken none) {
            return verdict.noToken(String.valueOf(none.getMessage()));
        } catch (MessagingException e) {
            if (e instanceof AuthenticationFailedException && tokens != null) {
                tokens.forget();
            }
            // What was read before the line broke need not be read again.
            return progress.isAny() ? progress.read(true) : openLine.wasCutOff() ? verdict.tooSlow() : verdict.of(e);
        }
    }

    /** Breaks off a visit, from another thread. */
    public void cut() {
        openLine.cut();
    }

    private Store connected() throws MessagingException, TokenCommand.NoToken {
        Store store = session.getStore("imap");
        if (tokens == null) {
            MailSettings.Secret password = settings.password();
            connect(store, password == null ? "" : password.value());
            return store;
        }
        boolean kept = tokens.isKept();
        try {
            connect(store, tokens.token());
        } catch (AuthenticationFailedException runOut) {
            if (!kept) {
                throw runOut;
            }
            tokens.forget();
            connect(store, tokens.token());
        }
        return store;
    }

    private void connect(Store store, String secret) throws MessagingException {
        store.connect(settings.host(), settings.port(), settings.username(), secret);
    }

    /** What a visit has got so far. */
    private static final class Progress {
        private final List<DeliveryReport> reports = new ArrayList<>();
        private final Cursor since;
        private Cursor next;
        private int mails;

        Progress(Cursor since) {
            this.since = since;
            this.next = since;
        }

        boolean isAny() {
            return mails > 0 && !next.equals(since);
        }

        Visit.Read read(boolean more) {
            return new Visit.Read(next, List.copyOf(reports), mails, more);
        }
    }

    private Visit read(Store store, Progress progress) throws MessagingException {
        Folder opened = store.getFolder(settings.folder());
        opened.open(Folder.READ_ONLY);
        try (opened) {
            if (!(opened instanceof IMAPFolder folder)) {
                throw new FolderNotFoundException(opened, "is no folder of mails");
            }
            long validity = folder.getUIDValidity();
            long first = firstUid(folder, progress.since, validity);
            List<Message> mails = Arrays.stream(folder.getMessagesByUID(first, UIDFolder.LASTUID))
                    .filter(mail -> mail != null && uid(folder, mail) >= first)
                    .toList();
            List<Message> now = mails.subList(0, Math.min(mails.size(), mostMails));
            progress.next = new Cursor(validity, first - 1);
            folder.fetch(now.toArray(Message[]::new), profile());
            for (Message mail : now) {
                look(mail, progress);
                progress.next = new Cursor(validity, uid(folder, mail));
            }
            return progress.read(mails.size() > now.size());
        }
    }

    /** Of a numbering that is new to us, only the newest mails are looked at. */
    private static long firstUid(IMAPFolder folder, Cursor since, long validity) throws MessagingException {
        if (since.uidValidity() == validity) {
            return since.lastUid() + 1;
        }
        return Math.max(1, folder.getUIDNext() - FIRST_LOOK);
    }

    private static long uid(IMAPFolder folder, Message mail) {
        try {
            return folder.getUID(mail);
        } catch (MessagingException gone) {
            return -1;
        }
    }

    private static FetchProfile profile() {
        FetchProfile profile = new FetchProfile();
        profile.add(UIDFolder.FetchProfileItem.UID);
        profile.add("Content-Type");
        profile.add("From");
        profile.add("X-Failed-Recipients");
        return profile;
    }

    /** A mail that cannot be read, or that somebody deleted meanwhile, is passed over. */
    private static void look(Message mail, Progress progress) throws MessagingException {
        try {
            progress.mails++;
            if (mail instanceof IMAPMessage onServer && mayBeAReport(onServer)) {
                onServer.setPeek(true);
                try (InputStream bytes = onServer.getMimeStream()) {
                    DeliveryReportReader.read(bytes.readNBytes(LONGEST_REPORT)).ifPresent(progress.reports::add);
                }
            }
        } catch (FolderClosedException | StoreClosedException lost) {
            throw lost;
        } catch (IOException broken) {
            if (!mail.getFolder().isOpen()) {
                throw new MessagingException("the line broke", broken);
            }
        } catch (MessagingException passedOver) {
            if (!mail.getFolder().isOpen()) {
                throw passedOver;
            }
        }
    }

    private static boolean mayBeAReport(Message mail) throws MessagingException {
        String type = first(mail, "Content-Type").toLowerCase(Locale.ROOT);
        return type.startsWith("multipart/report")
                || !first(mail, "X-Failed-Recipients").isEmpty()
                || MAIL_SYSTEM.matcher(first(mail, "From")).find();
    }

    private static String first(Message mail, String field) throws MessagingException {
        String[] values = mail.getHeader(field);
        return values == null || values.length == 0 ? "" : values[0];
    }
}
