package org.wirewatch.feed;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A feed in canonical form, being filled by the mapping of its format. Fields mean what {@link Feed}'s mean. */
final class FeedDraft {
    final String format;

    @Nullable
    String title;

    @Nullable
    String link;

    @Nullable
    String subtitle;

    @Nullable
    String language;

    @Nullable
    String newAddress;

    PollHints hints = PollHints.NONE;
    final List<EntryDraft> entries = new ArrayList<>();

    FeedDraft(String format) {
        this.format = format;
    }
}
