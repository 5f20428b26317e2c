package org.wirewatch.config;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.notation.Times;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Located;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.Section.Named;

/** {@code digests}: what is told at an hour. */
final class DigestsSection {
    /** Words that {@code when} and {@code watches} already use. */
    private static final Set<String> TAKEN = Set.of("now", "hourly", "all");

    private DigestsSection() {}

    static List<DigestPlan> read(List<Named> entries, References readers, References watches) {
        List<DigestPlan> digests = new ArrayList<>();
        for (Named entry : entries) {
            digests.add(readOne(entry, readers, watches));
        }
        return digests;
    }

    private static DigestPlan readOne(Named entry, References readers, References watches) {
        String name = entry.name().value();
        Section section = entry.body();
        Field<LocalTime> at = section.required("at", Times.time(), "at: \"07:00\"");
        Set<DayOfWeek> days = readDays(section);
        List<String> to = readers.read(section, "to");
        List<String> covered = readWatches(section, watches);
        section.done();
        if (TAKEN.contains(name)) {
            section.error(
                    entry.name().place(),
                    "at",
                    "a digest cannot be called \"%s\", which means something else already".formatted(name));
        }
        boolean nobody = !section.has("to") || section.listsNothing("to");
        if (nobody && section.written()) {
            section.warning(entry.name().place(), "to", "nobody gets this digest; name readers, or take it out");
        } else if (watches.names().isEmpty()) {
            section.warning(entry.name().place(), "watches", "there is no watch to tell of; this digest stays empty");
        }
        return new DigestPlan(name, at.or(LocalTime.MIDNIGHT), days, to, covered);
    }

    private static Set<DayOfWeek> readDays(Section section) {
        List<Located<Set<DayOfWeek>>> written = section.list("days", Times.days());
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        written.forEach(some -> days.addAll(some.value()));
        return days.isEmpty() ? EnumSet.allOf(DayOfWeek.class) : days;
    }

    /** Empty for all of them. */
    private static List<String> readWatches(Section section, References watches) {
        List<Located<String>> written = section.list("watches", Texts.line());
        if (section.listsNothing("watches")) {
            section.error(section.place(), "watches", "names no watch; write \"watches: all\" or name some");
        }
        boolean all = written.size() == 1 && written.getFirst().value().equals("all");
        return all ? List.of() : watches.read(section, "watches");
    }
}
