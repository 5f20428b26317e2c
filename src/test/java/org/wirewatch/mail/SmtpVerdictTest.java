package org.wirewatch.mail;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SmtpVerdictTest {
    private final SmtpVerdict verdict = new SmtpVerdict("smtp.example.org:587");

    static Stream<Arguments> troubles() {
        return Stream.of(
                Arguments.of(new UnknownHostException("smtp.example.org"), "host-not-found", "mail.smtp.host"),
                Arguments.of(new ConnectException("refused"), "refused", "mail.smtp.port"),
                Arguments.of(new NoRouteToHostException("no route"), "unreachable", "firewall"),
                Arguments.of(new SocketTimeoutException("Read timed out"), "timeout", "mail.smtp.timeout"),
                Arguments.of(
                        new SSLHandshakeException("failed").initCause(new CertificateException("expired")),
                        "certificate",
                        "expired"),
                Arguments.of(new SSLHandshakeException("no common protocol"), "certificate", "no common protocol"),
                Arguments.of(new IOException("Connection reset"), "broken", "mail.smtp.security"));
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void aLineThatCannotBeHadIsNamedWithWhatToDo(Exception trouble, String code, String advice) {
        Delivery delivery = verdict.of(
                SmtpStep.GREETING, SmtpConversation.NO_ANSWER, "", new MessagingException("wrapped", trouble));
        assertThat(delivery).isInstanceOfSatisfying(Delivery.ServerDown.class, down -> {
            assertThat(down.code()).isEqualTo(code);
            assertThat(down.sentence())
                    .startsWith("The mail server smtp.example.org:587 ")
                    .contains(advice);
            assertThat(down.cause()).hasMessageContaining("wrapped");
        });
    }
}
