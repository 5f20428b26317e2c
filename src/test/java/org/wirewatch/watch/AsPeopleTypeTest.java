package org.wirewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.watch.Specimens.article;
import static org.wirewatch.watch.Specimens.matches;
import static org.wirewatch.watch.Specimens.query;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.wirewatch.text.ArticleFacts;

/**
 * What people type who come from other search engines: it does what they mean, or it is refused or warned about with what
 * to write instead. A query that does neither is the worst kind of wrong.
 */
class AsPeopleTypeTest {
    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', nullValues = "-", textBlock = """
            “harbour master”                    ¦ The harbour master spoke.            ¦ The master of the harbour.
            ”harbour master”                    ¦ The harbour master spoke.            ¦ The master of the harbour.
            „harbour master“                    ¦ The harbour master spoke.            ¦ The master of the harbour.
            «harbour master»                    ¦ The harbour master spoke.            ¦ The master of the harbour.
            「東京 オリンピック」                 ¦ 東京オリンピックが開幕。              ¦ オリンピックは東京で。
            “harbour master”~2                  ¦ The master of the harbour spoke.     ¦ The master spoke to us of the harbour.
            ferry -“harbour master”             ¦ The ferry and the harbour.           ¦ The harbour master of the ferry.
            ferry NEAR/5 strike                 ¦ A strike of the ferry crews.         ¦ Ferry one two three four five six strike.
            ferry near/5 strike                 ¦ A strike of the ferry crews.         ¦ Ferry one two three four five six strike.
            ferry AROUND(3) strike              ¦ A strike of the ferry crews.         ¦ Ferry one two three four five six strike.
            ferry W/3 strike                    ¦ A strike of the ferry crews.         ¦ Ferry one two three four five six strike.
            “harbour master” AROUND(4) resigns  ¦ The harbour master at last resigns.  ¦ The master resigns at the harbour.
            (ferry OR boat) NEAR/2 strike       ¦ A boat on strike.                    ¦ A strike today, and no boat sails.
            ferry NEAR/3 strike NEAR/3 fog      ¦ The ferry strike in the fog.         ¦ The ferry strike. One two three four five. Fog.
            NOT ferry NEAR/2 strike fog         ¦ The ferry. One two three. Fog strike. ¦ A ferry strike in fog.
            (ferry OR boat)strike               ¦ A boat strike.                       ¦ A boat.
            （ferry OR boat） strike             ¦ A boat strike.                       ¦ A strike.
            title：headline                      ¦ Any text.                            ¦ -
            Title:headline                      ¦ Any text.                            ¦ -
            TEXT:ferry                          ¦ A ferry.                             ¦ A boat.
            +ferry +strike                      ¦ A ferry strike.                      ¦ A ferry.
            ferry AND NOT strike                ¦ A ferry.                             ¦ A ferry strike.
            ferry AND -strike                   ¦ A ferry.                             ¦ A ferry strike.
            O'Brien                             ¦ O’Brien resigns.                     ¦ Brien resigns.
            O’Brien                             ¦ O'Brien resigns.                     ¦ Brien resigns.
            AT&T                                ¦ Shares of AT&T fell.                 ¦ At least.
            covid-19                            ¦ Covid-19 is back.                    ¦ Covid is back.
            1,500                               ¦ Some 1,500 came.                     ¦ Some 1500 came.
            3.5                                 ¦ Up 3.5 % this year.                  ¦ Up 35 %.
            Malmö                               ¦ Malmo floods.                        ¦ Malm floods.
            FERRY                               ¦ ferry late                           ¦ boat late
            ferr*                               ¦ Ferries late.                        ¦ Far away.
            한국                                 ¦ 한국에서 열렸다.                      ¦ 한국은행 발표.
            북한군 파병                           ¦ 북한군의 파병을 승인했다.              ¦ 북한군이 훈련했다.
            "북한군 파병"                         ¦ 북한군의 파병을 승인했다.              ¦ 파병한 북한군.
            삼성전자                              ¦ 삼성전자가 발표했다.                  ¦ 삼성 발표.
            AI 반도체                            ¦ AI는 반도체가 필요하다.               ¦ 반도체가 부족하다.
            北 미사일                            ¦ 北, 미사일을 쐈다.                    ¦ 미사일을 쐈다.
            东京                                 ¦ 记者在东京报道。                      ¦ 记者在北京报道。
            東京 地震                            ¦ 東京で大きな地震があった。            ¦ 東京は晴れ。
            日本銀行 -利上げ                      ¦ 日本銀行は据え置いた。                ¦ 日本銀行が利上げを決めた。
            トヨタ                               ¦ トヨタ自動車の決算。                  ¦ ホンダの決算。
            中美 AND 关税                        ¦ 中美就关税达成协议。                  ¦ 中国关税下降。
            москв*                              ¦ Дождь в Москве.                      ¦ Дождь в Омске.
            ЁЛКА                                ¦ Елка на площади.                     ¦ Палка на площади.
            source:gazette ferry                ¦ A ferry.                             ¦ A boat.
            -source:gazette ferry               ¦ -                                    ¦ A ferry.
            source:example.org                  ¦ Any text.                            ¦ -
            url:sport                           ¦ Any text.                            ¦ -
            by:smith                            ¦ Any text.                            ¦ -
            lang:en ferry                       ¦ A ferry.                             ¦ A boat.
            ="ferry strike"                     ¦ A ferry strike.                      ¦ Ferry strikes.
            """)
    void itMeansWhatTheyMean(String source, String text, String other) {
        assertThat(query(source).warnings()).isEmpty();
        if (text != null) {
            assertThat(holds(source, text)).as(text).isTrue();
        }
        if (other != null) {
            assertThat(holds(source, other)).as(other).isFalse();
        }
    }

    private static boolean holds(String source, String text) {
        ArticleFacts facts = new ArticleFacts(
                List.of("Example Gazette", "www.example.org"),
                "Jane Smith",
                "en",
                "World",
                "https://www.example.org/sport/1");
        return matches(query(source), article("Headline", text).with(facts));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '¦', quoteCharacter = '`', textBlock = """
            ferry and strike                    ¦ write AND in capitals
            ferry or boat                       ¦ write OR in capitals
            ferry not boat                      ¦ write NOT in capitals
            ferry ＡＮＤ strike                   ¦ write AND in capitals
            ferry, boat                         ¦ write OR between words
            ferry; boat                         ¦ write OR between words
            #brexit                             ¦ finds the word “brexit”
            #ClimateChange                      ¦ "Climate Change"
            WHO                                 ¦ add a word that goes with it
            U.S.                                ¦ full name
            U.K.                                ¦ (U.K. OR UK)
            C++                                 ¦ finds the word “c”
            C#                                  ¦ finds the word “c”
            .NET                                ¦ finds the word “net”
            $50bn                               ¦ finds the word “50bn”
            €5m                                 ¦ finds the word “5m”
            3.5%                                ¦ finds the phrase "3 5"
            cease-fire                          ¦ (cease-fire OR ceasefire)
            Russia's                            ¦ write Russia
            Russia’s                            ¦ write Russia
            'harbour master'                    ¦ write double ones
            ‘harbour master’                    ¦ write double ones
            ferry —boat                         ¦ write a plain hyphen
            ferry !boat                         ¦ write -boat
            ferry|boat                          ¦ OR with blanks
            ferry&&boat                         ¦ AND with blanks
            ferry/boat                          ¦ put it in quotes
            ~ferry                              ¦ write them, as in
            ferry~                              ¦ or wor*
            ferry^2                             ¦ put it in quotes
            [ferry]                             ¦ put it in quotes
            2010..2020                          ¦ there are no ranges
            /ferr(y|ies)/                       ¦ regular expressions
            ferry NEAR strike                   ¦ "one other"~5
            ferry?                              ¦ take it out
            ferry OR boat strike                ¦ (a OR b) c
            title:-ferry strike                 ¦ -title:word
            Россия                              ¦ languages: [ru]
            Αθήνα                               ¦ languages: [el]
            президент Украина                   ¦ languages: [ru]
            lang:english                        ¦ two letters
            ferry -ferry                        ¦ take the exclusion out
            @WHO                                ¦ write WHO without the @
            intitle:ferry                       ¦ did you mean title:?
            site:example.org                    ¦ did you mean source:?
            inurl:sport                         ¦ did you mean url:?
            author:smith                        ¦ did you mean by:?
            filetype:pdf                        ¦ there is no field filetype
            after:2024-01-01                    ¦ there is no field after
            https://www.example.org/a           ¦ an address is not a query
            ferry && boat                       ¦ write AND
            ferry || boat                       ¦ write OR
            ferry | boat                        ¦ write OR
            *erry                               ¦ write more of the word
            "the * of"                          ¦ at most three words between
            -football                           ¦ add a word to look for
            ferry ONEAR/3 strike                ¦ any order
            “harbour master                     ¦ never closed
            ferry - boat                        ¦ right behind it
            東?都                                ¦ take it out
            """)
    void itIsRefusedOrDoubtedWithWhatToWriteInstead(String source, String advice) {
        switch (Query.parse(source)) {
            case Parsed.Valid valid ->
                assertThat(valid.warnings())
                        .extracting(Warning::message)
                        .anySatisfy(message -> assertThat(message).contains(advice));
            case Parsed.Invalid invalid -> assertThat(invalid.message()).contains(advice);
        }
    }
}
