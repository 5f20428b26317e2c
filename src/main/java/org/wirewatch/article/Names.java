package org.wirewatch.article;

import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Clutter.Kind;

/**
 * What an element's id and class names say. Publishers name their boxes in few words, so names are read as whole words
 * ({@code related-links__item}: "related links item"): substrings are traps ("ad" in "shadow", "share" in
 * "shareholders"). {@link NameReader} reads them, the words' meanings are in {@link NameTable}.
 *
 * @param kind what the first name that says so calls it, if it is not article text; null if none does
 * @param roles the other things the names say, a sum of this class's constants
 */
record Names(@Nullable Kind kind, int roles) {
    /** The article's body. */
    static final int BODY = 1;
    /** Near the body, but not the body: "entry content footer". */
    static final int NOT_BODY = 1 << 1;
    /** Who wrote it. */
    static final int AUTHOR = 1 << 2;
    /** Who took the picture. */
    static final int CREDIT = 1 << 3;
    /** What the picture shows. */
    static final int CAPTION = 1 << 4;
    /** The lines under the headline that are not the text, or parts of pictures. */
    static final int STANDFIRST = 1 << 5;
    /** Perhaps a date: such a word is somewhere in a name, whole or not. */
    static final int MAYBE_DATE = 1 << 6;
    /** Perhaps the picture above the text, in the same way. */
    static final int MAYBE_PICTURE = 1 << 7;
    /** Perhaps a caption or a credit, in the same way. */
    static final int MAYBE_CAPTION = 1 << 8;

    /** Of the one article of the page, so that "related" cannot be meant. */
    static final int SINGLE = 1 << 9;
    /** A first word that tells of something else than the element: "has-sidebar", "no-comments". */
    static final int ABOUT_OTHERS = 1 << 10;

    /** Says nothing. */
    static final Names NONE = new Names(null, 0);

    /** What both say; in doubt the first. */
    Names or(Names other) {
        if (equals(NONE)) {
            return other;
        }
        int both = roles | other.roles;
        Kind first = kind == Kind.RELATED && (both & SINGLE) != 0 ? null : kind;
        return new Names(first == null ? other.kind : first, both);
    }

    boolean says(int role) {
        return (roles & role) != 0;
    }
}
