package org.wirewatch.cli;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The keys of a watch as options; what they may hold is for the config's own reader to say. */
final class WatchKeys {
    @Option(names = "--to", split = ",", paramLabel = "READER", description = "Who hears of it, as ana,ben.")
    private @Nullable List<String> to;

    @Option(names = "--when", paramLabel = "WHEN", description = "now, hourly, or the name of a digest.")
    private @Nullable String when;

    @Option(names = "--updates", paramLabel = "yes|no", description = "Tell of a story again when it has news.")
    private @Nullable String updates;

    @Option(names = "--priority", paramLabel = "urgent|normal", description = "urgent: also in quiet hours.")
    private @Nullable String priority;

    @Option(names = "--cap", paramLabel = "N", description = "Alerts an hour for each reader; none takes it away.")
    private @Nullable String cap;

    @Option(names = "--languages", split = ",", paramLabel = "CODE", description = "Whose word forms count, as en,ru.")
    private @Nullable List<String> languages;

    @Option(names = "--must-match", paramLabel = "TEXT", description = "A text that it must match; may be repeated.")
    private @Nullable List<String> mustMatch;

    @Option(
            names = "--must-not-match",
            paramLabel = "TEXT",
            description = "A text that it must not match; may be repeated.")
    private @Nullable List<String> mustNotMatch;

    /** Puts what was given over what was there. */
    void into(Map<String, Object> body) {
        put(body, "to", to);
        put(body, "when", when);
        put(body, "updates", updates);
        put(body, "priority", priority);
        put(body, "cap", cap);
        put(body, "languages", languages);
        put(body, "must_match", mustMatch);
        put(body, "must_not_match", mustNotMatch);
    }

    private static void put(Map<String, Object> body, String key, @Nullable Object value) {
        if (value == null) {
            return;
        }
        if (value.equals("none") || value.equals(List.of("none"))) {
            body.remove(key);
        } else {
            body.put(key, value);
        }
    }
}
