package org.wirewatch.story;

import java.net.URI;
import java.time.Instant;
import org.wirewatch.text.Tokenizer;

/** News that never happened, for tests. */
final class MadeUpNews {
    static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");

    static final String FERRY_TITLE = "Ferry runs aground off Port Arran with 212 aboard";
    static final String FERRY = """
            A car ferry with 212 people aboard ran aground on a sandbank off Port Arran before dawn on Monday, and nine people were hurt, the coastguard said.
            The Marigold Star left Skerry Harbour at 4.40 a.m. and lost power in its port engine about an hour later, according to the operator, Westline Ferries.
            Lifeboats from three stations took passengers to the pier at Port Arran, where a school gymnasium had been opened for them.
            "Everybody is accounted for and nobody is in danger," said Ingrid Halloran, who led the rescue for the coastguard.
            Two of the injured were flown to the hospital in Kilbrannoch with broken bones. The others were treated for bruises and cold.
            Westline said divers would look at the hull at low tide and that the morning's other crossings were cancelled.
            The Marigold Star, built in 1998, was out of service for six weeks this spring while its engines were overhauled.
            """;

    static final String MILL_TITLE = "Paper mill in Tarnholm to close, 340 jobs go";
    static final String MILL = """
            The owners of the Tarnholm paper mill will shut it at the end of March and lay off all 340 workers, they told the staff on Friday.
            Nordfold Papers blamed the price of power, which has doubled in two years, and a fall in orders for newsprint.
            Union leader Petra Lindqvist called the decision a betrayal and said the workers would occupy the gates.
            The mill opened in 1921 and was for decades the largest employer in the valley.
            The regional government promised talks about the site and offered to pay for retraining.
            """;

    private MadeUpNews() {}

    /** An article; the publisher is the address's host. */
    static Candidate article(String url, Instant published, String title, String text) {
        return new Candidate(
                url, String.valueOf(URI.create(url).getHost()), published, Tokenizer.tokenize(title, text));
    }
}
