package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetourTest {
    @ParameterizedTest
    @CsvSource({
        "https://a.test/news/1,   https://a.test/news/1,                        ",
        "https://a.test/news/1,   https://www.a.test/news/1?x=2,                ",
        "https://a.test/news/1,   https://a.test/,                              not-found",
        "https://a.test/news/1,   https://a.test,                               not-found",
        "https://a.test/?p=17,    https://a.test/?p=17&x=1,                     ",
        "https://a.test/,         https://www.a.test/,                          ",
        "https://a.test/news/1,   https://a.test/account/login?back=%2Fnews,    login",
        "https://a.test/news/1,   https://login.a.test/go,                      login",
        "https://a.test/login/1,  https://a.test/login/1?x=1,                   ",
        "https://a.test/news/login-page-attacked, https://a.test/news/login-page-attacked-1, ",
        "https://a.test/news/1,   https://consent.a.test/collect?continue=x,    consent",
        "https://a.test/news/1,   https://a.test/zustimmung/?u=1,               consent"
    })
    void whereARequestEndsTells(String asked, String answered, @Nullable String code) {
        Extraction.NoArticle verdict = Detour.verdict(URI.create(asked), URI.create(answered));
        assertThat(verdict == null ? null : verdict.code()).isEqualTo(code);
    }
}
