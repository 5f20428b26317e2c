package org.wirewatch.article;

import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * An element of the page with all that the one walk over it found out: its place, what its tag and names say, how much
 * running text it holds. {@link Measures} fills it in; everybody else only reads.
 */
final class Box {
    final Element element;
    final @Nullable Box parent;
    /** Lower case. */
    final String tag;
    /** What its id and class names say. */
    final Names names;
    /** What tag, role and names say that it is; null if it may be text. */
    final Clutter.@Nullable Kind kind;
    /** Attribute {@code itemprop}; empty if it has none. */
    final String property;
    /** Whether readers never see what is inside. */
    final boolean silent;
    /** Whether it ends a run of text, though jsoup does not call it a block. */
    final boolean ownBlock;
    /** Whether it stands in navigation, comments, or a box of other articles, or is one. */
    final boolean inOthers;

    /** Place in {@link Measures#boxes()}, which is the document's order. */
    final int index;
    /** Index of the first box after it that is not inside it. */
    int end;

    @Nullable
    Box firstChild;
    /** The next sibling. */
    @Nullable
    Box next;

    /** Characters of running text: outside links, in runs that read like sentences. */
    int prose;
    /** The part of {@link #prose} that is in no clutter. */
    int clean;
    /** Characters of text, as far as the element is a block or has blocks inside; so are the other measures. */
    int chars;
    /** Characters of text inside links. */
    int linkChars;
    /** Whether there is a block element inside. */
    boolean blocks;
    /** Whether it is or holds an {@code h1}. */
    boolean headline;

    /** Visible or not, in links or not: characters of text that are no white space. */
    int letters;
    /** The part of {@link #letters} that is in no element inside this one. */
    int ownLetters;
    /** ASCII digits among {@link #ownLetters}. */
    int ownDigits;

    Box(
            Element element,
            @Nullable Box parent,
            int index,
            Names names,
            Clutter.@Nullable Kind kind,
            String property,
            boolean silent,
            boolean ownBlock) {
        this.element = element;
        this.parent = parent;
        this.index = index;
        this.tag = element.normalName();
        this.names = names;
        this.kind = kind;
        this.property = property;
        this.silent = silent;
        this.ownBlock = ownBlock;
        boolean body = tag.equals("body");
        boolean other =
                tag.equals("nav") || names.kind() == Clutter.Kind.COMMENTS || names.kind() == Clutter.Kind.RELATED;
        this.inOthers = !body && (other || (parent != null && parent.inOthers));
    }

    boolean is(String other) {
        return tag.equals(other);
    }

    /** Whether the other one is inside this one, or is this one. */
    boolean holds(Box other) {
        return other.index >= index && other.index < end;
    }

    void weighNothing() {
        prose = 0;
        clean = 0;
        chars = 0;
        linkChars = 0;
        blocks = false;
        headline = false;
    }

    double linkDensity() {
        return chars == 0 ? 0 : (double) linkChars / chars;
    }

    /** Whether the publisher calls it the article's body. */
    boolean isNamedBody() {
        return names.says(Names.BODY) || (!property.isEmpty() && Texts.containsIgnoringCase(property, "articlebody"));
    }

    String attribute(String name) {
        return element.attr(name);
    }
}
