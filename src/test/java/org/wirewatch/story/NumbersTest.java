package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    1,500,000 crowns  | 1500000
                    1.5 million       | 1500000
                    $1.5m             | 1500000
                    1 500 000         | 1500000
                    1,5 млн рублей    | 1500000
                    150만 원            | 1500000
                    1만5천명            | 15000
                    3억2000만원         | 320000000
                    25 people         | 25
                    twenty-five       | 25
                    Twenty five       | 25
                    five hundred thousand | 500000
                    two hundred       | 200
                    двадцать пять     | 25
                    пять тысяч        | 5000
                    a dozen           | 12
                    5%                | 5
                    5.0 per cent      | 5
                    at 14:05          | 14:05
                    at 2.05 p.m.      | 14:05
                    at 4:40           | 04:40
                    the 3rd           | #3
                    the third         | #3
                    one hundred and twenty | 120
                    """)
    void aNumberHasOneSpelling(String text, String number) {
        assertThat(Numbers.in(text)).containsExactly(number);
    }

    @Test
    void lettersBeforeFiguresMakeAName() {
        assertThat(Numbers.in("B52s and the G7 met; someone often tended to sixty-two others"))
                .isEqualTo(List.of("62"));
    }
}
