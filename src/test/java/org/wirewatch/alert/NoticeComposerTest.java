package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeComposerTest {
    private final NoticeComposer composer = new NoticeComposer();

    @Test
    void aNoticeHasItsParagraphsInBothParts() {
        Message message = composer.notice(
                Stories.ANA,
                "This is a test",
                List.of("If you read this, mail works.", "Feed: <b>x</b>\0"),
                Stories.FRAME);
        assertThat(message.subject()).isEqualTo("[Wirewatch] This is a test");
        assertThat(message.kind()).isEqualTo(Message.Kind.NOTICE);
        assertThat(message.text()).startsWith("This is a test\n\nIf you read this, mail works.\n\nFeed: x\n\n---");
        assertThat(message.html()).contains("If you read this, mail works.").doesNotContain("<b>x</b>");
        HtmlRules.check(message.html());
    }

    @Test
    void theRestIsPromised() {
        Message message = composer.andMore(
                Stories.ANA,
                30,
                List.of("harbour", "quay"),
                Instant.parse("2026-11-24T06:00:00Z"),
                "morning",
                Stories.FRAME);
        assertThat(message.subject()).isEqualTo("[Wirewatch] and 30 more");
        assertThat(message.text().replace("\n", " "))
                .contains("30 more stories match your watches: harbour, quay.")
                .contains("in the digest “morning” on Tue 24 Nov 2026, 07:00 CET. Nothing is lost.");
    }
}
