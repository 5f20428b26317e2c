package org.wirewatch.cli;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.wirewatch.pipeline.ArchiveSearch;
import org.wirewatch.pipeline.Found;

/** What was found in the archive, for a terminal of 80 columns. Pure. */
final class FoundText {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("d MMM HH:mm", Locale.ENGLISH);
    private static final int INDENT = 14;
    private static final int NAMED = 4;

    private FoundText() {}

    static String of(ArchiveSearch search, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        for (Found found : search.articles()) {
            lines.addAll(lines(found, "", zone));
            lines.add("");
        }
        for (ArchiveSearch.Story story : search.stories()) {
            lines.addAll(lines(story.newest(), others(story), zone));
            lines.add("");
        }
        int number = search.articles().size() + search.stories().size();
        boolean byStory = search.articles().isEmpty();
        String what = byStory
                ? TerminalText.count(number, "story", "stories")
                : TerminalText.count(number, "article", "articles");
        if (number == 0) {
            lines.add("Nothing in the archive matches.");
        } else {
            lines.add(search.more() ? what + "; there are more: ask for them with --limit." : what + ".");
        }
        if (!search.narrowed()) {
            lines.add("The query names nothing to look up, so every article was read.");
        }
        return String.join("\n", lines);
    }

    private static String others(ArchiveSearch.Story story) {
        if (story.reports() == 1) {
            return "";
        }
        List<String> sources = story.sources();
        String names = String.join(", ", sources.subList(0, Math.min(NAMED, sources.size())));
        return story.reports() + " reports: " + names + (sources.size() > NAMED ? ", …" : "");
    }

    /** One article: when and what, the sentence, the address. */
    static List<String> lines(Found found, String remark, ZoneId zone) {
        List<String> lines = new ArrayList<>();
        String when = "%-12s".formatted(TIME.format(found.seenAt().atZone(zone)));
        List<String> headline = TerminalText.wrapped(found.title() + " (" + found.source() + ")", INDENT, INDENT);
        lines.add(when + headline.getFirst().substring(when.length()));
        lines.addAll(headline.subList(1, headline.size()));
        if (!found.sentence().equals(found.title())) {
            lines.addAll(TerminalText.wrapped("» " + found.sentence(), INDENT, INDENT + 2));
        }
        if (!remark.isEmpty()) {
            lines.addAll(TerminalText.wrapped(remark, INDENT, INDENT));
        }
        lines.add(" ".repeat(INDENT) + found.url());
        return lines;
    }
}
