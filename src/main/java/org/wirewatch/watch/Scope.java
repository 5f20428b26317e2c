package org.wirewatch.watch;

/** Where a leaf looks. */
enum Scope {
    /** In the title or in the text, but a phrase never crosses from one into the other. */
    ANYWHERE,
    /** In the title only. */
    TITLE,
    /** In the text only. */
    TEXT;

    boolean includesTitle() {
        return this != TEXT;
    }

    boolean includesText() {
        return this != TITLE;
    }
}
