package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.Header;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.wirewatch.alert.AlertComposer;
import org.wirewatch.alert.DigestComposer;
import org.wirewatch.alert.DigestFacts;
import org.wirewatch.alert.Frame;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.alert.StoryBlock;

/** Random text of the worst kind goes through composition and bytes, and comes out as one well-formed mail. */
class HostileTextTest {
    private static final AlertComposer ALERTS = new AlertComposer();
    private static final DigestComposer DIGESTS = new DigestComposer();
    private static final Reader ANA = new Reader("ana", "ana@example.org", ZoneId.of("Europe/Madrid"), null);
    private static final Frame FRAME = new Frame("Desk", null, null, "wirewatch@example.org", "0.1.0");

    private static final List<String> PIECES = List.of(
            "\r\nBcc: evil@example.org\r\n",
            "\n\n",
            "\0",
            "\u202E",
            "\u2066",
            "\uD83D",
            "\uDC00",
            "\u2028",
            "\u0085",
            "\uFEFF",
            "<script>alert(1)</script>",
            "\" onclick=\"x",
            "</td></tr></table>",
            "<!--",
            "-->",
            "]]>",
            "&amp;",
            "&#x202e;",
            "=?utf-8?B?QmNjOiB4QHkudGVzdA==?=",
            "=?utf-8?Q?=0D=0A?=",
            "--=_",
            "\r\n.\r\n",
            "${7*7}",
            "@`",
            "!{x}",
            "e\u0301\u0301\u0301\u0301\u0301\u0301\u0301\u0301",
            "👨‍👩‍👧‍👦",
            "🇪🇸",
            "부산항",
            "العبارة",
            "паром",
            "客船",
            "ferry",
            " ",
            "x",
            "javascript:alert(1)",
            "https://a.test/",
            "%0d%0a",
            "\t",
            "\\",
            "'",
            "\"",
            "*",
            "==",
            "a".repeat(300));

    private static String text(Random random) {
        return random.ints(random.nextInt(12), 0, PIECES.size())
                .mapToObj(PIECES::get)
                .collect(Collectors.joining());
    }

    private static StoryBlock story(Random random, long id) {
        String sentence = text(random);
        int length = sentence.length();
        List<StoryBlock.Mark> marks = IntStream.range(0, random.nextInt(4))
                .mapToObj(_ -> new StoryBlock.Mark(random.nextInt(length + 3) - 1, random.nextInt(length + 3)))
                .toList();
        return new StoryBlock(
                id,
                text(random),
                random.nextBoolean() ? "https://a.test/" + text(random) : text(random),
                text(random),
                null,
                Instant.EPOCH,
                text(random),
                text(random),
                List.of(new StoryBlock.Reason(
                        text(random), text(random), List.of(new StoryBlock.Quote("text", sentence, marks)))),
                List.of(new StoryBlock.Copy(text(random), text(random))),
                random.nextBoolean() ? text(random) : null);
    }

    @RepeatedTest(100)
    void whateverAFeedSendsBecomesOneHarmlessMail(RepetitionInfo repetition) throws Exception {
        Random random = new Random(repetition.getCurrentRepetition());
        check(ALERTS.alert(ANA, story(random, 1), FRAME));
        List<StoryBlock> stories = List.of(story(random, 1), story(random, 2), story(random, 3));
        check(DIGESTS.digest(
                new DigestFacts(
                        ANA,
                        text(random),
                        Instant.EPOCH,
                        Instant.EPOCH.plusSeconds(60),
                        List.of(
                                new DigestFacts.Section(text(random), stories),
                                new DigestFacts.Section(text(random), stories)),
                        random.nextInt(3),
                        List.of(text(random))),
                FRAME));
    }

    private static void check(Message message) throws Exception {
        Outgoing outgoing = MessageBytes.write(message, Mails.settings(), "<a.1@example.org>", Mails.DATE);
        MimeMessage mail =
                new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(outgoing.bytes()));
        assertThat(Collections.list(mail.getAllHeaders()))
                .extracting(Header::getName)
                .doesNotHaveDuplicates()
                .isSubsetOf(
                        "Date",
                        "From",
                        "To",
                        "Subject",
                        "Message-ID",
                        "In-Reply-To",
                        "References",
                        "List-Id",
                        "List-Unsubscribe",
                        "Auto-Submitted",
                        "X-Auto-Response-Suppress",
                        "X-Wirewatch-Watch",
                        "X-Wirewatch-Story",
                        "MIME-Version",
                        "Content-Type");
        assertThat(mail.getAllRecipients()).hasSize(1);
        assertThat(mail.getSubject()).isEqualTo(message.subject());
        Multipart parts = (Multipart) mail.getContent();
        assertThat(parts.getCount()).isEqualTo(2);
        assertThat((String) parts.getBodyPart(0).getContent())
                .isEqualTo(message.text().replace("\n", "\r\n"));
        var html = Jsoup.parse((String) parts.getBodyPart(1).getContent());
        assertThat(html.select("script, img, iframe, [onclick]")).isEmpty();
        assertThat(html.select("a").eachAttr("href"))
                .allMatch(href -> href.matches("(https://a\\.test/|mailto:wirewatch@).*"));
        assertThat(html.select("h1")).hasSize(1);
        for (String part : List.of(message.subject(), message.text(), message.html())) {
            assertThat(part.chars()
                            .filter(c -> (c < 0x20 && c != '\n')
                                    || (c >= 0x7F && c < 0xA0)
                                    || (c >= 0x202A && c <= 0x202E)
                                    || c == 0x2066
                                    || c == 0x2028))
                    .isEmpty();
        }
    }
}
