package org.wirewatch.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article;
import org.wirewatch.article.Article.Block;
import org.wirewatch.article.Extraction;
import org.wirewatch.article.PageReading;
import org.wirewatch.article.Reasons;
import org.wirewatch.article.Reasons.Dropped;
import org.wirewatch.article.SiteRule;

/** Why an article is what it is, for a terminal of 80 columns. Pure. */
final class ReasonsText {
    private static final int MOST_LISTED = 12;
    private static final int LONGEST_SAID_CHARS = 160;

    private final List<String> lines = new ArrayList<>();

    private ReasonsText() {}

    static String of(PageReading reading, Reasons reasons, @Nullable SiteRule rule) {
        ReasonsText text = new ReasonsText();
        text.verdict(reading);
        text.rule(reading, rule);
        text.further(reading);
        reasons.fields().forEach(text::field);
        text.body(reading, reasons.body());
        return String.join("\n", text.lines);
    }

    private void verdict(PageReading reading) {
        switch (reading.extraction()) {
            case Extraction.Extracted(Article article) -> say("An article: " + article.title());
            case Extraction.NoArticle(String code, String sentence) -> {
                say("No article (" + code + "): " + sentence);
                if (reading.stub() != null) {
                    say("Its beginning stands before the wall.");
                }
            }
        }
    }

    private void rule(PageReading reading, @Nullable SiteRule rule) {
        String file = rule == null ? "" : rule.file();
        switch (reading.rule()) {
            case NONE -> say("There is no rule for this site; the general rules were used.");
            case FITS -> say("The rule " + file + " found what it is for.");
            case MISSES -> say("The rule " + file + " found nothing here; the general rules were used.");
        }
    }

    private void further(PageReading reading) {
        if (reading.nextPage() != null) {
            say("It goes on at " + reading.nextPage());
        }
        if (reading.singlePage() != null) {
            say("All of it on one page: " + reading.singlePage());
        }
        if (reading.variant() != null) {
            say("Made for phones or for printing: " + reading.variant());
        }
    }

    private void field(Reasons.Field field) {
        lines.add("");
        String value = field.value();
        lines.addAll(TerminalText.wrapped(field.name() + ": " + (value == null ? "none" : shortened(value)), 0, 2));
        List<String> same = new ArrayList<>();
        for (Reasons.Candidate candidate : field.candidates()) {
            switch (candidate.fate()) {
                case TAKEN -> row("taken", "from " + candidate.source());
                case SAME -> same.add(candidate.source());
                case LATER -> row("later", said(candidate));
                case FLAWED -> row("lost", said(candidate) + ": " + candidate.flaw());
            }
        }
        if (!same.isEmpty()) {
            row("same", String.join(" · ", same));
        }
        if (!field.silent().isEmpty()) {
            row("silent", String.join(" · ", field.silent()));
        }
    }

    private static String said(Reasons.Candidate candidate) {
        return candidate.said().isEmpty()
                ? candidate.source()
                : candidate.source() + ", “" + shortened(candidate.said()) + "”";
    }

    private void body(PageReading reading, Reasons.Body body) {
        lines.add("");
        Article article = reading.extraction() instanceof Extraction.Extracted(Article found) ? found : reading.stub();
        say("text: " + (article == null ? "none" : blocks(article)));
        for (Reasons.Step step : body.path()) {
            row(step.taken() ? "taken" : "lost", step.sentence());
        }
        for (String lead : body.leads()) {
            row("lead", "set apart before it, “" + lead + "”");
        }
        String element = body.element();
        dropped("left out inside " + (element == null ? "it" : element), body.dropped());
        dropped("running text in other places", body.outside());
    }

    private static String blocks(Article article) {
        int related = (int)
                article.body().stream().filter(Block.Related.class::isInstance).count();
        String text = article.text();
        int words = text.isBlank() ? 0 : text.strip().split("\\s+", -1).length;
        return TerminalText.count(words, "word", "words") + " in "
                + TerminalText.count(article.body().size() - related, "block", "blocks")
                + (related == 0 ? "" : ", " + TerminalText.count(related, "related link", "related links"));
    }

    private void dropped(String title, List<Dropped> dropped) {
        if (dropped.isEmpty()) {
            return;
        }
        lines.add("");
        int chars = dropped.stream().mapToInt(Dropped::chars).sum();
        say(title + ": " + TerminalText.count(dropped.size(), "block", "blocks") + ", " + chars + " characters");
        for (Dropped one : dropped.subList(0, Math.min(MOST_LISTED, dropped.size()))) {
            row(one.kind(), one.why() + ": " + one.element() + ", “" + one.words() + "”");
        }
        if (dropped.size() > MOST_LISTED) {
            row("", "and " + (dropped.size() - MOST_LISTED) + " more; --format json has them all");
        }
    }

    private void row(String label, String text) {
        List<String> wrapped = new ArrayList<>(TerminalText.wrapped(text, 11, 13));
        wrapped.set(0, "  %-8s %s".formatted(label, wrapped.getFirst().strip()));
        lines.addAll(wrapped);
    }

    private void say(String sentence) {
        lines.addAll(TerminalText.wrapped(sentence, 0, 2));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST_SAID_CHARS ? text : text.substring(0, LONGEST_SAID_CHARS - 1) + "…";
    }
}
