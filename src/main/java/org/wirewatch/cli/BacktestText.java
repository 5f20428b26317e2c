package org.wirewatch.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.pipeline.Backtest;

/** A backtest for a terminal of 80 columns. Pure. */
final class BacktestText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);

    private BacktestText() {}

    static String of(Backtest backtest, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        lines.add("%d of %d articles since %s: %s, so %s."
                .formatted(
                        backtest.matches(),
                        backtest.articles(),
                        TIME.format(backtest.since().atZone(zone)),
                        TerminalText.count(backtest.stories(), "story", "stories"),
                        TerminalText.count(backtest.stories(), "alert", "alerts")));
        for (Backtest.Found found : backtest.newest()) {
            lines.add("");
            lines.addAll(TerminalText.wrapped(
                    TIME.format(found.seenAt().atZone(zone)) + "  " + found.title() + " (" + found.source() + ")",
                    0,
                    14));
            lines.addAll(TerminalText.wrapped("» " + found.sentence(), 14, 16));
            lines.add(" ".repeat(14) + found.url());
        }
        return String.join("\n", lines);
    }
}
