package org.wirewatch.config;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.wirewatch.config.Settings.FeedSource;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.notation.WebAddresses;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Place;
import org.wirewatch.config.yaml.Section;

/** {@code feeds}: what is polled. */
final class FeedsSection {
    private FeedsSection() {}

    static List<FeedSource> read(List<Section> items) {
        List<FeedSource> feeds = new ArrayList<>();
        Map<URI, Place> firsts = new HashMap<>();
        for (Section item : items) {
            Field<URI> url = item.required("url", WebAddresses.webAddress(), "url: https://www.example.org/feed.xml");
            Duration every = item.field("every", Durations.between(NetSection.LEAST, NetSection.MOST))
                    .value();
            String group = item.field("group", Texts.line()).value();
            String name = item.field("name", Texts.line()).value();
            item.done();
            if (url.value() == null) {
                continue;
            }
            Place first = firsts.putIfAbsent(url.value(), url.place());
            if (first == null) {
                feeds.add(new FeedSource(url.value(), every, group, name));
            } else {
                item.warning(
                        url.place(),
                        "url",
                        "this feed stands in line %d already; it is polled once".formatted(first.line()));
            }
        }
        return feeds;
    }
}
