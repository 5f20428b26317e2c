package org.wirewatch.demo;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;

/** The made-up publishers. Between them they show the habits of real ones, good and bad. */
enum Publisher {
    /** A national daily: RSS 2.0, JSON-LD on its pages. */
    COURIER(
            "The Harbour Courier",
            "Aldermouth's daily paper since 1874",
            "/rss.xml",
            FeedFormat.RSS,
            "broadsheet",
            StructuredData.VALID,
            ZoneOffset.ofHours(1),
            StandardCharsets.UTF_8),
    /** An agency whose stories others carry: Atom, tracking parameters on its links. */
    MERIDIAN(
            "Meridian Wire",
            "News agency, Sarnoth and Aldermouth",
            "/feeds/world.atom",
            FeedFormat.ATOM,
            "agency",
            StructuredData.VALID,
            ZoneOffset.UTC,
            StandardCharsets.UTF_8),
    /** A small local paper with an old system: RSS 1.0 in windows-1252, JSON-LD that does not parse. */
    GAZETTE(
            "Kestrel Valley Gazette",
            "Fridays and whenever something happens",
            "/index.rdf",
            FeedFormat.RDF,
            "local",
            StructuredData.INVALID,
            ZoneOffset.ofHours(1),
            Charset.forName("windows-1252")),
    /** A business paper: JSON Feed. */
    LEDGER(
            "Ledger & Tide",
            "Business, shipping and trade",
            "/feed.json",
            FeedFormat.JSON,
            "agency",
            StructuredData.VALID,
            ZoneOffset.ofHours(1),
            StandardCharsets.UTF_8),
    /** A science magazine: Atom with the whole text in the feed. */
    NORTHLIGHT(
            "Northlight",
            "Science from the cold half of the world",
            "/atom",
            FeedFormat.ATOM_FULL_TEXT,
            "broadsheet",
            StructuredData.NONE,
            ZoneOffset.ofHours(2),
            StandardCharsets.UTF_8),
    /** A defence and security newsletter: RSS 2.0. */
    STANDING_WATCH(
            "The Standing Watch",
            "Security on the Kareth Strait",
            "/feed/",
            FeedFormat.RSS,
            "local",
            StructuredData.NONE,
            ZoneOffset.UTC,
            StandardCharsets.UTF_8),
    /** One that answers every request for its feed with a web page. */
    TRIBUNE(
            "Old Quay Tribune",
            "We are moving house",
            "/rss",
            FeedFormat.BROKEN,
            "local",
            StructuredData.NONE,
            ZoneOffset.ofHours(1),
            StandardCharsets.UTF_8);

    /** How a publisher's feed is written. */
    enum FeedFormat {
        RSS("application/rss+xml; charset=utf-8"),
        ATOM("application/atom+xml; charset=utf-8"),
        ATOM_FULL_TEXT("application/atom+xml; charset=utf-8"),
        RDF("application/rdf+xml"),
        JSON("application/feed+json"),
        BROKEN("text/html; charset=utf-8");

        final String contentType;

        FeedFormat(String contentType) {
            this.contentType = contentType;
        }
    }

    /** Whether its pages carry JSON-LD, and whether that parses. */
    enum StructuredData {
        VALID,
        INVALID,
        NONE
    }

    final String title;
    final String slogan;
    final String feedPath;
    final FeedFormat format;
    final String style;
    final StructuredData structuredData;
    final ZoneOffset zone;
    final Charset charset;

    Publisher(
            String title,
            String slogan,
            String feedPath,
            FeedFormat format,
            String style,
            StructuredData structuredData,
            ZoneOffset zone,
            Charset charset) {
        this.title = title;
        this.slogan = slogan;
        this.feedPath = feedPath;
        this.format = format;
        this.style = style;
        this.structuredData = structuredData;
        this.zone = zone;
        this.charset = charset;
    }

    /** What stories call it: the constant's name in lower case. */
    static Publisher named(String id) {
        return List.of(values()).stream()
                .filter(publisher -> publisher.name().equalsIgnoreCase(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the demo has no publisher " + id));
    }
}
