package org.wirewatch.demo;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The server's side of one SMTP connection (RFC 5321), with SIZE (RFC 1870) and 8BITMIME (RFC 6152). Used by one
 * thread.
 */
final class InboxConversation {
    private static final int LONGEST_LINE = 4096;
    private static final Pattern PATH = Pattern.compile("(FROM|TO):\\s*<([^>]*)>(.*)", Pattern.CASE_INSENSITIVE);
    private static final Pattern SIZE = Pattern.compile("\\bSIZE=(\\d+)", Pattern.CASE_INSENSITIVE);

    private final InputStream in;
    private final OutputStream out;
    private final int largestMessage;
    private final Mailbox mailbox;

    private @Nullable String from;
    private final List<String> to = new ArrayList<>();

    /** Where accepted messages go. */
    interface Mailbox {
        /**
         * Takes a message; when this returns it is kept for good.
         *
         * @throws IOException if it cannot be kept; the client is then told to come again
         */
        void take(String from, List<String> to, byte[] message) throws IOException;
    }

    /**
     * Prepares a conversation; {@link #run} holds it.
     *
     * @param largestMessage in bytes
     */
    InboxConversation(InputStream in, OutputStream out, int largestMessage, Mailbox mailbox) {
        this.in = in;
        this.out = out;
        this.largestMessage = largestMessage;
        this.mailbox = mailbox;
    }

    /** Talks until QUIT or until the client hangs up. */
    void run() throws IOException {
        say("220 inbox.test ESMTP the demo's inbox");
        String line = readLine();
        while (line != null) {
            String verb = line.split(" ", 2)[0].toUpperCase(Locale.ROOT);
            String rest = line.length() > verb.length() ? line.substring(verb.length() + 1) : "";
            if (verb.equals("QUIT")) {
                say("221 2.0.0 Bye");
                return;
            }
            answer(verb, rest);
            line = readLine();
        }
    }

    private void answer(String verb, String rest) throws IOException {
        switch (verb) {
            case "EHLO" -> {
                reset();
                say("250-inbox.test", "250-SIZE " + largestMessage, "250-8BITMIME", "250 ENHANCEDSTATUSCODES");
            }
            case "HELO" -> {
                reset();
                say("250 inbox.test");
            }
            case "MAIL" -> mail(rest);
            case "RCPT" -> recipient(rest);
            case "DATA" -> data();
            case "RSET" -> {
                reset();
                say("250 2.0.0 Forgotten");
            }
            case "NOOP" -> say("250 2.0.0 Still here");
            case "VRFY" -> say("252 2.1.5 Send it and see");
            case String _ -> say("502 5.5.1 This inbox does not know " + printable(verb));
        }
    }

    private void mail(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (from != null) {
            say("503 5.5.1 One sender at a time");
        } else if (!path.matches() || !path.group(1).equalsIgnoreCase("FROM")) {
            say("501 5.5.4 Use MAIL FROM:<address>");
        } else {
            Matcher size = SIZE.matcher(path.group(3));
            if (size.find() && (size.group(1).length() > 9 || Integer.parseInt(size.group(1)) > largestMessage)) {
                say("552 5.3.4 Larger than " + largestMessage + " bytes");
            } else {
                from = path.group(2);
                say("250 2.1.0 Sender noted");
            }
        }
    }

    private void recipient(String rest) throws IOException {
        Matcher path = PATH.matcher(rest);
        if (from == null) {
            say("503 5.5.1 MAIL first");
        } else if (!path.matches()
                || !path.group(1).equalsIgnoreCase("TO")
                || path.group(2).isEmpty()) {
            say("501 5.5.4 Use RCPT TO:<address>");
        } else {
            to.add(path.group(2));
            say("250 2.1.5 Recipient noted");
        }
    }

    private void data() throws IOException {
        String sender = from;
        if (sender == null || to.isEmpty()) {
            say("503 5.5.1 MAIL and RCPT first");
            return;
        }
        say("354 Go on, end with a dot on a line of its own");
        byte[] message = readMessage();
        List<String> recipients = List.copyOf(to);
        reset();
        if (message == null) {
            say("552 5.3.4 Larger than " + largestMessage + " bytes");
            return;
        }
        try {
            mailbox.take(sender, recipients, message);
            say("250 2.0.0 Kept");
        } catch (IOException e) {
            say("452 4.3.1 Cannot keep it now: " + printable(String.valueOf(e.getMessage())));
        }
    }

    /** The message up to the lone dot, its stuffed dots taken out; null if it was too large. */
    private byte @Nullable [] readMessage() throws IOException {
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        boolean tooLarge = false;
        String line = readLine();
        while (line != null && !line.equals(".")) {
            String kept = line.startsWith(".") ? line.substring(1) : line;
            tooLarge |= message.size() + kept.length() + 2 > largestMessage;
            if (!tooLarge) {
                message.writeBytes((kept + "\r\n").getBytes(ISO_8859_1));
            }
            line = readLine();
        }
        if (line == null) {
            throw new IOException("the client hung up in the middle of a message");
        }
        return tooLarge ? null : message.toByteArray();
    }

    private void reset() {
        from = null;
        to.clear();
    }

    /** A line without its CRLF, each byte a character; null at the end of the stream. */
    private @Nullable String readLine() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int b = in.read(); b >= 0; b = in.read()) {
            if (b == '\n' && !line.isEmpty() && line.charAt(line.length() - 1) == '\r') {
                line.setLength(line.length() - 1);
                return line.toString();
            }
            if (line.length() >= LONGEST_LINE) {
                throw new IOException("the client sent a line of more than " + LONGEST_LINE + " bytes");
            }
            line.append((char) b);
        }
        return null;
    }

    private static String printable(String text) {
        return text.replaceAll("[^ -~]", "?");
    }

    private void say(String... lines) throws IOException {
        out.write((String.join("\r\n", lines) + "\r\n").getBytes(ISO_8859_1));
        out.flush();
    }
}
