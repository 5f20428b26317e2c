package org.wirewatch.alert;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A story cut out and made ready to be shown: text harmless and shortened, times in the reader's zone. Both parts of a
 * mail are written from it, so that they tell the same.
 *
 * @param storyId of the story
 * @param headline in pieces; never empty
 * @param url null if the story has none that may become a link
 * @param source the publisher's name; may be empty
 * @param time in the reader's zone
 * @param byline null if unknown
 * @param language BCP 47, for {@code lang}; null if unknown or the mail's own
 * @param quotes the sentences that matched, in pieces
 * @param alsoReportedBy who else, at most a few
 * @param furtherCopies how many more
 * @param reasons each watch and its query; the first is the one that the story is filed under
 * @param teaserOnly why only the feed's text could be read; null if all was
 */
public record Clipping(
        long storyId,
        List<Span> headline,
        @Nullable String url,
        String source,
        String time,
        @Nullable String byline,
        @Nullable String language,
        List<List<Span>> quotes,
        List<Link> alsoReportedBy,
        int furtherCopies,
        List<Why> reasons,
        @Nullable String teaserOnly) {

    /** Sentences shown of one story. */
    static final int MOST_QUOTES = 3;

    /** Characters of all its sentences together. */
    static final int MOST_QUOTED_CHARACTERS = 400;

    private static final int WORTH_QUOTING = 80;
    private static final int LONGEST_HEADLINE = 200;
    private static final int LONGEST_NAME = 80;
    private static final int LONGEST_NOTE = 300;
    private static final int MOST_COPIES = 3;
    private static final Duration CLOCKS_DIFFER = Duration.ofHours(1);

    /**
     * Somebody else who reports the story.
     *
     * @param name not empty
     * @param url null if unknown or not fit to be a link
     */
    public record Link(String name, @Nullable String url) {}

    /**
     * Why the story is told.
     *
     * @param watch its name
     * @param query as the person wrote it
     */
    public record Why(String watch, String query) {}

    /** Cuts out a story for a reader. */
    static Clipping of(StoryBlock story, Reader reader) {
        MarkedText headline = headline(story);
        List<Link> copies = copies(story);
        return new Clipping(
                story.storyId(),
                headline.spans(),
                SafeLink.of(story.url()),
                name(story.source()),
                time(story, reader),
                byline(story),
                language(story),
                quotes(story, headline.text()),
                copies.stream().limit(MOST_COPIES).toList(),
                Math.max(0, copies.size() - MOST_COPIES),
                whys(story),
                note(story));
    }

    /** The watch that the story is filed under. */
    public String watch() {
        return reasons.isEmpty() ? "" : reasons.getFirst().watch();
    }

    /** What that watch looks for. */
    public String query() {
        return reasons.isEmpty() ? "" : reasons.getFirst().query();
    }

    /** The other watches that match. */
    public List<String> alsoMatches() {
        return reasons.stream().skip(1).map(Why::watch).toList();
    }

    /** {@code Example Times · Mon 23 Nov 2026, 18:05 CET · By Ana Ruiz}. */
    public List<String> credits() {
        return Stream.of(source, time, byline == null ? "" : byline)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static MarkedText headline(StoryBlock story) {
        String clean = CleanText.line(story.headline());
        if (clean.isEmpty()) {
            return new MarkedText("(no headline)", List.of());
        }
        return Stream.concat(
                        story.reasons().stream()
                                .flatMap(reason -> reason.quotes().stream())
                                .filter(quote -> quote.field().equals("title"))
                                .map(quote -> MarkedText.clean(quote.sentence(), quote.marks()))
                                .filter(quote -> quote.text().equals(clean)),
                        Stream.of(new MarkedText(clean, List.of())))
                .findFirst()
                .orElseThrow()
                .around(LONGEST_HEADLINE);
    }

    private static String time(StoryBlock story, Reader reader) {
        if (story.published() == null
                || story.published().isAfter(story.firstSeen().plus(CLOCKS_DIFFER))) {
            return "first seen " + LocalTimes.moment(story.firstSeen(), reader.zone(), story.firstSeen());
        }
        return LocalTimes.moment(story.published(), reader.zone(), story.firstSeen());
    }

    private static @Nullable String byline(StoryBlock story) {
        String name = story.byline() == null ? "" : name(story.byline());
        if (name.isEmpty()) {
            return null;
        }
        return name.toLowerCase(Locale.ROOT).startsWith("by ") ? name : "By " + name;
    }

    private static @Nullable String note(StoryBlock story) {
        String note = story.teaserOnly() == null ? "" : CleanText.line(story.teaserOnly());
        return note.isEmpty() ? null : TextColumns.cut(note, LONGEST_NOTE);
    }

    private static @Nullable String language(StoryBlock story) {
        if (story.language() == null) {
            return null;
        }
        Locale locale = Locale.forLanguageTag(story.language().replace('_', '-'));
        return locale.getLanguage().isEmpty() || locale.getLanguage().equals("en") ? null : locale.toLanguageTag();
    }

    private static List<List<Span>> quotes(StoryBlock story, String headline) {
        List<List<Span>> quotes = new ArrayList<>();
        Set<String> seen = new LinkedHashSet<>(Set.of(headline));
        int room = MOST_QUOTED_CHARACTERS;
        for (StoryBlock.Reason reason : story.reasons()) {
            for (StoryBlock.Quote quote : reason.quotes()) {
                MarkedText sentence = MarkedText.clean(quote.sentence(), quote.marks());
                boolean fits = sentence.text().length() <= room || room >= WORTH_QUOTING;
                if (quotes.size() == MOST_QUOTES || sentence.text().isEmpty() || !fits || !seen.add(sentence.text())) {
                    continue;
                }
                MarkedText shown = sentence.around(room);
                quotes.add(shown.spans());
                room -= shown.text().length();
            }
        }
        return List.copyOf(quotes);
    }

    private static List<Link> copies(StoryBlock story) {
        return story.copies().stream()
                .map(copy -> new Link(name(copy.source()), SafeLink.of(copy.url())))
                .filter(link -> !link.name().isEmpty())
                .collect(Collectors.toMap(Link::name, link -> link, (first, _) -> first, java.util.LinkedHashMap::new))
                .values()
                .stream()
                .toList();
    }

    private static List<Why> whys(StoryBlock story) {
        return story.reasons().stream()
                .map(reason -> new Why(
                        CleanText.line(reason.watch()),
                        TextColumns.cut(CleanText.clean(reason.query()).text(), 400)))
                .toList();
    }

    private static String name(String raw) {
        return TextColumns.cut(CleanText.line(raw), LONGEST_NAME);
    }
}
