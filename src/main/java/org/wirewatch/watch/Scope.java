package org.wirewatch.watch;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Where a leaf looks. */
enum Scope {
    /** In the title or in the text, but a phrase never crosses from one into the other. */
    ANYWHERE(0, "", ""),
    /** In the title only. */
    TITLE(1, "title", "title"),
    /** In the text only. */
    TEXT(2, "text", "text"),
    /** In what the publisher is called: feed, site, group, host. */
    SOURCE(3, "source", "source"),
    /** In the authors' names. */
    BYLINE(4, "by", "byline"),
    /** In the language's code. */
    LANGUAGE(5, "lang", "language"),
    /** In the publisher's own word for the section. */
    SECTION(6, "section", "section"),
    /** In the address. */
    URL(7, "url", "address");

    private static final Scope[] ALL = values();

    /** Those that are about something else than the article's words. */
    static final List<Scope> FACTS = Arrays.stream(ALL).filter(Scope::isFact).toList();

    /** How many there are. */
    static final int COUNT = ALL.length;

    private final int number;
    private final String field;
    private final String spoken;

    Scope(int number, String field, String spoken) {
        this.number = number;
        this.field = field;
        this.spoken = spoken;
    }

    /** The scope of a number. */
    static Scope numbered(int number) {
        return ALL[number];
    }

    /** From 0, for tables. */
    int number() {
        return number;
    }

    /** What it is called before the colon; empty for {@link #ANYWHERE}. */
    String field() {
        return field;
    }

    /** What it is called in a sentence. */
    String spoken() {
        return spoken;
    }

    /** The scope of a field's name, whatever its case; null if there is none. */
    static @Nullable Scope named(String field) {
        String name = field.toLowerCase(Locale.ROOT);
        for (Scope scope : ALL) {
            if (scope != ANYWHERE && scope.field.equals(name)) {
                return scope;
            }
        }
        return null;
    }

    /** Whether it is about something else than the article's words. */
    boolean isFact() {
        return number > TEXT.number;
    }
}
