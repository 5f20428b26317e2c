package org.wirewatch.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.wirewatch.config.notation.Nearest;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Located;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.Section.Named;

/**
 * Names that one part of the file defines and others use.
 *
 * @param kind for complaints, e.g. {@code reader}
 * @param names in file order
 */
record References(String kind, Set<String> names) {
    static References of(String kind, List<Named> entries) {
        Set<String> names = new LinkedHashSet<>();
        entries.forEach(entry -> names.add(entry.name().value()));
        return new References(kind, names);
    }

    /** The names under a key, each defined and each once; what is not has been noted. */
    List<String> read(Section section, String key) {
        List<String> known = new ArrayList<>();
        for (Located<String> used : section.list(key, Texts.line())) {
            if (!names.contains(used.value())) {
                section.error(used.place(), key, unknown(used.value()));
            } else if (known.contains(used.value())) {
                section.error(used.place(), key, "\"%s\" stands twice; take one out".formatted(used.value()));
            } else {
                known.add(used.value());
            }
        }
        return known;
    }

    String unknown(String used) {
        return names.isEmpty()
                ? "there is no %s \"%s\"; none is defined, add it under %ss"
                        .formatted(kind, used, kind)
                        .replace("watchs", "watches")
                : "there is no %s \"%s\"%s".formatted(kind, used, Nearest.hintOrAll(used, names));
    }
}
