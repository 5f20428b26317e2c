package org.wirewatch.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.prometheus.metrics.core.metrics.GaugeWithCallback;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.wirewatch.pipeline.StatusReport;

/** The status as Prometheus reads it. Each scrape looks once. */
final class Metrics {
    static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    private final PrometheusRegistry registry = new PrometheusRegistry();
    private final Supplier<StatusReport> look;
    private final ReentrantLock scraping = new ReentrantLock();
    private StatusReport report;

    Metrics(Supplier<StatusReport> look) {
        this.look = look;
        this.report = look.get();
        gauge(
                "wirewatch_feeds",
                "Feeds that are polled",
                report -> report.feeds().size());
        gauge(
                "wirewatch_feeds_in_trouble",
                "Feeds that fail or are gone",
                report -> report.troubledFeeds().size());
        gauge("wirewatch_articles_waiting", "Entries whose article is still to be read", StatusReport::articlesWaiting);
        gauge("wirewatch_articles", "Articles kept", StatusReport::articles);
        gauge("wirewatch_stories", "Stories kept", StatusReport::stories);
        gauge("wirewatch_matches_last_day", "Matches of the last 24 hours", StatusReport::matchesLastDay);
        gauge(
                "wirewatch_mails_waiting",
                "Mails in the outbox",
                report -> report.mail().waiting());
        gauge(
                "wirewatch_mails_dead",
                "Mails that will never go",
                report -> report.mail().deadCount());
        gauge(
                "wirewatch_readers_paused",
                "Readers who are sent nothing, as their mails came back",
                report -> report.mail().paused().size());
        gauge(
                "wirewatch_mails_sent_last_day",
                "Mails sent in the last 24 hours",
                report -> report.mail().sentLastDay());
    }

    private void gauge(String name, String help, ToDoubleFunction<StatusReport> value) {
        GaugeWithCallback.builder()
                .name(name)
                .help(help)
                .callback(callback -> callback.call(value.applyAsDouble(report)))
                .register(registry);
    }

    /** All metrics in Prometheus' text format. Thread-safe. */
    String text() {
        scraping.lock();
        try {
            report = look.get();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            PrometheusTextFormatWriter.create().write(bytes, registry.scrape());
            return bytes.toString(UTF_8);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        } finally {
            scraping.unlock();
        }
    }
}
