package org.wirewatch.cli;

import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Settings;

/** The one line that {@code run} prints when it is ready. */
final class ReadyLine {
    private ReadyLine() {}

    static String of(Settings settings, @Nullable String webAddress) {
        return "Wirewatch is ready: " + TerminalText.count(settings.feeds().size(), "feed", "feeds") + ", "
                + TerminalText.count(settings.watches().size(), "watch", "watches")
                + (webAddress == null ? "" : "; status at " + webAddress);
    }
}
