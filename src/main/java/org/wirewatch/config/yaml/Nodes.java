package org.wirewatch.config.yaml;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/** What the parser's nodes are, in words and places. */
final class Nodes {
    private static final int LONGEST_SHOWN = 40;

    private Nodes() {}

    static Place placeOf(Node node, YamlText text) {
        return text.placeOf(node.getStartMark().orElseThrow().getIndex());
    }

    /** A mapping's entries by key. At node level the library lets keys stand twice, so that is noticed here. */
    static Map<String, NodeTuple> entries(MappingNode mapping, String path, YamlText text, Findings findings) {
        Map<String, NodeTuple> entries = new LinkedHashMap<>();
        for (NodeTuple tuple : mapping.getValue()) {
            Place at = placeOf(tuple.getKeyNode(), text);
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                findings.error(at, "a key must be a word, not " + kind(tuple.getKeyNode()));
                continue;
            }
            NodeTuple first = entries.putIfAbsent(key.getValue(), tuple);
            if (first != null) {
                int line = placeOf(first.getKeyNode(), text).line();
                String where = path.isEmpty() ? "" : " in " + path;
                findings.error(
                        at,
                        "\"%s\" stands twice%s, first in line %d; take one out".formatted(key.getValue(), where, line));
            }
        }
        return entries;
    }

    /** Nothing behind a key, or {@code ~} or {@code null}. */
    static boolean isNull(Node node) {
        return node instanceof ScalarNode scalar
                && scalar.isPlain()
                && List.of("", "~", "null").contains(scalar.getValue());
    }

    /** Whether it has a tag of somebody's own, as {@code !secret}. */
    static boolean hasOwnTag(Node node) {
        return !node.getTag().getValue().startsWith("tag:yaml.org,2002:");
    }

    /** What it is, to be put behind "not". */
    static String kind(Node node) {
        return switch (node) {
            case SequenceNode _ -> "a list";
            case MappingNode _ -> "keys with values";
            case ScalarNode scalar -> isNull(scalar) ? "nothing" : "\"" + shortened(scalar.getValue()) + "\"";
            default -> "this";
        };
    }

    private static String shortened(String value) {
        String line = value.strip().replaceAll("\\s+", " ");
        return line.length() <= LONGEST_SHOWN ? line : line.substring(0, LONGEST_SHOWN - 1) + "…";
    }
}
