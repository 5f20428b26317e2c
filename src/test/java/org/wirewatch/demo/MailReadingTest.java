package org.wirewatch.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MailReadingTest {
    @Test
    void theTextPartOfAnAlternativeIsFoundAndDecoded() {
        MailReading mail = read("""
                From: =?utf-8?Q?Wirew=C3=A4tch?= <wirewatch@example.org>
                Subject: =?UTF-8?B?W8OXXSBJc2xhbmRz?=
                 =?UTF-8?Q?_cut_=E2=80=93_off?=
                Content-Type: multipart/alternative;
                 boundary="=_1"

                This is a message in several parts.
                --=_1
                Content-Type: text/plain; charset=utf-8
                Content-Transfer-Encoding: quoted-printable

                A caf=C3=A9 by the sea, and a line that is lo=
                nger than it looks.
                1 + 1 =3D 2
                --=_1
                Content-Type: text/html; charset=utf-8

                <p>A café</p>
                --=_1--
                """);

        assertThat(mail.header("from")).isEqualTo("Wirewätch <wirewatch@example.org>");
        assertThat(mail.header("Subject")).isEqualTo("[×] Islands cut – off");
        assertThat(mail.text()).hasValue("A café by the sea, and a line that is longer than it looks.\n1 + 1 = 2");
    }

    @Test
    void base64AndPartsWithinPartsAreRead() {
        MailReading mail = read("""
                Content-Type: multipart/mixed; boundary=outer

                --outer
                Content-Type: multipart/alternative; boundary=inner

                --inner
                Content-Type: text/plain; charset="utf-8"
                Content-Transfer-Encoding: base64

                0KHRgtC+0LvQuNGG
                0LAK
                --inner--
                --outer--
                """);

        assertThat(mail.text()).hasValue("Столица\n");
    }

    @Test
    void aPlainMailIsItsOwnText() {
        MailReading mail = read("Subject: Hello\n\nOne\n\nTwo\n");

        assertThat(mail.header("subject")).isEqualTo("Hello");
        assertThat(mail.text()).hasValue("One\n\nTwo\n");
    }

    @Test
    void aMailWithoutTextHasNone() {
        assertThat(read("Content-Type: text/html\n\n<p>Hi</p>\n").text()).isEmpty();
        assertThat(read("Content-Type: text/html\n\n<p>Hi</p>\n").header("Subject"))
                .isEmpty();
    }

    private static MailReading read(String message) {
        return MailReading.of(message.replace("\n", "\r\n").getBytes(UTF_8));
    }
}
