package org.wirewatch.web;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.Optional;
import org.wirewatch.pipeline.StatusReport;
import org.wirewatch.pipeline.WishAnswer;
import org.wirewatch.pipeline.WishDesk;
import org.wirewatch.store.Store;
import tools.jackson.databind.json.JsonMapper;

/**
 * The status page, its JSON twin, the health check and the metrics. Read only; serves no script and asks nobody else for
 * anything. Thread-safe.
 */
public final class WebServer implements AutoCloseable {
    private static final String SAFE = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

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

    private WebServer(String host, int port, Store store, InstantSource clock, String version) {
        this.host = host;
        this.store = store;
        this.clock = clock;
        this.version = version;
        this.wishes = new WishDesk(store, clock);
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
     * @throws WebAddressException with a sentence for the owner if the address is in use or not this machine's
     */
    public static WebServer start(String host, int port, Store store, InstantSource clock, String version) {
        return new WebServer(host, port, store, clock, version);
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.concurrency.useVirtualThreads = true;
        config.routes.before(context -> context.header("Content-Security-Policy", SAFE)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer"));
        config.routes.get("/", this::statusPage);
        config.routes.get(WishDesk.PATH + "{token}", context -> show(context, wishes.ask(context.pathParam("token"))));
        config.routes.post(WishDesk.PATH + "{token}", context -> show(context, wishes.act(context.pathParam("token"))));
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
        WishAnswer page = found.orElse(new WishAnswer(
                "This link does not work",
                "It has run out, or part of it is missing. Ask whoever runs this Wirewatch.",
                ""));
        StringOutput html = new StringOutput();
        templates.render("web/wish.jte", page, html);
        context.status(found.isPresent() ? 200 : 404)
                .header("Cache-Control", "no-store")
                .html(html.toString());
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
