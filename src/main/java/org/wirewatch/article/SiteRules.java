package org.wirewatch.article;

import java.net.URI;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.SiteRule.Subdomains;

/** All rules for single sites, by host. Immutable. */
public final class SiteRules {
    /** No rules at all. */
    public static final SiteRules NONE = new SiteRules(List.of());

    private final List<SiteRule> all;
    private final Map<String, SiteRule> own = new HashMap<>();
    private final Map<String, SiteRule> below = new HashMap<>();

    /** Takes rules; of two for the same hosts the first counts. */
    public SiteRules(Collection<SiteRule> rules) {
        this.all = List.copyOf(rules);
        for (SiteRule rule : all) {
            if (rule.subdomains() != Subdomains.ONLY) {
                own.putIfAbsent(rule.host(), rule);
            }
            if (rule.subdomains() != Subdomains.NONE) {
                below.putIfAbsent(rule.host(), rule);
            }
        }
    }

    /** Every rule, in the order given. */
    public List<SiteRule> all() {
        return all;
    }

    /** The rule of the most specific host; null if there is none. */
    public @Nullable SiteRule of(URI url) {
        String host = url.getHost();
        return host == null ? null : of(host);
    }

    /** The rule for a host; null if there is none. */
    public @Nullable SiteRule of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        String bare = name.startsWith("www.") ? name.substring(4) : name;
        SiteRule rule = own.get(name);
        rule = rule == null ? own.get(bare) : rule;
        for (int dot = bare.indexOf('.'); rule == null && dot > 0; dot = bare.indexOf('.', dot + 1)) {
            rule = below.get(bare.substring(dot + 1));
        }
        return rule;
    }
}
