package org.wirewatch.config.yaml;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Notation.Result;

/**
 * A cursor over one mapping. Ask for each key that may stand in it, then call {@link #done()}: what was not asked for is
 * an unknown key. What is wrong goes to the {@link Findings}; asking never throws. For one thread.
 */
public final class Section {
    private final String path;
    private final String keyPath;
    private final Place place;
    private final boolean written;
    private final Map<String, NodeTuple> entries;
    private final Set<String> known = new LinkedHashSet<>();
    private final YamlText text;
    private final Findings findings;

    private Section(
            String path,
            String keyPath,
            Place place,
            boolean written,
            Map<String, NodeTuple> entries,
            YamlText text,
            Findings findings) {
        this.path = path;
        this.keyPath = keyPath;
        this.place = place;
        this.written = written;
        this.entries = entries;
        this.text = text;
        this.findings = findings;
    }

    /** A mapping that a person keyed by names of their own, one of its entries. */
    public record Named(Located<String> name, Section body) {}

    /**
     * One value behind a name that a person gave.
     *
     * @param inside the place of a character inside the value, by its UTF-16 offset
     */
    public record Value<T>(Located<String> name, T value, IntFunction<Place> inside) {}

    /** The section over a whole text; an empty one where the text is empty or no mapping. */
    static Section root(@Nullable Node node, YamlText text, Findings findings) {
        if (node instanceof MappingNode mapping) {
            return new Section("", "", Place.START, true, Nodes.entries(mapping, "", text, findings), text, findings);
        }
        if (node != null && !Nodes.isNull(node)) {
            findings.error(
                    Nodes.placeOf(node, text),
                    "the file must hold keys, as in \"data: data\", not " + Nodes.kind(node));
        }
        return new Section("", "", Place.START, false, Map.of(), text, findings);
    }

    /** Where the section begins; where it is missing, the place of the section around it. */
    public Place place() {
        return place;
    }

    /** Whether it stands in the file. */
    public boolean written() {
        return written;
    }

