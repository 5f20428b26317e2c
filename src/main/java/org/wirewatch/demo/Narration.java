package org.wirewatch.demo;

import java.io.Console;
import java.io.PrintWriter;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;

/**
 * Tells in the terminal what happens, as it happens: a time, a verb, a few words, at most 80 columns. Thread-safe: what
 * is told in one call stands together.
 */
public final class Narration {
    private static final int WIDTH = 80;
    /** Where the words after time and verb begin. */
    private static final int INDENT = 20;

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final PrintWriter out;
    private final boolean colour;
    private final InstantSource clock;
    private final ZoneId zone;
    private final ReentrantLock turn = new ReentrantLock();

    /** How a verb is set off. The words say the same without it. */
    private enum Ink {
        PLAIN(""),
        DIM("2"),
        BOLD("1"),
        NEWS("36"),
        HIT("1;33"),
        MAIL("1;32"),
        TROUBLE("31");

        private final String code;

        Ink(String code) {
            this.code = code;
        }
    }

    /**
     * Tells to {@code out}.
     *
     * @param colour whether to use ANSI colours, see {@link #wantsColour}
     * @param zone whose time of day is shown
     */
    public Narration(PrintWriter out, boolean colour, InstantSource clock, ZoneId zone) {
        this.out = out;
        this.colour = colour;
        this.clock = clock;
        this.zone = zone;
    }

    /**
     * Whether colours are welcome: stdout is a terminal that knows them, and NO_COLOR (no-color.org) is unset or empty.
     *
     * @param environment {@link System#getenv()}
     */
    public static boolean wantsColour(Map<String, String> environment) {
        return Optional.ofNullable(System.console()).filter(Console::isTerminal).isPresent()
                && environment.getOrDefault("NO_COLOR", "").isEmpty()
                && !environment.getOrDefault("TERM", "dumb").equals("dumb");
    }

    /** A new chapter: an empty line, a title, a rule. */
    public void chapter(String title) {
        String shown = Wrapping.cut(title, WIDTH - 7);
        print(List.of("", ink(Ink.BOLD, "── " + shown + " " + "─".repeat(WIDTH - shown.length() - 4))));
    }

    /** Words between the events; wrapped. */
    public void say(String words) {
        print(Wrapping.wrap(words, WIDTH));
    }

    /**
     * A feed was polled for the first time.
     *
     * @param entries how many it holds; none of them is mailed
     */
    public void baseline(String publisher, int entries) {
        tell(
                Ink.DIM,
                "polled",
                publisher + ": first visit, " + count(entries, "older story", "older stories") + " noted");
    }

    /** A feed was polled and had {@code newEntries} that were not seen before. */
    public void polled(String publisher, int newEntries, int alreadyKnown) {
        tell(
                newEntries > 0 ? Ink.NEWS : Ink.DIM,
                "polled",
                publisher + ": " + (newEntries > 0 ? newEntries + " new" : "nothing new") + ", " + alreadyKnown
                        + " known");
    }

    /** A feed answered 304: nothing was sent. */
    public void notModified(String publisher) {
        tell(Ink.DIM, "polled", publisher + ": not modified");
    }

    /**
     * A feed or an article could not be read.
     *
     * @param sentence for the owner: what happened and what to do
     */
    public void failed(String publisher, String sentence) {
        tell(Ink.TROUBLE, "failed", publisher + ": " + sentence);
    }

    /** An article's page was fetched and read. */
    public void extracted(String publisher, String headline, int words) {
        tell(Ink.PLAIN, "read", oneLine(publisher + ": ", headline, ", " + count(words, "word", "words")));
    }

    /** An article turned out to tell a story that is known already. */
    public void copyOf(String publisher, String headline, String firstPublisher) {
        tell(Ink.NEWS, "same", oneLine(publisher + ": ", headline, ""), "is the story that " + firstPublisher + " has");
    }

    /**
     * An article tells new facts of a story that is known.
     *
     * @param sentence the first of those that tell them
     */
    public void newFacts(String publisher, String headline, String sentence) {
        tell(Ink.NEWS, "changed", oneLine(publisher + ": ", headline, ""), "» " + sentence);
    }

    /**
     * An article matched a watch.
     *
     * @param sentence the sentence that matched, as the mail will quote it; may be the headline
     */
    public void matched(String watch, String headline, String sentence) {
        String words = watch + ": “" + headline + "”";
        if (sentence.equals(headline)) {
            tell(Ink.HIT, "matched", words);
        } else {
            tell(Ink.HIT, "matched", words, "» " + sentence);
        }
    }

    /** A match that does not mail, with the reason, e.g. that its story was mailed already. */
    public void heldBack(String watch, String headline, String reason) {
        tell(Ink.DIM, "held", oneLine(watch + ": ", headline, ""), reason);
    }

    /** The mail server took a mail. */
    public void mailed(String to, String subject) {
        tell(Ink.MAIL, "mailed", Wrapping.cut(to + ": " + subject, WIDTH - INDENT));
    }

    /** Something came out at a publisher. */
    public void published(String publisher, String headline) {
        tell(Ink.PLAIN, "out", oneLine(publisher + ": ", headline, ""));
    }

    /** A mail as its reader gets it: headers and text part, in a box. */
    public void show(ReceivedMail mail) {
        MailBox box = new MailBox(WIDTH);
        print(box.lines(mail).stream()
                .map(line -> line.startsWith("│ Subject") ? ink(Ink.BOLD, line) : line)
                .toList());
    }

    private void tell(Ink verbInk, String verb, String... paragraphs) {
        String time = TIME.format(clock.instant().atZone(zone));
        String lead = ink(Ink.DIM, time) + "  " + ink(verbInk, "%-8s".formatted(verb)) + "  ";
        List<String> lines = List.of(paragraphs).stream()
                .flatMap(paragraph -> Wrapping.wrap(paragraph, WIDTH - INDENT).stream())
                .toList();
        print(IntStream.range(0, lines.size())
                .mapToObj(i -> (i == 0 ? lead : " ".repeat(INDENT)) + lines.get(i))
                .toList());
    }

    /** The headline in quotation marks, cut so that all of it fits one line. */
    private static String oneLine(String before, String headline, String after) {
        int room = WIDTH - INDENT - before.length() - after.length() - 2;
        return before + "“" + Wrapping.cut(headline, Math.max(room, 12)) + "”" + after;
    }

    private void print(List<String> lines) {
        turn.lock();
        try {
            lines.forEach(out::println);
            out.flush();
        } finally {
            turn.unlock();
        }
    }

    private String ink(Ink ink, String text) {
        return colour && !ink.code.isEmpty() ? "\u001b[" + ink.code + "m" + text + "\u001b[0m" : text;
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
