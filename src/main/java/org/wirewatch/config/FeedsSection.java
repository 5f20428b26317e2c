package org.wirewatch.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.config.Settings.FeedSource;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.notation.WebAddresses;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.Section;

/** {@code feeds}: what is polled. */
final class FeedsSection {
    private FeedsSection() {}

    static List<FeedSource> read(List<Section> items, Duration minInterval) {
        List<FeedSource> feeds = new ArrayList<>();
        Map<URI, Place> firsts = new HashMap<>();
        for (Section item : items) {
            Field<URI> url = item.required("url", WebAddresses.webAddress(), "url: https://www.example.org/feed.xml");
            Field<Duration> written = item.field("every", Durations.between(NetSection.LEAST, NetSection.MOST));
            Duration every = written.value();
            if (every != null && every.compareTo(minInterval) < 0) {
                item.warning(
                        written.place(),
                        "every",
                        "%s is less than net.min_interval, so the feed is asked every %s; lower net.min_interval if its publisher agrees"
                                .formatted(Durations.format(every), Durations.format(minInterval)));
            }
            String group = item.field("group", Texts.line()).value();
            String name = item.field("name", Texts.line()).value();
            boolean pages = item.field("pages", FeedsSection::readPages).or(true);
            item.done();
            if (url.value() == null) {
                continue;
            }
            Place first = firsts.putIfAbsent(asAsked(url.value()), url.place());
            if (first == null) {
                feeds.add(new FeedSource(url.value(), every, group, name, pages));
            } else {
                item.warning(
                        url.place(),
                        "url",
                        "this feed stands in line %d already; it is polled once".formatted(first.line()));
            }
        }
        return feeds;
    }

    /** What goes to the server is the same with and without a fragment, and with a default port written out. */
    private static URI asAsked(URI url) {
        String text = url.toString();
        int fragment = text.indexOf('#');
        return URI.create((fragment < 0 ? text : text.substring(0, fragment))
                .replaceFirst("^(?i)(http://[^/?]*):80(?=[/?]|$)", "$1")
                .replaceFirst("^(?i)(https://[^/?]*):443(?=[/?]|$)", "$1")
                .replaceFirst("^([a-zA-Z]+://[^/?]+)(?=\\?|$)", "$1/"));
    }

    private static Notation.Result<Boolean> readPages(String written) {
        return switch (written) {
            case "fetch" -> Notation.right(true);
            case "off" -> Notation.right(false);
            default ->
                Notation.wrong(
                        "\"" + written
                                + "\" is neither; write fetch (each article's page is read) or off (the feed's own text serves)");
        };
    }
}
