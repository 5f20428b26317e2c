package org.wirewatch.pipeline;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.WebAddresses;
import org.wirewatch.feed.FeedAddress;
import org.wirewatch.feed.OpmlRow;
import org.wirewatch.feed.WebLinks;
import org.wirewatch.store.FeedSource;

/**
 * What a subscription list would bring. Pure.
 *
 * @param added new feeds, in the list's order
 * @param merged rows whose feed is there already, in the config, the database or further up in the list
 * @param bad rows that cannot be used
 */
public record ImportPlan(List<FeedSource> added, List<Merged> merged, List<Bad> bad) {
    private static final int LONGEST_URL = 4_000;

    /**
     * A row that is there already.
     *
     * @param line in the file; 0 if unknown
     * @param name as the list calls it; null if it has none
     * @param sameAs the address that is kept
     */
    public record Merged(int line, @Nullable String name, String url, String sameAs) {}

    /**
     * A row that cannot be used.
     *
     * @param line in the file; 0 if unknown
     * @param name as the list calls it; null if it has none
     * @param url as written; null if there is none
     * @param reason what is wrong and what would be right
     */
    public record Bad(
            int line, @Nullable String name, @Nullable String url, String reason) {}

    /**
     * Sorts the rows.
     *
     * @param known addresses of the feeds that are there
     */
    public static ImportPlan of(List<OpmlRow> rows, Collection<String> known) {
        Map<String, String> byKey = new HashMap<>();
        known.forEach(url -> byKey.putIfAbsent(FeedAddress.key(url), url));
        List<FeedSource> added = new ArrayList<>();
        List<Merged> merged = new ArrayList<>();
        List<Bad> bad = new ArrayList<>();
        for (OpmlRow row : rows) {
            String written = row.xmlUrl();
            if (written == null) {
                bad.add(new Bad(row.line(), row.title(), null, "it has no address (xmlUrl)"));
                continue;
            }
            switch (address(written)) {
                case Notation.Result.Wrong<URI>(int _, String message) ->
                    bad.add(new Bad(row.line(), row.title(), written, message));
                case Notation.Result.Right<URI>(URI url) -> {
                    String kept = byKey.putIfAbsent(FeedAddress.key(url), url.toString());
                    if (kept == null) {
                        added.add(new FeedSource(url.toString(), name(row, url), group(row), null));
                    } else {
                        merged.add(new Merged(row.line(), row.title(), url.toString(), kept));
                    }
                }
            }
        }
        return new ImportPlan(List.copyOf(added), List.copyOf(merged), List.copyOf(bad));
    }

    private static Notation.Result<URI> address(String written) {
        if (written.length() > LONGEST_URL) {
            return Notation.wrong("its address is longer than " + LONGEST_URL + " letters");
        }
        // Blanks and the like stand in many lists; browsers take them encoded.
        URI encoded = WebLinks.webAddress(null, written);
        return WebAddresses.webAddress()
                .read(encoded == null ? WebLinks.withoutFeedScheme(written) : encoded.toString());
    }

    /** No name where it is but the address again, so that the feed's own title will show. */
    private static @Nullable String name(OpmlRow row, URI url) {
        String title = row.title();
        return title == null || FeedAddress.key(title).equals(FeedAddress.key(url)) ? null : title;
    }

    private static @Nullable String group(OpmlRow row) {
        return row.groups().isEmpty()
                ? null
                : String.join(
                        "/",
                        row.groups().stream()
                                .map(name -> name.replace('/', '-').strip())
                                .toList());
    }
}
