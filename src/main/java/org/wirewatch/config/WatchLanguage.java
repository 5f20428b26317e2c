package org.wirewatch.config;

import java.util.List;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Watch;

/** The watch language as the configuration needs it. */
public final class WatchLanguage implements QueryCheck {
    @Override
    public Checked check(String name, String query, List<String> languages) {
        return new Checked.Valid(new Watch(name, new Query(query)), List.of());
    }
}
