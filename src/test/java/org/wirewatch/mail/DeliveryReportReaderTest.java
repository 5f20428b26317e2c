package org.wirewatch.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.mail.DeliveryReport.Fate;
import org.wirewatch.mail.DeliveryReport.Recipient;

class DeliveryReportReaderTest {
    private static final String ID = "<alert.7.0123456789abcdef@example.org>";
    private static final String ANA = "ana@example.org";

    private static DeliveryReport read(byte[] mail) {
        return DeliveryReportReader.read(mail).orElseThrow();
    }

    private static Recipient only(DeliveryReport report) {
        assertThat(report.recipients()).hasSize(1);
        return report.recipients().getFirst();
    }

    @Test
    void aStandardReportNamesTheMailTheAddressTheStatusAndTheWords() {
        DeliveryReport report =
                read(BounceMails.standard(ID, ANA, "failed", "5.1.1", "550 5.1.1 no\r\n such user here"));
        assertThat(report.messageId()).isEqualTo(ID);
        Recipient recipient = only(report);
        assertThat(recipient.fate()).isEqualTo(Fate.HARD);
        assertThat(recipient.status()).isEqualTo("5.1.1");
        assertThat(recipient.words()).isEqualTo("550 5.1.1 no such user here");
        assertThat(recipient.addresses()).containsExactly(ANA);
    }

    @ParameterizedTest
    @CsvSource({
        "failed, 5.1.1, HARD",
        "Failed, 5.7.1, HARD",
        "failed, 4.4.7, SOFT",
        "delayed, 4.4.1, SOFT",
        "delayed, 5.1.1, SOFT",
        "delivered, 2.1.5, ARRIVED",
        "relayed, 2.0.0, ARRIVED",
        "expanded, 2.0.0, ARRIVED"
    })
    void onlyAFailureForGoodIsHard(String action, String status, Fate fate) {
        assertThat(only(read(BounceMails.standard(ID, ANA, action, status, "x")))
                        .fate())
                .isEqualTo(fate);
    }

    @Test
    void anAddressWithAPlusIsKnownInBothSpellings() {
        Recipient recipient = only(read(BounceMails.standard(ID, "Ana+news@Example.org", "failed", "5.1.1", "x")));
        assertThat(recipient.addresses()).contains("ana+news@example.org");
    }

    @Test
    void eachRecipientHasItsOwnFate() {
        DeliveryReport report = read(BounceMails.ofTwoRecipients(ID, "ben@example.org", ANA));
        assertThat(report.messageId()).isEqualTo(ID);
        assertThat(report.recipients()).extracting(Recipient::fate).containsExactly(Fate.ARRIVED, Fate.HARD);
        assertThat(report.recipients().getLast().addresses()).containsExactly(ANA);
        assertThat(report.recipients().getLast().status()).isEqualTo("5.2.1");
    }

    @Test
    void aReportThatReturnsNothingNamesNoMail() {
        assertThat(read(BounceMails.withoutTheMail(ANA, "failed", "5.1.1", "x")).messageId())
                .isNull();
    }

    @Test
    void aReportThatAnswersTheMailNamesIt() {
        assertThat(read(BounceMails.asAnAnswer(ID, ANA)).messageId()).isEqualTo(ID);
    }

    @Test
    void reportsOfQmailAreRead() {
        DeliveryReport report = read(BounceMails.qmail(ID, ANA));
        assertThat(report.messageId()).isEqualTo(ID);
        assertThat(only(report))
                .isEqualTo(new Recipient(
                        java.util.List.of(ANA), Fate.HARD, null, "Remote host said: 550 no such mailbox"));
    }

    @Test
    void reportsOfEximAreRead() {
        DeliveryReport report = read(BounceMails.exim(ID, ANA));
        assertThat(report.messageId()).isEqualTo(ID);
        assertThat(only(report).fate()).isEqualTo(Fate.HARD);
        assertThat(only(report).addresses()).containsExactly(ANA);
    }

    @Test
    void aWarningThatAMailIsLateIsSoftWhateverNumbersStandInIt() {
        assertThat(only(read(BounceMails.plainWarning(ID, ANA))).fate()).isEqualTo(Fate.SOFT);
    }

    @Test
    void whoIsAwayHasNotBounced() {
        assertThat(DeliveryReportReader.read(BounceMails.outOfOffice(ID, ANA))).isEmpty();
    }

    @Test
    void mailOfOthersIsNoReport() {
        String text = "From: Ben <ben@example.org>\r\nSubject: Hello\r\n\r\nMessage-ID: " + ID + "\r\n550 5.1.1\r\n";
        assertThat(DeliveryReportReader.read(text.getBytes(UTF_8))).isEmpty();
        assertThat(DeliveryReportReader.read(new byte[0])).isEmpty();
    }

    @Test
    void theSameReportHasTheSameFingerprint() {
        byte[] report = BounceMails.qmail(ID, ANA);
        assertThat(read(report).fingerprint()).isEqualTo(read(report.clone()).fingerprint());
        assertThat(read(report).fingerprint())
                .isNotEqualTo(read(BounceMails.exim(ID, ANA)).fingerprint());
    }

    @Test
    void reportsThatAreCutOffOrDamagedBreakNothing() {
        Random random = new Random(3464);
        byte[] whole = BounceMails.ofTwoRecipients(ID, "ben@example.org", ANA);
        for (int i = 0; i < 2_000; i++) {
            byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
            for (int hits = random.nextInt(4); hits > 0 && damaged.length > 0; hits--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            String text = new String(damaged, ISO_8859_1);
            assertThatCode(() -> {
                        Optional<DeliveryReport> read = DeliveryReportReader.read(damaged);
                        read.ifPresent(report -> assertThat(report.recipients()).isNotEmpty());
                    })
                    .as(text)
                    .doesNotThrowAnyException();
        }
    }
}
