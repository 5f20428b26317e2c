package org.wirewatch.config;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.notation.Mailboxes;
import org.wirewatch.config.notation.Numbers;
import org.wirewatch.config.notation.Times;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.Section.Named;

/** {@code readers}: who gets mail. */
final class ReadersSection {
    private static final int MOST_ALERTS_PER_HOUR = 1_000;

    private ReadersSection() {}

    static List<Reader> read(List<Named> entries, ZoneId machineZone) {
        List<Reader> readers = new ArrayList<>();
        for (Named entry : entries) {
            Section section = entry.body();
            Field<String> email = section.required("email", Mailboxes.address(), "email: ana@example.org");
            ZoneId zone = section.field("timezone", Times.zone()).or(machineZone);
            Field<Reader.QuietHours> quietHours = section.field("quiet_hours", Times.quietHours());
            Field<Integer> cap = section.field("cap", Numbers.between(1, MOST_ALERTS_PER_HOUR));
            section.done();
            readers.add(new Reader(
                    entry.name().value(),
                    email.or(""),
                    zone,
                    quietHours.value(),
                    cap.or(Reader.DEFAULT_ALERTS_PER_HOUR)));
        }
        return readers;
    }
}
