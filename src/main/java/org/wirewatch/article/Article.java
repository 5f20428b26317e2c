package org.wirewatch.article;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * An article, nothing else of its page. Texts are plain, white space collapsed.
 *
 * @param url where it was read
 * @param canonicalUrl what the page calls its own address; null if it says nothing usable
 * @param title headline; empty only if neither page nor feed has one
 * @param authors people and agencies, in the page's order; empty if it names none
 * @param published first publication; null if unknown
 * @param updated last change that the page admits; null if unknown
 * @param leadPicture caption and credit of the picture above the text; null if there is none
 * @param body in reading order
 * @param siteName the publisher's own name; null if unknown
 * @param section the publisher's own word, e.g. {@code Business}; null if unknown
 * @param language BCP 47, e.g. {@code en}; null if unknown
 */
public record Article(
        URI url,
        @Nullable URI canonicalUrl,
        String title,
        List<String> authors,
        @Nullable PageTime published,
        @Nullable PageTime updated,
        @Nullable LeadPicture leadPicture,
        List<Block> body,
        @Nullable String siteName,
        @Nullable String section,
        @Nullable String language) {

    /**
     * A time as a page states it.
     *
     * @param day the day in the publisher's zone
     * @param exact with the publisher's offset; null where the page states a day only
     */
    public record PageTime(LocalDate day, @Nullable OffsetDateTime exact) {}

    /**
     * The picture above the text.
     *
     * @param caption null if none
     * @param credit photographer or agency; null if none
     */
    public record LeadPicture(
            @Nullable String caption, @Nullable String credit) {}

    /** A part of the body. */
    public sealed interface Block {
        /** Running text. */
        record Paragraph(String text) implements Block {}

        /** A sub-heading, {@code level} 2 to 6. */
        record Heading(int level, String text) implements Block {}

        /** An item of a list. */
        record ListItem(String text) implements Block {}

        /** A block quote or an embedded post. */
        record Quote(String text) implements Block {}

        /** A box that points to another article; not part of the text that is matched. */
        record Related(String title, @Nullable URI url) implements Block {}
    }

    /** The body's own words: paragraphs, sub-headings, items and quotes, one a line, an empty line between. */
    public String text() {
        return body.stream()
                .map(block -> switch (block) {
                    case Block.Paragraph(String text) -> text;
                    case Block.Heading(int _, String text) -> text;
                    case Block.ListItem(String text) -> text;
                    case Block.Quote(String text) -> text;
                    case Block.Related _ -> "";
                })
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }

    /** The same as if it had been read at another address. */
    public Article at(URI address) {
        return new Article(
                address,
                canonicalUrl,
                title,
                authors,
                published,
                updated,
                leadPicture,
                body,
                siteName,
                section,
                language);
    }

    /** The same with other blocks. */
    Article with(List<Block> blocks) {
        return new Article(
                url,
                canonicalUrl,
                title,
                authors,
                published,
                updated,
                leadPicture,
                List.copyOf(blocks),
                siteName,
                section,
                language);
    }

    /** The authors joined by commas; null if there are none. */
    public @Nullable String byline() {
        return authors.isEmpty() ? null : String.join(", ", authors);
    }
}
