package org.wirewatch.config;

import java.time.Duration;
import org.wirewatch.config.Settings.Retention;
import org.wirewatch.config.notation.Durations;
import org.wirewatch.config.notation.Sizes;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;

/** {@code retention}: how long things are kept. */
final class RetentionSection {
    private static final long MB = 1024 * 1024;

    private RetentionSection() {}

    static Retention read(Section section) {
        Retention retention = new Retention(
                time(section, "articles").or(Duration.ofDays(365)),
                time(section, "messages").or(Duration.ofDays(90)),
                section.field("pages", Durations.between(Duration.ZERO, Duration.ofDays(365)))
                        .or(Duration.ofDays(14)),
                section.field("pages_size", Sizes.between(MB, 1024 * 1024 * MB)).or(512 * MB));
        section.done();
        return retention;
    }

    private static Field<Duration> time(Section section, String key) {
        return section.field(key, Durations.between(Duration.ofDays(1), Duration.ofDays(36_500)));
    }
}
