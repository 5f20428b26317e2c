package org.wirewatch.article;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.wirewatch.article.Article.PageTime;

class DateTextTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2024-10-21T23:40:00+03:00 | 2024-10-21 | 2024-10-21T23:40+03:00",
                "2024-10-21T20:40:00.123Z | 2024-10-21 | 2024-10-21T20:40Z",
                "2024-10-21T20:40:00-0500 | 2024-10-21 | 2024-10-21T20:40-05:00",
                "2024-10-21 20:40:00 | 2024-10-21 |",
                "20241021 | 2024-10-21 |",
                "Mon, 21 Oct 2024 20:40:00 GMT | 2024-10-21 | 2024-10-21T20:40Z",
                "Published 8:05 pm EDT, October 21, 2024 | 2024-10-21 | 2024-10-21T20:05-04:00",
                "Oct. 21, 2024 | 2024-10-21 |",
                "21st October 2024 | 2024-10-21 |",
                "21.10.2024 | 2024-10-21 |",
                "21. 10. 2024 | 2024-10-21 |",
                "21. Oktober 2024, 14:05 Uhr | 2024-10-21 |",
                "21 de octubre de 2024 | 2024-10-21 |",
                "le 21 octobre 2024 | 2024-10-21 |",
                "21 октября 2024 г. | 2024-10-21 |",
                "21 października 2024 | 2024-10-21 |",
                "2024年10月21日 | 2024-10-21 |",
                "2024년 10월 21일 | 2024-10-21 |"
            })
    void aDateIsReadAsPublishersWriteIt(String text, String day, @Nullable String exact) {
        PageTime time = Objects.requireNonNull(DateText.parse(text, false));

        assertThat(time.day()).hasToString(day);
        assertThat(time.exact() == null ? null : time.exact().toString()).isEqualTo(exact);
    }

    @ParameterizedTest
    @CsvSource({
        "10/11/2024, true, 2024-10-11",
        "10/11/2024, false, 2024-11-10",
        "10/31/2024, false, 2024-10-31",
        "31/10/2024, true, 2024-10-31"
    })
    void theOrderOfDayAndMonthFollowsThePublisherUnlessItCannotBe(String text, boolean monthFirst, String day) {
        assertThat(Objects.requireNonNull(DateText.parse(text, monthFirst)).day())
                .hasToString(day);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "soon", "2024-13-45", "0001-01-01", "9999-12-31T00:00:00Z", "Room 12, May 2", "99/99/9999"})
    void whatIsNoDateIsNone(String text) {
        assertThat(DateText.parse(text, false)).isNull();
    }
}
