package org.wirewatch.cli;

import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;

/** The one line that {@code run} prints when it is ready. */
final class ReadyLine {
    private ReadyLine() {}

    static String of(Settings settings, @Nullable String webAddress) {
        return "Wirewatch is ready: " + count(settings.feeds().size(), "feed", "feeds") + ", "
                + count(settings.watches().size(), "watch", "watches")
                + (webAddress == null ? "" : "; status at " + webAddress);
    }

    private static String count(int number, String one, String many) {
        return number + " " + (number == 1 ? one : many);
    }
}
