package org.wirewatch.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FeedDatesTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            # RFC 822, and what is taken for it
            Tue, 03 Feb 2026 09:15:00 +0100      | 2026-02-03T08:15:00Z
            Tue, 3 Feb 26 09:15 GMT              | 2026-02-03T09:15:00Z
            Wed, 03 Feb 2026 09:15:00 EST        | 2026-02-03T14:15:00Z
            3 February 2026 9:15 PM PDT          | 2026-02-04T04:15:00Z
            Tue, 03 Feb 2026 12:05 AM            | 2026-02-03T00:05:00Z
            Tue, 3rd Feb 2026 09:15:00 GMT+2     | 2026-02-03T07:15:00Z
            Feb. 3, 2026, 9:15 a.m.              | 2026-02-03T09:15:00Z
            Tuesday, February 3, 2026 - 09:15    | 2026-02-03T09:15:00Z
            Tue Feb  3 09:15:00 2026             | 2026-02-03T09:15:00Z
            Tue Feb 03 09:15:00 -0300 2026       | 2026-02-03T12:15:00Z
            Tue, 03 Feb 2026 09:15:00 Europe/Oslo| 2026-02-03T08:15:00Z
            Sat, 31 Dec 2016 23:59:60 GMT        | 2016-12-31T23:59:59Z
            Tue, 03 Feb 2026 24:00:00 GMT        | 2026-02-04T00:00:00Z
            Tue, 03 Feb 2026                     | 2026-02-03T00:00:00Z
            # ISO 8601
            2026-02-03T09:15:00Z                 | 2026-02-03T09:15:00Z
            2026-02-03T09:15:00.123456+05:30     | 2026-02-03T03:45:00.123456Z
            2026-02-03T09:15+0100                | 2026-02-03T08:15:00Z
            2026-02-03 09:15:00                  | 2026-02-03T09:15:00Z
            2026-02-03                           | 2026-02-03T00:00:00Z
            2026-02                              | 2026-02-01T00:00:00Z
            2026                                 | 2026-01-01T00:00:00Z
            20260203T091500Z                     | 2026-02-03T09:15:00Z
            20260203                             | 2026-02-03T00:00:00Z
            2026-034                             | 2026-02-03T00:00:00Z
            2026-W06-2                           | 2026-02-03T00:00:00Z
            2026-02-03T09:15:00 +02:00           | 2026-02-03T07:15:00Z
            # numbers only
            1770110100                           | 2026-02-03T09:15:00Z
            1770110100000                        | 2026-02-03T09:15:00Z
            03.02.2026 09:15                     | 2026-02-03T09:15:00Z
            13/02/2026 - 09:15                   | 2026-02-13T09:15:00Z
            02/13/2026                           | 2026-02-13T00:00:00Z
            Tue, 03/02/2026 - 09:15              | 2026-02-03T09:15:00Z
            2026/02/03 09:15:00 EST              | 2026-02-03T14:15:00Z
            Mon, 04 Mar 2024 08.15.00 GMT        | 2024-03-04T08:15:00Z
            4 mars 2024 08h15                    | 2024-03-04T08:15:00Z
            2024年03月04日 08時15分30秒             | 2024-03-04T08:15:30Z
            # other languages
            Sen, 04 Mar 2024 08:15:00 +0700      | 2024-03-04T01:15:00Z
            hét, 04 már 2024 08:15:00 +0100      | 2024-03-04T07:15:00Z
            Di, 03 März 2026 08:15:00 +0100      | 2026-03-03T07:15:00Z
            mar., 03 févr. 2026 08:15:00 +0100   | 2026-02-03T07:15:00Z
            mar, 03 mar 2026 08:15:00 +0100      | 2026-03-03T07:15:00Z
            mié, 04 ene 2023 08:15:00 +0000      | 2023-01-04T08:15:00Z
            3 de fevereiro de 2026 08:15         | 2026-02-03T08:15:00Z
            вт, 03 февраля 2026 08:15:00 +0300   | 2026-02-03T05:15:00Z
            Τρι, 03 Φεβ 2026 08:15:00 +0200      | 2026-02-03T06:15:00Z
            3 lutego 2026 08:15                  | 2026-02-03T08:15:00Z
            2026年2月3日 08:15                     | 2026-02-03T08:15:00Z
            2026년 02월 03일 08:15:00               | 2026-02-02T23:15:00Z
            """)
    void isRead(String written, Instant meant) {
        assertThat(FeedDates.parse(written)).isEqualTo(meant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "soon",
                "2026-13-40",
                "31 Feb 2026",
                "0000-00-00T00:00:00Z",
                "9999-12-31",
                "Tue, 03 Feb",
                "25:99",
                "12"
            })
    void whatIsNoDateIsNone(String written) {
        assertThat(FeedDates.parse(written)).isNull();
    }
}
