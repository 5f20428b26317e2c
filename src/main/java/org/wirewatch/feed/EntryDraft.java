package org.wirewatch.feed;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One entry in canonical form, being filled by the mapping of its format. Fields mean what {@link Entry}'s mean. */
final class EntryDraft {
    @Nullable
    String id;

    @Nullable
    String title;

    @Nullable
    String url;

    @Nullable
    Instant published;

    @Nullable
    Instant updated;

    @Nullable
    String summary;

    @Nullable
    String content;

    final Set<String> authors = new LinkedHashSet<>(4);
    final Set<String> categories = new LinkedHashSet<>(8);
    final List<Entry.Enclosure> enclosures = new ArrayList<>(2);
    private final Set<String> enclosed = new HashSet<>(4);

    void author(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            authors.add(name);
        }
    }

    void category(@Nullable String name) {
        if (name != null && !name.isBlank()) {
            categories.add(name);
        }
    }

    void enclosure(@Nullable String url, @Nullable String type, @Nullable String length) {
        if (url == null || !enclosed.add(url)) {
            return;
        }
        enclosures.add(new Entry.Enclosure(url, Markup.oneLine(type), bytes(length)));
    }

    private static @Nullable Long bytes(@Nullable String length) {
        if (length == null) {
            return null;
        }
        try {
            long bytes = Long.parseLong(length.strip());
            return bytes > 0 ? bytes : null;
        } catch (NumberFormatException notANumber) {
            return null;
        }
    }
}
