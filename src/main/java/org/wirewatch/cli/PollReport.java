package org.wirewatch.cli;

import java.io.PrintWriter;
import org.wirewatch.pipeline.Events;
import picocli.CommandLine.Model.CommandSpec;

/** Says on the terminal what a poll by hand brings. */
final class PollReport implements Events {
    private final PrintWriter out;

    PollReport(CommandSpec spec) {
        this.out = spec.commandLine().getOut();
    }

    @Override
    public void baseline(String feed, int entries, int wouldMatch) {
        out.println(feed + ": first fetch, " + entries + " entries remembered; " + wouldMatch + " would have matched");
    }

    @Override
    public void polled(String feed, int newEntries, int known) {
        out.println(feed + ": " + newEntries + " new, " + known + " known");
    }

    @Override
    public void chose(String page, String feedUrl) {
        out.println(page + " is a page; of the feeds it names, this is read: " + feedUrl);
    }

    @Override
    public void unchanged(String feed) {
        out.println(feed + ": unchanged");
    }

    @Override
    public void pollFailed(String feed, String code, String sentence, int failures) {
        out.println(feed + ": " + code + ": " + sentence);
    }

    @Override
    public void matched(String watch, String headline, String sentence, boolean isNews) {
        out.println("  matched " + watch + ": " + headline);
    }

    @Override
    public void mailed(String to, String subject, String messageId) {
        out.println("  mailed " + to + ": " + subject);
    }

    @Override
    public void mailServerDown(String code, String sentence, long waiting) {
        out.println("  no mail goes out (" + code + "): " + sentence);
    }

    @Override
    public void broken(String what, Throwable failure) {
        out.println("  broke at " + what + ": " + failure);
    }
}
