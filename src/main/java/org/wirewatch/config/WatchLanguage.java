package org.wirewatch.config;

import java.util.List;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Watch;

/** The watch language as the configuration needs it. */
public final class WatchLanguage implements QueryCheck {
    @Override
    public Checked check(String name, String query, List<String> languages) {
        return switch (Query.parse(query)) {
            case Parsed.Valid valid -> {
                List<Remark> remarks = valid.warnings().stream()
                        .map(warning -> remark(query, warning.position(), warning.message()))
                        .toList();
                yield new Checked.Valid(new Watch(name, valid.query()), remarks);
            }
            case Parsed.Invalid(int position, String message) -> new Checked.Invalid(remark(query, position, message));
        };
    }

    /** The language counts characters, the file's reader counts UTF-16 units. */
    private static Remark remark(String query, int position, String message) {
        int length = query.codePointCount(0, query.length());
        return new Remark(query.offsetByCodePoints(0, Math.min(position, length)), message);
    }
}
