package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.article;
import static org.wirewatch.watch.Specimens.watch;

import org.junit.jupiter.api.Test;
import org.wirewatch.text.TokenizedArticle;

class ExplanationTest {
    private static final TokenizedArticle ARTICLE =
            article("Ferry strike", "Crews walked out on Monday. The harbour master said the dispute goes on.");

    @Test
    void aMatchShowsWhatWasFoundWhere() {
        Explanation explanation =
                Explanation.of(watch("ferries", "ferry AND (\"harbour master\" OR plane) NOT airport"), ARTICLE);

        assertThat(explanation.matched()).isTrue();
        assertThat(explanation.hits()).extracting(Match.Hit::words).containsExactly("Ferry", "harbour master");
        assertThat(explanation.obstacles()).isEmpty();
        assertThat(explanation.lines())
                .containsExactly(
                        "ferries: matches",
                        "  ✓ all of:",
                        "    ✓ ferry: in the title",
                        "    ✓ any of:",
                        "      ✓ \"harbour master\": in the text",
                        "      ✗ plane: not in the article",
                        "    ✓ without airport: not in the article");
    }

    @Test
    void aMissNamesWhatWasMissing() {
        Explanation explanation = Explanation.of(
                watch(
                        "w",
                        "title:crews \"master dispute\" \"crews dispute\"~2 \"sea master\" plane* text:strike -ferry"),
                ARTICLE);

        assertThat(explanation.matched()).isFalse();
        assertThat(explanation.hits()).isEmpty();
        assertThat(explanation.lines())
                .containsExactly(
                        "w: does not match",
                        "  ✗ all of:",
                        "    ✗ title:crews: only in the text",
                        "    ✗ \"master dispute\": all its words are in the article, but nowhere one after the other",
                        "    ✗ \"crews dispute\"~2: all its words are in the article, but nowhere as close together",
                        "    ✗ \"sea master\": “sea” not in the article",
                        "    ✗ plane*: no such word in the article",
                        "    ✗ text:strike: only in the title",
                        "    ✗ without ferry: in the title");
        assertThat(explanation.obstacles()).hasSize(7);
    }

    @Test
    void anExcludedGroupIsShownPartByPart() {
        assertThat(Explanation.of(watch("w", "ferry -(plane OR crews)"), ARTICLE)
                        .lines())
                .containsExactly(
                        "w: does not match",
                        "  ✗ all of:",
                        "    ✓ ferry: in the title",
                        "    ✗ without:",
                        "      ✓ any of:",
                        "        ✗ plane: not in the article",
                        "        ✓ crews: in the text");
    }
}
