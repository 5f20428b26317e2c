package org.wirewatch.config.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/** Parses a text into its root section; what is not YAML becomes one finding in plain words. */
public final class YamlDocument {
    /** More than a person writes; less than what makes a small file big. */
    private static final int MOST_ALIASES = 50;

    private YamlDocument() {}

    /**
     * Parses.
     *
     * @return the root; empty if the text is not YAML, which has been noted
     */
    public static Optional<Section> parse(YamlText text, Findings findings) {
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setAllowNonScalarKeys(true)
                .build();
        try {
            return Optional.of(Section.root(
                    new Compose(settings).composeString(text.toString()).orElse(null), text, findings));
        } catch (MarkedYamlEngineException e) {
            findings.error(place(e, text), SyntaxError.inPlainWords(e));
        } catch (YamlEngineException e) {
            String message = String.valueOf(e.getMessage());
            findings.error(
                    Place.START,
                    message.contains("aliases")
                            ? "lists and mappings are repeated by * more than %d times; write some out"
                                    .formatted(MOST_ALIASES)
                            : "this is not YAML that can be read: " + message);
        } catch (StackOverflowError e) {
            // The parser descends by recursion and has no bound of its own.
            findings.error(Place.START, "lists or keys are nested thousands of levels deep, which no configuration is");
        }
        return Optional.empty();
    }

    /** Where the text ends too early, the place where the open thing begins helps more. */
    private static Place place(MarkedYamlEngineException e, YamlText text) {
        Optional<Mark> problem = e.getProblemMark();
        Optional<Mark> context = Optional.ofNullable(e.getContextMark()).flatMap(mark -> mark);
        Optional<Mark> best = SyntaxError.endsTooEarly(e) ? context.or(() -> problem) : problem.or(() -> context);
        return best.map(mark -> text.placeOf(mark.getIndex())).orElse(Place.START);
    }
}
