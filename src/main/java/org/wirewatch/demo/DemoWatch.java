package org.wirewatch.demo;

import java.util.List;

/**
 * A watch that the made-up world has news for.
 *
 * @param name as it stands in mails
 * @param query in the watch language (docs/query-language.md)
 * @param atOnce true: an alert now; false: in the morning's digest
 * @param because what it is there to show
 */
public record DemoWatch(String name, String query, boolean atOnce, String because) {

    /** The watches of the demo's reader. */
    public static List<DemoWatch> all() {
        return List.of(
                new DemoWatch(
                        "undersea-cables",
                        "(\"undersea cable*\" OR \"cable ship\") AND (Corran OR Kareth)",
                        true,
                        "one wire story at three publishers is one alert, and later news of the matter is another"),
                new DemoWatch(
                        "port-strike",
                        "(dockworker* OR \"port workers\") AND (strike* OR walkout) NOT football",
                        false,
                        "the strike is found, and the footballers who strike late are not"));
    }
}
