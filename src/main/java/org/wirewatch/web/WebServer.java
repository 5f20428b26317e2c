package org.wirewatch.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.WishAnswer;
import org.wirewatch.pipeline.WishDesk;
import org.wirewatch.store.Store;
import tools.jackson.databind.json.JsonMapper;

/**
 * The status page, its JSON twin, the health check and the metrics, which only show; and the pages that links in mails lead
 * to, whose buttons do something. Serves no script and asks nobody else for anything. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final String SAFE =
            "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'";

    /** A button sends a few letters. */
    private static final long LONGEST_REQUEST_BYTES = 16_384;

    /** More than people press, and enough for a mail provider that unsubscribes many of its users at once. */
    private static final int BUTTONS_AT_ONCE = 30;

    private static final Duration ANOTHER_BUTTON_AFTER = Duration.ofSeconds(2);
    private static final int TOO_MANY_REQUESTS = 429;

    private final Store store;
    private final InstantSource clock;
    private final String version;
    private final WishDesk wishes;
    private final Metrics metrics;
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.wirewatch.templates");
    private final JsonMapper json = JsonMapper.builder().build();
    private final String host;
    private final Javalin server;

    private final TokenBuckets buttons;

    private WebServer(String host, int port, Store store, WishDesk wishes, InstantSource clock, String version) {
        this.host = host;
        this.store = store;
        this.clock = clock;
        this.version = version;
        this.wishes = wishes;
        this.buttons = new TokenBuckets(BUTTONS_AT_ONCE, ANOTHER_BUTTON_AFTER, clock);
        this.metrics = new Metrics(() -> StatusReport.of(store, clock.instant()));
        this.server = Javalin.create(this::configure);
        try {
            server.start(host, port);
        } catch (JavalinBindException taken) {
            throw new WebAddressException(
                    "web.listen: nothing can listen on " + host + ":" + port
                            + "; is another program there? Choose another port, or `listen: off`.",
                    taken);
        }
    }

    /**
     * Starts to serve.
     *
     * @param port 0 for any free one
     * @param wishes what the links in mails lead to
     * @throws WebAddressException with a sentence for the owner if the address is in use or not this machine's
     */
    public static WebServer start(
            String host, int port, Store store, WishDesk wishes, InstantSource clock, String version) {
        return new WebServer(host, port, store, wishes, clock, version);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LONGEST_REQUEST_BYTES;
        config.routes.before(context -> context.header("Content-Security-Policy", SAFE)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
        config.routes.get("/", this::statusPage);
        config.routes.get(WishDesk.PATH + "{token}", context -> show(context, wishes.ask(context.pathParam("token"))));
        config.routes.post(WishDesk.PATH + "{token}", this::press);
        config.routes.get("/api/status", this::statusJson);
        config.routes.get("/healthz", this::health);
        config.routes.get(
                "/metrics", context -> context.contentType(Metrics.CONTENT_TYPE).result(metrics.text()));
    }

    private void statusPage(Context context) {
        StatusPage page = new StatusPage(StatusReport.of(store, clock.instant()), ZoneId.systemDefault(), version);
        StringOutput html = new StringOutput();
        templates.render("web/status.jte", page, html);
        context.html(html.toString());
    }

    private void show(Context context, Optional<WishAnswer> found) {
        WishAnswer page = found.orElse(WishAnswer.said(
                "This link does not work",
                "It has run out, or part of it is missing. Use the link in a newer mail, or ask whoever runs this"
                        + " Wirewatch."));
        show(context, found.isPresent() ? 200 : 404, page);
    }

    private void press(Context context) {
        Duration wait = buttons.take(Visitor.of(context.ip(), context.header("X-Forwarded-For")));
        if (wait.isZero()) {
            show(context, wishes.act(context.pathParam("token"), context.formParam("for")));
            return;
        }
        long seconds = wait.plusMillis(999).toSeconds();
        context.header("Retry-After", Long.toString(seconds));
        show(
                context,
                TOO_MANY_REQUESTS,
                WishAnswer.said(
                        "Not so fast",
                        "Too many buttons were pressed from your address, so nothing was changed. Try it again in "
                                + seconds + (seconds == 1 ? " second." : " seconds.")));
    }

    private void show(Context context, int status, WishAnswer page) {
        StringOutput html = new StringOutput();
        templates.render("web/wish.jte", page, html);
        context.status(status).header("Cache-Control", "no-store").html(html.toString());
    }

    private void statusJson(Context context) {
        context.contentType("application/json; charset=utf-8")
                .result(json.writeValueAsString(StatusReport.of(store, clock.instant())));
    }

    /** Well as long as the database answers. */
    private void health(Context context) {
        long feeds = store.read(session -> (long) session.feeds().configured().size());
        context.result("ok, " + feeds + " feeds\n");
    }

    /** Where a browser finds the status page. */
    public String address() {
        String shown = host.contains(":") ? "[" + host + "]" : host;
        return "http://" + shown + ":" + server.port() + "/";
    }

    @Override
    public void close() {
        server.stop();
    }
}
