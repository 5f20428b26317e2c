package org.wirewatch.config;

import java.util.List;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Watch;

/** The watch language as the configuration needs it. */
public final class WatchLanguage implements QueryCheck {
    @Override
    public Checked check(String name, String query, List<String> languages) {
        List<Remark> remarks = languages.isEmpty()
                ? List.of()
                : List.of(new Remark(0, "word forms (languages) are not looked for yet; the words count as written"));
        return new Checked.Valid(new Watch(name, new Query(query)), remarks);
    }
}
