package org.wirewatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SecretMaskTest {
    @ParameterizedTest
    @CsvSource({
        "password: hunter2, password: ****",
        "'  Password: \"hunter2\" }', '  Password: **** }'",
        "smtp_password = hunter2, smtp_password = ****",
        "https://ana:hunter2@example.org/, https://ana:****@example.org/",
        "https://example.org/?token=abc&x=y, https://example.org/?token=****&x=y",
        "'{ api-key: abc, x: y }', '{ api-key: ****, x: y }'",
        "password_file: /etc/secret, password_file: /etc/secret",
        "password_env: SMTP_PASSWORD, password_env: SMTP_PASSWORD",
        "password:, password:",
        "query: password AND secret, query: password AND secret",
    })
    void whatLooksLikeASecretIsHidden(String line, String shown) {
        assertThat(SecretMask.mask(line)).isEqualTo(shown);
    }
}
