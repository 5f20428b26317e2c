package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdateMailTest {
    private final AlertComposer composer = new AlertComposer();

    private Message update(@Nullable String firstSubject, List<String> news, List<String> before) {
        return composer.update(
                Stories.ANA,
                new StoryUpdate(Stories.FERRY, firstSubject, Stories.FERRY.firstSeen(), news, before),
                Stories.FRAME);
    }

    @Test
    void itAnswersTheFirstMailInItsThread() {
        Message alert = composer.alert(Stories.ANA, Stories.FERRY, Stories.FRAME);
        Message update = update(alert.subject(), List.of("Two more ferries have left."), List.of());

        assertThat(update.subject()).isEqualTo("Re: " + alert.subject());
        assertThat(update.threadKey()).isEqualTo(alert.threadKey());
        assertThat(update.listName()).isEqualTo(alert.listName());
        assertThat(update.watches()).containsExactly("harbour");
    }

    @Test
    void aStoryThatADigestToldFirstGetsASubjectOfItsOwn() {
        assertThat(update(null, List.of("x"), List.of()).subject())
                .isEqualTo("Re: [harbour] Ferry line to the northern islands resumes after eleven weeks");
    }

    @Test
    void bothPartsShowWhatIsNewAndWhatStoodThereBefore() {
        Message update = update("s", List.of("Nine ferries left.", "A tenth waits."), List.of("Two ferries left."));

        assertThat(update.text())
                .contains("New since you were told on")
                .contains("+ Nine ferries left.\n\n+ A tenth waits.\n\nBefore, it said:\n\n- Two ferries left.\n");
        assertThat(update.html())
                .contains("Nine ferries left.", "A tenth waits.", "Before, it said", "Two ferries left.");
    }

    @Test
    void theHtmlKeepsTheRulesLightAndDark() {
        Message update = update("s", List.of("Nine ferries left."), List.of("Two ferries left."));

        HtmlRules.check(update.html());
        HtmlRules.checkDark(update.html());
    }

    @Test
    void manyAndLongSentencesAreCutAndCounted() {
        List<String> many = java.util.stream.IntStream.range(0, 40)
                .mapToObj(i -> "Entry " + i + " of the live report " + "says more and more ".repeat(60))
                .toList();
        Message update = update("s", many, many);

        assertThat(update.text()).contains("… and 34 more new sentences");
        assertThat(update.html().length()).isLessThan(20_000);
        assertThat(update.text().lines())
                .allSatisfy(line ->
                        assertThat(line.length() <= 72 || line.contains(":")).isTrue());
    }

    @Test
    void whatTheFeedWritesStaysText() {
        Message update = update("s", List.of("<script>alert(1)</script> \u202egnp.exe\u0000"), List.of("<b>bold"));

        assertThat(update.html())
                .doesNotContain("<script")
                .contains("&lt;script")
                .doesNotContain("<b>bold");
        assertThat(update.text()).doesNotContain("\u0000");
    }
}
