package org.wirewatch.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class NarrationTest {
    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
    private static final String LONG =
            "The only undersea cable between the islands and the mainland was severed before "
                    + "dawn, leaving forty-one thousand people without internet, the operator said.";

    private final StringWriter told = new StringWriter();

    @Test
    void everyLineFitsEightyColumnsHoweverMuchThereIsToTell() {
        Narration narration = narration(false);
        narration.chapter("What happens");
        narration.chapter(LONG);
        narration.say(LONG);
        narration.baseline("The Harbour Courier", 1);
        narration.polled("The Harbour Courier", 2, 3);
        narration.notModified("Northlight");
        narration.failed("Old Quay Tribune", LONG);
        narration.extracted("Ledger & Tide", LONG, 312);
        narration.copyOf("Kestrel Valley Gazette", LONG, "Meridian Wire");
        narration.matched("undersea-cables", LONG, LONG);
        narration.heldBack("undersea-cables", LONG, "mailed already");
        narration.mailed("ana@example.org", LONG);
        narration.show(mail(LONG + "\n\nhttp://127.0.0.2:40000/" + "x".repeat(100)));

        assertThat(told.toString().lines())
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(80));
        assertThat(told.toString()).doesNotContain("\u001b");
    }

    @Test
    void anEventIsATimeAVerbAndAFewWordsWithTheRestBelowThem() {
        narration(false).matched("cables", "Islands cut off", "The only undersea cable was severed before dawn today.");

        assertThat(told).hasToString("""
                12:00:00  matched   cables: “Islands cut off”
                                    » The only undersea cable was severed before dawn today.
                """);
    }

    @Test
    void aHeadlineThatMatchedByItselfIsToldOnce() {
        narration(false).matched("cables", "Undersea cable cut", "Undersea cable cut");

        assertThat(told).hasToString("12:00:00  matched   cables: “Undersea cable cut”\n");
    }

    @Test
    void aLongHeadlineIsCutSoThatTheEventStaysOnItsLine() {
        narration(false).extracted("Ledger & Tide", LONG, 312);

        assertThat(told)
                .hasToString("12:00:00  read      Ledger & Tide: “The only undersea cable between…”, 312 words\n");
    }

    @Test
    void oneIsNotWrittenAsMany() {
        narration(false).baseline("Northlight", 1);
        narration(false).baseline("Northlight", 2);

        assertThat(told.toString()).contains("1 older story noted", "2 older stories noted");
    }

    @Test
    void colourIsUsedOnlyWhereItIsWanted() {
        narration(true).mailed("ana@example.org", "Islands");

        assertThat(told.toString()).contains("\u001b[1;32mmailed", "\u001b[0m");
        assertThat(Narration.wantsColour(Map.of("TERM", "xterm", "NO_COLOR", "1")))
                .isFalse();
        assertThat(Narration.wantsColour(Map.of("TERM", "dumb"))).isFalse();
    }

    @Test
    void aMailIsShownInABoxWithStraightSides() {
        narration(false).show(mail("Islands cut off\n\n  The only *undersea cable* was severed.\n"));

        List<String> lines = told.toString().lines().toList();
        assertThat(lines).allSatisfy(line -> assertThat(line).hasSize(80));
        assertThat(lines.get(4))
                .startsWith("│ Subject: [cables] Islands cut off ")
                .endsWith(" │");
        assertThat(lines).anySatisfy(line -> assertThat(line).startsWith("│   The only *undersea cable* was severed."));
    }

    private Narration narration(boolean colour) {
        return new Narration(new PrintWriter(told), colour, () -> NOON, ZoneOffset.UTC);
    }

    private static ReceivedMail mail(String text) {
        return new ReceivedMail(
                "wirewatch@example.org",
                List.of("ana@example.org"),
                NOON,
                Path.of("mail/new/1"),
                "Wirewatch <wirewatch@example.org>",
                "[cables] Islands cut off",
                "Mon, 23 Nov 2026 12:00:00 +0000",
                "<alert.1@example.org>",
                text);
    }
}
