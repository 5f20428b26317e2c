package org.wirewatch.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.wirewatch.pipeline.ArticleTrace;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.NotificationTable.LedgerRow;

/**
 * "Was I told about this?" Pure.
 *
 * @param verdict {@code told}, {@code in-doubt} (being sent, or was when the daemon died), {@code waiting},
 *     {@code not-sent} (every mail of it is dead or was dropped), {@code no-match}, {@code pending} (not read yet),
 *     {@code baseline} (was in its feed at the first fetch) or {@code never-seen}
 * @param sentences the same in words
 * @param ledger all rows of its story
 */
record MailedAnswer(String url, String verdict, List<String> sentences, List<LedgerRow> ledger) {

    static MailedAnswer of(ArticleTrace trace, List<LedgerRow> rows, LedgerText text) {
        List<String> sentences = new ArrayList<>();
        String verdict = verdict(trace, rows);
        sentences.add(opening(verdict, trace, text));
        copy(trace, sentences);
        for (LedgerRow row : rows) {
            sentences.add(row.reader() + ", for " + row.watch() + ": " + text.fate(row) + ".");
            if (row.subject() != null) {
                sentences.add("  by the mail “" + row.subject() + "”");
            }
        }
        return new MailedAnswer(trace.url(), verdict, List.copyOf(sentences), List.copyOf(rows));
    }

    /** Whether somebody was told, or will be. */
    boolean isGood() {
        return verdict.equals("told") || verdict.equals("in-doubt") || verdict.equals("waiting");
    }

    private static String verdict(ArticleTrace trace, List<LedgerRow> rows) {
        if (rows.stream().anyMatch(row -> "sent".equals(row.state()))) {
            return "told";
        }
        if (rows.stream().anyMatch(row -> "sending".equals(row.state()))) {
            return "in-doubt";
        }
        if (rows.stream().anyMatch(row -> row.state() == null || row.state().equals("queued"))) {
            return "waiting";
        }
        if (!rows.isEmpty()) {
            return "not-sent";
        }
        if (trace.article() != null) {
            return "no-match";
        }
        if (trace.sightings().isEmpty()) {
            return "never-seen";
        }
        return trace.sightings().stream().anyMatch(sighting -> sighting.state().equals("pending"))
                ? "pending"
                : "baseline";
    }

    private static String opening(String verdict, ArticleTrace trace, LedgerText text) {
        return switch (verdict) {
            case "told" -> "Yes.";
            case "in-doubt" -> "Perhaps: its mail is being handed over, or was when the daemon ended.";
            case "waiting" -> "Not yet, but it will be told.";
            case "not-sent" -> "No: it was to be told, but no mail of it went out.";
            case "no-match" ->
                "No: nobody was to be told. It was read, and "
                        + (trace.matches().isEmpty()
                                ? "no watch matched it; `wirewatch explain` says why."
                                : "it matched, but for no reader asked about.");
            case "pending" -> "Not yet: it was seen in " + feeds(trace, text) + " and is still waiting to be read.";
            case "baseline" ->
                "No: it was in " + feeds(trace, text)
                        + " when that was first fetched, and what is there at the first fetch is history that nobody is told.";
            default -> "No: no feed has carried this address.";
        };
    }

    private static String feeds(ArticleTrace trace, LedgerText text) {
        ArticleTrace.Sighting first = trace.sightings().getFirst();
        return first.feed() + " (" + text.time(first.firstSeenAt()) + ")";
    }

    private static void copy(ArticleTrace trace, List<String> sentences) {
        ArticleRow article = trace.article();
        if (article == null) {
            return;
        }
        sentences.add(article.title() + " (" + article.source() + ")");
        ArticleRow resembles = trace.resembles();
        if (resembles != null) {
            sentences.add("It is a " + article.placement().toLowerCase(Locale.ROOT) + " of “" + resembles.title()
                    + "” (" + Objects.requireNonNullElse(resembles.source(), "") + "): one story, told once.");
        }
    }
}
