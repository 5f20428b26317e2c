package org.wirewatch.config.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

class ScalarTraceTest {
    /** The letter Z stands once in each text and once in its value. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "a: Z",
                "a: x y  Z",
                "a: x\n  y\n\n\n  Z # Q",
                "a: 'Z'",
                "a: 'it''s'''' Z'",
                "a: 'x  \n\n\t  y Z'",
                "a: \"\\u0041\\x41\\U0001F600\\t\\\"\\\\ Z\"",
                "a: \"x \\\n   y\\\n\n  Z\"",
                "a: \"x\n\n  \\ Z\"",
                "a: |\n  x\n  Z\n",
                "a: |\n\n\n  x\n    y\n\n  Z\n",
                "a: |2-\n   x\n  Z",
                "a: |+ # comment\n  x\n\n  Z\n\n\nb: c",
                "a: >\n  x\n  y\n  Z\n",
                "a: >-\n  x\n\n\n  y\n  Z",
                "a: >\n  x\n    more\n    indented\n  Z\n",
                "a: >\n  x\n\n    more\n\n  Z\n",
                "a: >1\n  x\n y\n Z\n",
                "a: >\n\n\n  x\n  Z\n\n\n# comment\nb: c",
                "a: >\n  x\n  \ty\n  Z\n",
                "a: &anchor\n  !!str 'x Z'",
                "a: !!str |\n  x\n  Z\n",
                "a: |\r\n  x\r\n  y\r\n  Z\r\n",
                "a: >\r\n  x\r\n\r\n  Z\r\n",
                "a: 'x\r\n\r\n  Z'",
                "a: '북한 😀 Z'",
                "a: |\n  북한 😀\n  😀 Z\n",
            })
    void aLetterOfTheValueIsFoundWhereItStands(String yaml) {
        YamlText text = new YamlText(yaml);
        ScalarNode node = firstValue(yaml);

        Place place = ScalarTrace.placeOf(text, node, node.getValue().indexOf('Z'));

        int index = yaml.codePointCount(0, yaml.indexOf('Z'));
        assertThat(ScalarTrace.agrees(text, node)).isTrue();
        assertThat(place).isEqualTo(text.placeOf(index));
    }

    @Test
    void behindTheEndOfABlockIsBehindItsLastLetter() {
        String yaml = "a: |\n  troops AND\n\n\nb: c\n";
        ScalarNode node = firstValue(yaml);

        Place place =
                ScalarTrace.placeOf(new YamlText(yaml), node, node.getValue().length());

        assertThat(place).isEqualTo(new Place(2, 13));
    }

    @Test
    void behindTheEndOfAQuotedTextIsItsClosingQuote() {
        String yaml = "a: 'troops AND' # x";
        ScalarNode node = firstValue(yaml);

        Place place =
                ScalarTrace.placeOf(new YamlText(yaml), node, node.getValue().length());

        assertThat(place).isEqualTo(new Place(1, 15));
    }

    /** Whatever the library writes in any style is retraced to the very value it reads. */
    @ParameterizedTest
    @MethodSource("styles")
    void everyTextThatTheParserReadsIsRetraced(ScalarStyle style) {
        Random random = new Random(20_261_123);
        for (int i = 0; i < 400; i++) {
            String yaml = dumped(randomText(random), style, 10 + random.nextInt(30));
            if (random.nextInt(4) == 0) {
                yaml = yaml.replace("\n", "\r\n");
            }
            ScalarNode node = firstValue(yaml);
            assertThat(ScalarTrace.agrees(new YamlText(yaml), node)).as(yaml).isTrue();
        }
    }

    static Stream<ScalarStyle> styles() {
        return Stream.of(
                ScalarStyle.PLAIN,
                ScalarStyle.SINGLE_QUOTED,
                ScalarStyle.DOUBLE_QUOTED,
                ScalarStyle.LITERAL,
                ScalarStyle.FOLDED);
    }

    private static String dumped(String value, ScalarStyle style, int width) {
        DumpSettings settings = DumpSettings.builder()
                .setDefaultScalarStyle(style)
                .setDefaultFlowStyle(FlowStyle.BLOCK)
                .setWidth(width)
                .build();
        return new Dump(settings).dumpToString(Map.of("a", List.of(value, "end")));
    }

    private static String randomText(Random random) {
        String[] pieces = {
            "a", "bc", " ", "  ", "\n", "\n\n", "'", "\"", "\\", "é", "북", "😀", "*", "#", ": ", "-", "\t"
        };
        StringBuilder text = new StringBuilder();
        IntStream.range(0, 1 + random.nextInt(30)).forEach(_ -> text.append(pieces[random.nextInt(pieces.length)]));
        return text.toString();
    }

    private static ScalarNode firstValue(String yaml) {
        Node root =
                new Compose(LoadSettings.builder().build()).composeString(yaml).orElseThrow();
        Node value = ((MappingNode) root).getValue().getFirst().getValueNode();
        return value instanceof SequenceNode list ? (ScalarNode) list.getValue().getFirst() : (ScalarNode) value;
    }
}
