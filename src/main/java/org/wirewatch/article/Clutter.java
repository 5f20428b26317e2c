package org.wirewatch.article;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What an element's tag and names say that it is, if not article text. The table is general: no rule names a site. */
final class Clutter {
    /** Kinds of things that are not the article. */
    enum Kind {
        /** Machinery: navigation, forms, players, hidden things. */
        CHROME,
        /** Other articles: related, popular, recommended. */
        RELATED,
        /** Reader's comments. */
        COMMENTS,
        /** Sharing, newsletters, donations, subscriptions, advertisements. */
        APPEAL,
        /** Labels about the article: byline, date, tags, caption. */
        LABEL,
        /** The lines between headline and text: standfirst, lead, summary. */
        LEAD
    }

    private static final Set<String> CHROME_ROLES = set("""
            navigation banner search dialog alertdialog menu menubar toolbar complementary contentinfo tooltip tablist alert""");

    private static final Set<String> LABEL_PROPERTIES =
            set("author publisher keywords datePublished dateModified image copyrightHolder");

    private Clutter() {}

    private static Set<String> set(String list) {
        return Set.of(list.strip().split("\\s+", -1));
    }

    /** Whether the element's own style hides it. */
    static boolean isHiddenBy(String style) {
        if (style.isEmpty()) {
            return false;
        }
        String squeezed = style.replace(" ", "");
        return squeezed.contains("display:none") || squeezed.contains("visibility:hidden");
    }

    /**
     * What an element's tag, role or names say that it is, if not text; null if it may be text.
     *
     * @param role attribute {@code role}, perhaps empty
     * @param property attribute {@code itemprop}, perhaps empty
     */
    static @Nullable Kind of(String tag, TagSense sense, String role, String property, Names names) {
        if (sense.machinery() || (!role.isEmpty() && CHROME_ROLES.contains(role))) {
            return Kind.CHROME;
        }
        Kind kind = names.kind();
        if (kind == null && !property.isEmpty() && LABEL_PROPERTIES.contains(property)) {
            kind = Kind.LABEL;
        }
        if (kind == null) {
            return null;
        }
        return switch (tag) {
            case "article", "main" -> kind == Kind.COMMENTS || kind == Kind.RELATED ? kind : null;
            case "h1", "h2", "h3", "h4", "h5", "h6" -> kind == Kind.CHROME ? null : kind;
            default -> kind;
        };
    }
}
