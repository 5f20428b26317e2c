package org.wirewatch.article;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an element's tag says by itself, whatever its names. One look-up answers all questions, since they are asked of
 * every element.
 *
 * @param silent whether nothing inside can be text that readers see
 * @param machinery mostly no text; but whole pages have been seen inside one form
 * @param ownBlock whether it ends a run of text, though jsoup does not call it a block
 * @param listed whether {@link Measures#all} knows such elements
 * @param nameless whether its names say nothing: they are the machinery's
 * @param hinting whether it says something of byline, date or picture
 */
record TagSense(
        boolean silent, boolean machinery, boolean ownBlock, boolean listed, boolean nameless, boolean hinting) {
    private static final TagSense NONE = new TagSense(false, false, false, false, false, false);
    private static final Map<String, TagSense> SENSES = new HashMap<>();

    static {
        Set<String> silent = set("""
                script style noscript template button input select textarea svg iframe object embed video audio canvas map link
                meta title head progress option amp-ad amp-sidebar amp-consent amp-analytics""");
        Set<String> machinery = set("nav form dialog menu fieldset label");
        Set<String> ownBlocks = set("br hr td th tr dd dt li");
        Set<String> listed = set("meta link script noscript title a h1 h2 time article input");
        Set<String> nameless = set("script style link");
        Set<String> hinting = set("time byline figure");
        Stream.of(silent, machinery, ownBlocks, listed, nameless, hinting)
                .flatMap(Set::stream)
                .forEach(tag -> SENSES.put(
                        tag,
                        new TagSense(
                                silent.contains(tag),
                                machinery.contains(tag),
                                ownBlocks.contains(tag),
                                listed.contains(tag),
                                nameless.contains(tag),
                                hinting.contains(tag))));
    }

    private static Set<String> set(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }

    /**
     * Looks it up.
     *
     * @param tag in lower case
     */
    static TagSense of(String tag) {
        return SENSES.getOrDefault(tag, NONE);
    }
}
