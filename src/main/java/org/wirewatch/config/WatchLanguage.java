package org.wirewatch.config;

import java.util.ArrayList;
import java.util.List;
import org.wirewatch.watch.Parsed;
import org.wirewatch.watch.Query;
import org.wirewatch.watch.Warning;
import org.wirewatch.watch.Watch;

/** The watch language as the configuration needs it. */
public final class WatchLanguage implements QueryCheck {
    @Override
    public Checked check(String name, String query, List<String> languages) {
        return switch (Query.parse(query)) {
            case Parsed.Invalid(int position, String message) ->
                new Checked.Invalid(new Remark(offset(query, position), message));
            case Parsed.Valid(Query parsed) ->
                new Checked.Valid(new Watch(name, parsed), remarks(query, parsed.warnings(), languages));
        };
    }

    private static List<Remark> remarks(String query, List<Warning> warnings, List<String> languages) {
        List<Remark> remarks = new ArrayList<>();
        for (Warning warning : warnings) {
            remarks.add(new Remark(offset(query, warning.position()), warning.message()));
        }
        if (!languages.isEmpty()) {
            remarks.add(new Remark(0, "word forms (languages) are not looked for yet; the words count as written"));
        }
        return remarks;
    }

    /** The language counts in code points, Java in UTF-16 units. */
    private static int offset(String query, int position) {
        return query.offsetByCodePoints(0, Math.min(position, query.codePointCount(0, query.length())));
    }
}
