package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.alert.Message;

class MessageBytesTest {
    private static final String ID = "<alert.7.abc@example.org>";

    private static String written(Message message) {
        return new String(
                MessageBytes.write(message, Mails.settings(), ID, Mails.DATE).bytes(), StandardCharsets.US_ASCII);
    }

    /** Read by an independent eye: Jakarta Mail's own parser. */
    private static MimeMessage parsed(Message message) throws MessagingException {
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(written(message).getBytes(StandardCharsets.US_ASCII)));
    }

    private static String part(Message message, int index) throws MessagingException, IOException {
        return (String)
                ((Multipart) parsed(message).getContent()).getBodyPart(index).getContent();
    }

    @Test
    void theHeadersAreThoseOfTheDesign() {
        String head =
                written(Mails.message("[harbour] Ferry", "text", "<p>html</p>")).split("\r\n\r\n", 2)[0];
        assertThat(head.lines().map(String::stripTrailing))
                .startsWith(
                        "Date: Mon, 23 Nov 2026 17:05:09 +0000",
                        "From: Wirewatch <wirewatch@example.org>",
                        "To: ana@example.org",
                        "Subject: [harbour] Ferry",
                        "Message-ID: " + ID);
        assertThat(head)
                .contains("\r\nAuto-Submitted: auto-generated\r\n")
                .contains("\r\nX-Auto-Response-Suppress: All\r\n")
                .contains("\r\nList-Id: harbour <harbour.wirewatch.example.org>\r\n")
                .contains("mailto:wirewatch@example.org?subject=Unsubscribe%20harbour%20%28ana%29>")
                .contains("\r\nX-Wirewatch-Story: 7\r\n")
                .contains("\r\nMIME-Version: 1.0\r\n")
                .containsPattern("\r\nIn-Reply-To: (<thread\\.[0-9a-f]{24}@example\\.org>)\r\nReferences: \\1\r\n");
    }

    @Test
    void theSameInputGivesTheSameBytes() {
        Message message = Mails.message("s", "text", "<p>html</p>");
        assertThat(written(message)).isEqualTo(written(message));
    }

    @Test
    void mailsOfOneThreadShareTheirRootAndOthersDoNot() throws MessagingException {
        Message first = Mails.message("s", "text", "html");
        Message later = Mails.message("s", "later", "html");
        Message other = new Message(
                Message.Kind.ALERT,
                "ana",
                "ana@example.org",
                "s",
                "t",
                "h",
                "harbour",
                "story-8-ana",
                List.of(),
                List.of());
        assertThat(parsed(later).getHeader("References"))
                .isEqualTo(parsed(first).getHeader("References"));
        assertThat(parsed(other).getHeader("References"))
                .isNotEqualTo(parsed(first).getHeader("References"));
    }

    @Test
    void aMailOnItsOwnRefersToNothing() throws MessagingException {
        Message alone = new Message(
                Message.Kind.NOTICE, "ana", "ana@example.org", "s", "t", "h", "notices", null, List.of(), List.of());
        assertThat(parsed(alone).getHeader("References")).isNull();
        assertThat(parsed(alone).getHeader("X-Wirewatch-Watch")).isNull();
    }

    @Test
    void everyLineEndsWithCrLfAndIsShort() {
        String html = "<p>" + "ж длинное слово ".repeat(600) + "</p>\n" + "x".repeat(5_000);
        String bytes = written(Mails.message("я".repeat(90), "a\nb\r\nc\rd", html));
        assertThat(bytes.replace("\r\n", "")).doesNotContain("\r", "\n");
        assertThat(bytes.split("\r\n", -1))
                .filteredOn(line -> !line.startsWith("List-Unsubscribe: <"))
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(78));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[harbour] Ferry delayed",
                "[항구] 부산항 여객선이 짙은 안개로 다섯 시간 늦게 출항했다고 항만 당국이 밝혔다",
                "[порт] Паром задержался из-за тумана на пять часов",
                "[ميناء] \u2068تأخر العبارة بسبب الضباب\u2069",
                "[harbour] 🚢👨‍👩‍👧‍👦 Ferry 🏴󠁧󠁢󠁥󠁮󠁧󠁿 delayed",
                "=?utf-8?B?QmNjOiBldmlsQGV4YW1wbGUub3Jn?=",
                "a =?utf-8?Q?x=0D=0ABcc:_y?= b"
            })
    void aSubjectIsReadAsItWasWritten(String subject) throws Exception {
        MimeMessage message = parsed(Mails.message(subject, "t", "h"));
        assertThat(MimeUtility.decodeText(MimeUtility.unfold(message.getHeader("Subject", null))))
                .isEqualTo(subject);
        assertThat(message.getHeader("Bcc")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nBcc: x@example.org", "a\nb", "a\rb", "a\0b", "a\u2028b", "a\u0085b", "a\u007fb"})
    void aControlCharacterInAHeaderIsRefused(String subject) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(Mails.message(subject, "t", "h")))
                .withMessageContaining("Subject")
                .withMessageContaining("U+");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ana",
                "a@example.org, b@example.org",
                "ana@example.org\r\nBcc: x@example.org",
                "ана@example.org"
            })
    void whatIsNotOneAddressIsRefused(String to) {
        Message message =
                new Message(Message.Kind.ALERT, "ana", to, "s", "t", "h", "harbour", null, List.of(), List.of());
        assertThatIllegalArgumentException().isThrownBy(() -> written(message)).withMessageContaining("ana");
    }

    @ParameterizedTest
    @ValueSource(strings = {"no-at-sign", "<a b@example.org>", "<a@b@c>", "<a@example.org>\r\nBcc: x"})
    void whatIsNotAMessageIdIsRefused(String id) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> MessageBytes.write(Mails.message("s", "t", "h"), Mails.settings(), id, Mails.DATE))
                .withMessageContaining("Message-ID");
    }

    @Test
    void bothPartsAreReadAsTheyWereWritten() throws Exception {
        Message message = Mails.message("s", "Паром · Ferry\n\n  *паром* 여객선\n", "<p>تأخر العبارة 🚢</p>\n");
        assertThat(part(message, 0)).isEqualTo("Паром · Ferry\r\n\r\n  *паром* 여객선\r\n");
        assertThat(part(message, 1)).isEqualTo("<p>تأخر العبارة 🚢</p>\r\n");
    }

    @Test
    void latinTextIsQuotedPrintableAndKoreanIsBase64() {
        assertThat(written(Mails.message("s", "Café by the harbour", "<p>h</p>")))
                .doesNotContain("base64");
        assertThat(written(Mails.message("s", "부산항 여객선이 늦게 출항했다", "<p>h</p>"))).contains("base64");
    }

    @Test
    void aLongNameFitsIntoEveryHeader() throws MessagingException {
        String name = "x".repeat(2_000);
        MimeMessage message = parsed(listed(name));
        assertThat(message.getHeader("List-Id", null)).contains("wirewatch.example.org>");
        assertThat(written(listed(name)).split("\r\n\r\n", 2)[0].lines()).allMatch(line -> line.length() < 200);
    }

    @Test
    void listsWithForeignNamesKeepApart() throws MessagingException {
        String[] one = parsed(listed("война")).getHeader("List-Id");
        String[] other = parsed(listed("порт")).getHeader("List-Id");
        assertThat(one[0]).isNotEqualTo(other[0]).contains(".wirewatch.example.org>");
    }

    private static Message listed(String name) {
        return new Message(
                Message.Kind.ALERT, "ana", "ana@example.org", "s", "t", "h", name, null, List.of(), List.of());
    }

    @Test
    void theSendersNameIsQuotedOrEncoded() {
        MailSettings settings = new MailSettings(
                "\"Watch, Wire\" <w@example.org>",
                "Zoë <zoe@example.org>",
                null,
                null,
                java.nio.file.Path.of("unused"));
        String bytes = new String(
                MessageBytes.write(Mails.message("s", "t", "h"), settings, ID, Mails.DATE)
                        .bytes(),
                StandardCharsets.US_ASCII);
        assertThat(bytes)
                .contains("From: \"Watch, Wire\" <w@example.org>\r\n")
                .contains("Reply-To: =?UTF-8?B?Wm/Dqw==?= <zoe@example.org>\r\n")
                .contains("mailto:zoe@example.org?");
        assertThat(settings.senderName()).isEqualTo("Watch, Wire");
        assertThat(settings.domain()).isEqualTo("example.org");
    }
}
