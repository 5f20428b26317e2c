package org.wirewatch.cli;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Collectors;
import org.wirewatch.demo.DemoSite;

/** The configuration of the demo: an ordinary file that a newcomer can read, change and run. */
final class DemoConfig {
    private DemoConfig() {}

    static String yaml(Path folder, List<DemoSite.FeedAddress> feeds, int smtpPort, ZoneId zone) {
        String feedLines = feeds.stream()
                .map(feed -> "  - { url: \"" + feed.url() + "\", name: \"" + feed.publisher() + "\" }")
                .collect(Collectors.joining("\n"));
        return """
                # Made by `wirewatch demo`: an ordinary config. The site and the inbox live only as long as the demo.
                data: "%s"
                net:
                  contact: "https://example.org/wirewatch-demo"
                  min_interval: 1s                # a demo's pace; never do this to anybody else's server
                  max_interval: 2s
                  host_pause: 10ms
                  allow_private: ["127.0.0.0/8"]  # the made-up news site is on this machine
                mail:
                  from: "Wirewatch <wirewatch@example.org>"
                  smtp: { host: 127.0.0.1, port: %d, security: none }
                web: { listen: "127.0.0.1:0" }

                readers:
                  ana: { email: ana@example.org, timezone: "%s" }

                feeds:
                %s

                watches:
                  corran-cable:
                    query: 'cable AND ("Corran Islands" OR "Kareth Strait")'
                    to: [ana]
                    when: now
                    updates: yes                  # new facts come as a reply
                  port-strike:
                    query: '(strike* OR "port workers" OR dockworkers) AND Brackwater NOT "cup final"'
                    to: [ana]
                    when: morning
                  ferries:
                    query: 'ferry OR ferries'
                    to: [ana]
                    when: morning
                  sea-and-carbon:
                    query: 'seagrass OR "carbon store"~3'
                    to: [ana]
                    when: morning

                digests:
                  morning: { at: "07:00", days: mon-sun, to: [ana] }
                """.formatted(folder, smtpPort, zone.getId(), feedLines);
    }
}
