package org.wirewatch.config;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.Subscription;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.yaml.Finding;
import org.wirewatch.config.yaml.Findings;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.YamlDocument;
import org.wirewatch.config.yaml.YamlText;
import org.wirewatch.watch.Watch;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads a watch that is kept in the database. It has the keys of a watch in the file, as JSON, and passes the same
 * checks: it is written as a small file, each key on a line of its own, and read as one. Thread-safe.
 */
public final class KeptWatchReader {
    private static final JsonMapper JSON = JsonMapper.shared();

    private final QueryCheck queries;

    /** Wires the reader. */
    public KeptWatchReader(QueryCheck queries) {
        this.queries = queries;
    }

    /** What came of it. */
    public sealed interface Read {
        /** A watch, and what is worth a look. */
        record Good(Watch watch, Subscription subscription, List<Problem> warnings) implements Read {}

        /** No watch, and why. */
        record Bad(List<Problem> problems) implements Read {}
    }

    /**
     * Reads a watch.
     *
     * @param body its keys, a JSON object
     * @param file whose readers and digests it may name
     */
    public Read read(String name, String body, Settings file) {
        YamlText text = new YamlText(asFile(name, body));
        Findings findings = new Findings();
        Optional<WatchesSection> watches = YamlDocument.parse(text, findings).map(root -> read(root, file));
        List<Finding> found = findings.inOrder();
        List<Problem> problems =
                found.stream().map(finding -> problem(name, text, finding)).toList();
        return watches.isPresent() && found.stream().allMatch(Finding::warning)
                ? new Read.Good(
                        watches.get().watches().getFirst(),
                        watches.get().subscriptions().getFirst(),
                        problems)
                : new Read.Bad(problems);
    }

    private WatchesSection read(Section root, Settings file) {
        List<DigestPlan> digests = file.digests();
        WatchesSection read = WatchesSection.read(
                root.named("watches", Texts.name()),
                new References("reader", names(file.readers().stream().map(Reader::name))),
                new References("digest", names(digests.stream().map(DigestPlan::name))),
                digests,
                file.pieces(),
                queries);
        root.done();
        return read;
    }

    private static Set<String> names(java.util.stream.Stream<String> names) {
        return names.collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static String asFile(String name, String body) {
        StringBuilder lines = new StringBuilder("watches:\n  " + quoted(name) + ":\n");
        try {
            for (Map.Entry<String, JsonNode> key : JSON.readTree(body).properties()) {
                JsonNode value = key.getValue();
                String written = value.isString() ? quoted(value.asString()) : value.toString();
                lines.append("    ")
                        .append(key.getKey())
                        .append(": ")
                        .append(written)
                        .append('\n');
            }
        } catch (JacksonException broken) {
            lines.append("    \"the database holds no JSON for this watch\": yes\n");
        }
        return lines.toString();
    }

    /** In the quotes that change least, so that a caret below the line stands where the person looks for it. */
    private static String quoted(String text) {
        return text.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || (c >= 0xa0 && c < 0xd800))
                ? "'" + text.replace("'", "''") + "'"
                : JSON.writeValueAsString(text);
    }

    private static Problem problem(String name, YamlText text, Finding finding) {
        var place = finding.place();
        String source = text.line(place.line());
        return new Problem("watch " + name, place.line(), place.column(), finding.message(), finding.warning(), source);
    }
}
