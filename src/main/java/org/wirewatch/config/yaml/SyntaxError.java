package org.wirewatch.config.yaml;

import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;

/** Says in plain words what the YAML parser says in its own. */
final class SyntaxError {
    /** A part of the parser's message, and what a person should do. The first that fits is taken. */
    private record Saying(String heard, String said) {}

    private static final List<Saying> SAYINGS = List.of(
            new Saying("quoted scalar/end of stream", "this quote is never closed; add the closing one"),
            new Saying("flow sequence/<stream end>", "this [ is never closed; add the ]"),
            new Saying("flow mapping/<stream end>", "this { is never closed; add the }"),
            new Saying("flow sequence/expected ','", "a comma or ] is missing before this"),
            new Saying("flow mapping/expected ','", "a comma or } is missing before this"),
            new Saying("TAB", "this line is indented with a tab; use blanks"),
            new Saying(
                    "mapping values are not allowed",
                    "a colon with a blank after it begins a value; put single quotes around the text"),
            new Saying(
                    "found '<scalar>'",
                    "more text follows the closing quote; put single quotes around the whole of it: '\"a b\" AND c'"),
            new Saying("<block mapping start>", "this line is indented differently from the lines above it"),
            new Saying("<block sequence start>", "this line is indented differently from the lines above it"),
            new Saying("undefined alias", "a text that begins with * must stand in single quotes"),
            new Saying("'@'", "a text that begins with @ must stand in single quotes"),
            new Saying("'`'", "a text that begins with ` must stand in single quotes"),
            new Saying("'%'", "a text that begins with % must stand in single quotes"),
            new Saying("unknown escape", "\\ begins an escape inside double quotes; use single quotes, or write \\\\"),
            new Saying("expected hexadecimal", "\\x, \\u and \\U need 2, 4 and 8 hexadecimal digits behind them"),
            new Saying("could not find expected ':'", "a colon and a blank are missing in this line"),
            new Saying("another document", "--- begins a second document; the file must hold only one"),
            new Saying("leading empty lines", "the empty line above has more blanks than the text; take them out"));

    private SyntaxError() {}

    static String inPlainWords(MarkedYamlEngineException e) {
        String heard = heard(e);
        return SAYINGS.stream()
                .filter(saying -> containsAll(heard, saying.heard()))
                .map(saying -> saying.said() + (heard.contains("expected ',' or") ? opened(e) : ""))
                .findFirst()
                .orElseGet(() -> "this is not YAML: " + e.getProblem());
    }

    /** A bracket left open is noticed lines later. */
    private static String opened(MarkedYamlEngineException e) {
        int noticed = e.getProblemMark().map(Mark::getLine).orElse(0);
        int opened = Optional.ofNullable(e.getContextMark())
                .flatMap(mark -> mark)
                .map(Mark::getLine)
                .orElse(noticed);
        return noticed == opened || endsTooEarly(e)
                ? ""
                : "; what was opened in line %d is still open".formatted(opened + 1);
    }

    static boolean endsTooEarly(MarkedYamlEngineException e) {
        return heard(e).contains("stream end") || heard(e).contains("end of stream");
    }

    private static String heard(MarkedYamlEngineException e) {
        return e.getContext() + " " + e.getProblem();
    }

    private static boolean containsAll(String heard, String parts) {
        for (String part : parts.split("/", -1)) {
            if (!heard.contains(part)) {
                return false;
            }
        }
        return true;
    }
}
