package org.wirewatch.alert;

import java.time.Instant;
import java.util.List;

/** What a reader's wish is about, as it stands in links and in the database: {@code sort:name}. */
public final class Scope {
    /** A link is to fit into a header; more watches than this are left by a mail to the operator. */
    private static final int MOST_WATCHES = 12;

    private Scope() {}

    /** Everything that a watch finds. */
    public static String watch(String name) {
        return "watch:" + name;
    }

    /**
     * Everything that several watches find.
     *
     * @return empty if there are none, or too many for a link
     */
    static String watches(List<String> names) {
        return names.isEmpty() || names.size() > MOST_WATCHES ? "" : "watches:" + String.join("\t", names);
    }

    /** A digest. */
    public static String digest(String name) {
        return "digest:" + name;
    }

    /** One story, whatever watch it matches. */
    public static String story(long id) {
        return "story:" + id;
    }

    /** New facts of stories that a watch has told before. */
    public static String updates(String watch) {
        return "updates:" + watch;
    }

    /** Mails about Wirewatch itself. */
    public static String notices(NoticeComposer.Sort sort) {
        return "notices:" + sort.name().toLowerCase(java.util.Locale.ROOT);
    }

    /** What one mail of many stories told or left out: the reader's stories of a channel, noted within a period. */
    static String stories(String channel, Instant from, Instant until) {
        return "stories:" + channel + "\t" + from.getEpochSecond() + "\t" + (until.getEpochSecond() + 1);
    }
}