    /** Whether a key stands in it. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /** The path of a key from the root, as {@code mail.smtp.host}. */
    public String pathOf(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    /** The same without the names and numbers that a person's file brings in: {@code readers.*.email}. */
    private String keyPathOf(String key) {
        return keyPath.isEmpty() ? key : keyPath + "." + key;
    }

    /** Reads one value. */
    public <T> Field<T> field(String key, Notation<T> notation) {
        ask(key);
        Node node = valueNode(key);
        if (node == null) {
            return new Field<>(null, place, false);
        }
        return new Field<>(read(node, pathOf(key), notation), placeOf(node), true);
    }

    /**
     * Reads one value that must be there.
     *
     * @param example of the whole line, for the complaint
     */
    public <T> Field<T> required(String key, Notation<T> notation, String example) {
        Field<T> field = field(key, notation);
        if (written && !field.written()) {
            findings.error(place, "%s has no \"%s\"; add it, as in %s".formatted(path, key, example));
        }
        return field;
    }

    /** Reads a mapping with keys of its own; an empty section where there is none. */
    public Section section(String key) {
        ask(key);
        Node node = valueNode(key);
        String below = pathOf(key);
        if (node instanceof MappingNode mapping) {
            checkTag(node, below);
            return new Section(
                    below,
                    keyPathOf(key),
                    keyPlace(key),
                    true,
                    Nodes.entries(mapping, below, text, findings),
                    text,
                    findings);
        }
        if (node != null) {
            String complaint = Nodes.isNull(node)
                    ? "is empty; fill it in or take it out"
                    : "must hold keys, not " + Nodes.kind(node);
            findings.error(placeOf(node), below + ": " + complaint);
        }
        return new Section(below, keyPathOf(key), place, false, Map.of(), text, findings);
    }

    /** Reads a mapping whose keys are names; nothing at all behind the key means none. */
    public List<Named> named(String key, Notation<String> names) {
        ask(key);
        Node node = valueNode(key);
        if (node == null || Nodes.isNull(node)) {
            return List.of();
        }
        String below = pathOf(key);
        if (!(node instanceof MappingNode mapping)) {
            findings.error(
                    placeOf(node),
                    "%s: must hold names, each with its keys, not %s".formatted(below, Nodes.kind(node)));
            return List.of();
        }
        List<Named> all = new ArrayList<>();
        Nodes.entries(mapping, below, text, findings).forEach((name, tuple) -> {
            Place at = placeOf(tuple.getKeyNode());
            read(tuple.getKeyNode(), below, names);
            Node body = tuple.getValueNode();
            boolean good = body instanceof MappingNode;
            if (!good) {
                findings.error(
                        Nodes.isNull(body) ? at : placeOf(body),
                        "%s.%s: must hold keys, not %s".formatted(below, name, Nodes.kind(body)));
            }
            Map<String, NodeTuple> keys = body instanceof MappingNode inner
                    ? Nodes.entries(inner, below + "." + name, text, findings)
                    : Map.of();
            all.add(new Named(
                    new Located<>(name, at),
                    new Section(below + "." + name, keyPathOf(key) + ".*", at, good, keys, text, findings)));
        });
        return all;
    }

    /** Reads a mapping from names to one value each; nothing at all behind the key means none. */
    public <T> List<Value<T>> values(String key, Notation<String> names, Notation<T> notation) {
        ask(key);
        Node node = valueNode(key);
        if (node == null || Nodes.isNull(node)) {
            return List.of();
        }
        String below = pathOf(key);
        if (!(node instanceof MappingNode mapping)) {
            findings.error(
                    placeOf(node),
                    "%s: must hold names, each with its value, not %s".formatted(below, Nodes.kind(node)));
            return List.of();
        }
        findings.asked(keyPathOf(key) + ".*");
        List<Value<T>> all = new ArrayList<>();
        Nodes.entries(mapping, below, text, findings).forEach((name, tuple) -> {
            Node body = tuple.getValueNode();
            String goodName = read(tuple.getKeyNode(), below, names);
            T value = read(body, below + "." + name, notation);
            if (goodName != null && value != null && body instanceof ScalarNode scalar) {
                Located<String> located = new Located<>(goodName, placeOf(tuple.getKeyNode()));
                all.add(new Value<>(located, value, offset -> ScalarTrace.placeOf(text, scalar, offset)));
            }
        });
        return all;
    }

    /** Reads one value or a list of them; nothing behind the key is an empty list. */
    public <T> List<Located<T>> list(String key, Notation<T> notation) {
        ask(key);
        List<Located<T>> all = new ArrayList<>();
        for (Node node : nodes(key)) {
            T value = read(node, pathOf(key), notation);
            if (value != null) {
                all.add(new Located<>(value, placeOf(node)));
            }
        }
        return all;
    }

    /** Whether a key stands there with nothing behind it, or with an empty list. */
    public boolean listsNothing(String key) {
        return has(key) && nodes(key).isEmpty();
    }

    /**
     * Reads a list whose items are either one value or a mapping; a bare value becomes a mapping with one key.
     *
     * @param shorthand the key that a bare value stands for
     */
    public List<Section> items(String key, String shorthand) {
        ask(key);
        List<Section> all = new ArrayList<>();
        for (Node node : nodes(key)) {
            Map<String, NodeTuple> keys;
            if (node instanceof MappingNode mapping) {
                keys = Nodes.entries(mapping, pathOf(key), text, findings);
            } else if (node instanceof ScalarNode scalar) {
                keys = Map.of(shorthand, new NodeTuple(scalar, scalar));
            } else {
                String complaint =
                        "%s: each must be one value or hold keys, not %s".formatted(pathOf(key), Nodes.kind(node));
                findings.error(placeOf(node), complaint);
                continue;
            }
            String path = "%s[%d]".formatted(pathOf(key), all.size() + 1);
            all.add(new Section(path, keyPathOf(key) + ".*", placeOf(node), true, keys, text, findings));
        }
        return all;
    }

    /** Says that no more keys will be asked for; what is left is unknown. */
    public void done() {
        entries.forEach((key, tuple) -> {
            if (!known.contains(key)) {
                findings.stranger(key, path, List.copyOf(known), placeOf(tuple.getKeyNode()));
            }
        });
    }

    /** Notes an error about a key's value. */
    public void error(Place at, String key, String message) {
        findings.error(at, pathOf(key) + ": " + message);
    }

    /** Notes what is worth a look about a key's value. */
    public void warning(Place at, String key, String message) {
        findings.warning(at, pathOf(key) + ": " + message);
    }

    /** The place of a character inside a key's value. */
    public Place placeInside(String key, int offset) {
        return valueNode(key) instanceof ScalarNode scalar ? ScalarTrace.placeOf(text, scalar, offset) : place;
    }

    private void ask(String key) {
        known.add(key);
        findings.asked(keyPathOf(key));
    }

    private List<Node> nodes(String key) {
        Node node = valueNode(key);
        if (node == null || Nodes.isNull(node)) {
            return List.of();
        }
        return node instanceof SequenceNode sequence ? sequence.getValue() : List.of(node);
    }

    private @Nullable Node valueNode(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple == null ? null : tuple.getValueNode();
    }

    private Place keyPlace(String key) {
        NodeTuple tuple = entries.get(key);
        return tuple == null ? place : placeOf(tuple.getKeyNode());
    }

    private <T> @Nullable T read(Node node, String at, Notation<T> notation) {
        checkTag(node, at);
        if (!(node instanceof ScalarNode scalar)) {
            findings.error(placeOf(node), "%s: must be one value, not %s".formatted(at, Nodes.kind(node)));
            return null;
        }
        if (Nodes.isNull(node)) {
            findings.error(placeOf(node), at + ": is empty; write a value or take the line out");
            return null;
        }
        return switch (notation.read(scalar.getValue())) {
            case Result.Right<T>(T value) -> value;
            case Result.Wrong<T>(int offset, String message) -> {
                findings.error(ScalarTrace.placeOf(text, scalar, offset), at + ": " + message);
                yield null;
            }
        };
    }

    private void checkTag(Node node, String at) {
        if (Nodes.hasOwnTag(node)) {
            String tag = node.getTag().getValue();
            findings.error(placeOf(node), "%s: the tag %s means nothing here; take it out".formatted(at, tag));
        }
    }

    private Place placeOf(Node node) {
        return Nodes.placeOf(node, text);
    }
}
