package org.wirewatch.config.yaml;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.wirewatch.config.notation.Nearest;

/** Collects what is wrong while a text is read, and which keys were asked for. For one reading, one thread. */
public final class Findings {
    private final Set<Finding> findings = new LinkedHashSet<>();
    private final List<Stranger> strangers = new ArrayList<>();
    private final SortedSet<String> asked = new TreeSet<>();

    /** A key nobody asked for: judged at the end, when it is known which keys other sections have. */
    private record Stranger(String key, String section, Collection<String> known, Place place) {}

    /** Notes an error. */
    public void error(Place place, String message) {
        findings.add(new Finding(place, message, false));
    }

    /** Notes what is worth a look. */
    public void warning(Place place, String message) {
        findings.add(new Finding(place, message, true));
    }

    void asked(String path) {
        asked.add(path);
    }

    void stranger(String key, String section, Collection<String> known, Place place) {
        strangers.add(new Stranger(key, section, known, place));
    }

    /** All keys that were asked for, as {@code mail.smtp.host}; names that a person gives are {@code *}. */
    public SortedSet<String> askedKeys() {
        return asked;
    }

    /** All that was noted, in the order of the text. */
    public List<Finding> inOrder() {
        strangers.forEach(stranger -> error(stranger.place(), complaint(stranger)));
        strangers.clear();
        return findings.stream().sorted(Comparator.comparing(Finding::place)).toList();
    }

    private String complaint(Stranger stranger) {
        String key = stranger.key();
        String where = stranger.section().isEmpty() ? "" : " in " + stranger.section();
        String what = "unknown key \"" + key + "\"" + where;
        if (key.equals("<<")) {
            return what + "; merging is not supported, write the keys out";
        }
        if (key.equals("password")) {
            return what + "; passwords do not stand in this file, use password_file or password_env";
        }
        if (Nearest.to(key, stranger.known()).isEmpty()) {
            List<String> elsewhere = asked.stream()
                    .filter(path -> path.endsWith("." + key) && !path.contains("*"))
                    .toList();
            // A key of that name further down in the same section is likelier to be meant than any other.
            List<String> below = elsewhere.stream()
                    .filter(path -> path.startsWith(stranger.section() + "."))
                    .toList();
            elsewhere = below.size() == 1 ? below : elsewhere;
            if (elsewhere.size() == 1) {
                return what + "; it belongs to " + elsewhere.getFirst().replaceFirst("\\.[^.]*$", "");
            }
        }
        return what + Nearest.hintOrAll(key, stranger.known());
    }
}
