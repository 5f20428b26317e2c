package org.wirewatch.cli;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.wirewatch.demo.Narration;
import org.wirewatch.pipeline.Events;
import org.wirewatch.story.News;

/** Hands what the daemon does to the demo's narration, and lets the show wait for it. Thread-safe. */
final class DemoEvents implements Events {
    private final Narration narration;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition something = lock.newCondition();
    private final Set<String> feedsSeen = new HashSet<>();
    private final Set<String> failuresTold = new HashSet<>();
    private int unchanged;
    private int mailed;

    DemoEvents(Narration narration) {
        this.narration = narration;
    }

    @Override
    public void baseline(String feed, int entries, int wouldMatch) {
        narration.baseline(feed, entries);
        if (wouldMatch > 0) {
            narration.say(
                    "                    (of these, " + wouldMatch + " would have matched; history is never mailed)");
        }
        note(() -> feedsSeen.add(feed));
    }

    @Override
    public void polled(String feed, int newEntries, int known) {
        if (newEntries > 0) {
            narration.polled(feed, newEntries, known);
        }
        note(() -> {});
    }

    @Override
    public void unchanged(String feed) {
        note(() -> unchanged++);
    }

    @Override
    public void pollFailed(String feed, String code, String sentence, int failures) {
        note(() -> {
            if (failuresTold.add(feed)) {
                narration.failed(feed, sentence);
            }
            feedsSeen.add(feed);
        });
    }

    @Override
    public void read(String source, String headline, int words, @Nullable String teaserSentence) {
        if (teaserSentence == null) {
            narration.extracted(source, headline, words);
        } else {
            narration.failed(source, "“" + headline + "”: " + teaserSentence + " The feed's own text serves.");
        }
    }

    @Override
    public void copy(String source, String headline, String firstSource, String reason) {
        narration.copyOf(source, headline, firstSource);
    }

    @Override
    public void version(String source, String headline, News news) {
        if (news.isNews()) {
            narration.newFacts(source, headline, news.sentences().getFirst());
        }
    }

    @Override
    public void matched(String watch, String headline, String sentence, boolean isNews) {
        if (isNews) {
            narration.matched(watch, headline, sentence);
        } else {
            narration.heldBack(watch, headline, "told once is enough: it was mailed, or waits for the digest");
        }
    }

    @Override
    public void mailed(String to, String subject, String messageId) {
        narration.mailed(to, subject);
        note(() -> mailed++);
    }

    @Override
    public void mailServerDown(String code, String sentence, long waiting) {
        narration.failed("mail", sentence);
    }

    @Override
    public void broken(String what, Throwable failure) {
        narration.failed(what, String.valueOf(failure));
    }

    int feedsSeen() {
        return look(feedsSeen::size);
    }

    int unchangedPolls() {
        return look(() -> unchanged);
    }

    int mailed() {
        return look(() -> mailed);
    }

    /** Waits until something is so; false if that took longer than {@code patience}. */
    boolean await(BooleanSupplier isSo, Duration patience) throws InterruptedException {
        long left = patience.toNanos();
        lock.lock();
        try {
            while (!isSo.getAsBoolean()) {
                if (left <= 0) {
                    return false;
                }
                long nap = Math.min(left, TimeUnit.MILLISECONDS.toNanos(50));
                left -= nap - Math.max(0, something.awaitNanos(nap));
            }
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void note(Runnable change) {
        lock.lock();
        try {
            change.run();
            something.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int look(java.util.function.IntSupplier look) {
        lock.lock();
        try {
            return look.getAsInt();
        } finally {
            lock.unlock();
        }
    }
}
