package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.story.MadeUpNews.FERRY;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_TITLE;
import static org.wirewatch.story.MadeUpNews.MILL;
import static org.wirewatch.story.MadeUpNews.MILL_TITLE;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.wirewatch.text.Tokenizer;

class NewFactsTest {
    /** A later version of a report, and what was done to it. */
    record Version(String how, String title, String before, String titleAfter, String after) {
        static Version of(String how, String title, String before, String after) {
            return new Version(how, title, before, title, after);
        }

        NewFacts compare() {
            return NewFacts.between(Tokenizer.tokenize(title, before), Tokenizer.tokenize(titleAfter, after));
        }

        @Override
        public String toString() {
            return how;
        }
    }

    private static String reordered(String text) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        Collections.swap(lines, 2, 4);
        return String.join("\n", lines);
    }

    private static String withLine(String text, int at, String line) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.add(at, line);
        return String.join("\n", lines);
    }

    static List<Version> versionsWithoutNewFacts() {
        return Arrays.asList(
                Version.of("the same", FERRY_TITLE, FERRY, FERRY),
                Version.of("a slip of the pen", FERRY_TITLE, FERRY.replace("gymnasium", "gymansium"), FERRY),
                Version.of("a name's slip", FERRY_TITLE, FERRY.replace("Halloran", "Haloran"), FERRY),
                Version.of("commas", FERRY_TITLE, FERRY, FERRY.replace(" and ", ", and ")),
                Version.of("another order", FERRY_TITLE, FERRY, reordered(FERRY)),
                Version.of("another order, Russian", FERRY_RUSSIAN_TITLE, FERRY_RUSSIAN, reordered(FERRY_RUSSIAN)),
                Version.of("another order, Korean", FERRY_KOREAN_TITLE, FERRY_KOREAN, reordered(FERRY_KOREAN)),
                Version.of(
                        "a number in words",
                        FERRY_TITLE,
                        FERRY,
                        FERRY.replace("nine people", "9 people").replace("Two of", "2 of")),
                Version.of(
                        "millions",
                        MILL_TITLE,
                        MILL + "It lost 1,500,000 crowns.",
                        MILL + "It lost 1.5 million crowns."),
                Version.of(
                        "a number in words, Russian",
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        FERRY_RUSSIAN.replace("девять человек", "9 человек")),
                Version.of(
                        "a number in figures, Korean",
                        FERRY_KOREAN_TITLE,
                        FERRY_KOREAN,
                        FERRY_KOREAN.replace("아홉 명", "9명")),
                Version.of(
                        "another byline",
                        FERRY_TITLE,
                        "By Ana Example\n" + FERRY,
                        "By Bo Sample and Cy Instance\n" + FERRY),
                Version.of(
                        "another agency's dateline",
                        FERRY_TITLE,
                        "LONDON (Northwire) - " + FERRY,
                        "PORT ARRAN, Nov 23 (Isle News) — " + FERRY),
                Version.of("a byline without a word", FERRY_TITLE, FERRY, "Ana Example\n" + FERRY),
                Version.of("a time of day in words", FERRY_TITLE, FERRY, FERRY.replace("4.40 a.m.", "4:40")),
                Version.of(
                        "what was said before",
                        FERRY_TITLE,
                        FERRY,
                        FERRY + "The union had warned in April that crews were too small."),
                Version.of("credits", FERRY_TITLE, FERRY, FERRY + "(Reporting by Ana Example; editing by Bo Sample)"),
                Version.of(
                        "an appeal",
                        FERRY_TITLE,
                        FERRY,
                        FERRY + "Sign up for our newsletter to get 5 top stories a day."),
                Version.of(
                        "an appeal, Russian",
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        FERRY_RUSSIAN + "Подпишитесь на наш телеграм-канал."),
                Version.of(
                        "rights, Korean", FERRY_KOREAN_TITLE, FERRY_KOREAN, FERRY_KOREAN + "저작권자 2026 무단 전재 및 재배포 금지"),
                Version.of("a time stamp", FERRY_TITLE, "Updated 09:10\n" + FERRY, "Updated 11:45\n" + FERRY),
                Version.of(
                        "background",
                        FERRY_TITLE,
                        FERRY,
                        FERRY + "Westline was founded in 1931 and had been owned by the county for decades."),
                Version.of(
                        "background inside",
                        MILL_TITLE,
                        MILL,
                        withLine(MILL, 3, "The valley has lost two other mills since 2009.")),
                Version.of(
                        "background, Russian",
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        FERRY_RUSSIAN + "Компания основана в 1931 году и ранее принадлежала графству."),
                new Version(
                        "a livelier headline",
                        FERRY_TITLE,
                        FERRY,
                        "Terror before dawn: passengers rescued from stranded ferry",
                        FERRY),
                Version.of("a sentence cut", FERRY_TITLE, FERRY, withoutLine(FERRY, 6)));
    }

    private static String withoutLine(String text, int at) {
        List<String> lines = new ArrayList<>(text.lines().toList());
        lines.remove(at);
        return String.join("\n", lines);
    }

    @ParameterizedTest
    @MethodSource("versionsWithoutNewFacts")
    void whatIsNoNews(Version version) {
        assertThat(version.compare().newFacts()).as("%s", version.compare()).isFalse();
    }

    static List<Version> versionsWithNewFacts() {
        return Arrays.asList(
                Version.of("a changed number", FERRY_TITLE, FERRY, FERRY.replace("nine people", "eleven people")),
                Version.of(
                        "a changed number, Russian",
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        FERRY_RUSSIAN.replace("девять человек", "одиннадцать человек")),
                Version.of(
                        "a changed number, Korean",
                        FERRY_KOREAN_TITLE,
                        FERRY_KOREAN,
                        FERRY_KOREAN.replace("아홉 명", "11명")),
                Version.of("a corrected figure", MILL_TITLE, MILL, MILL.replace("1921", "1912")),
                Version.of(
                        "a note of correction",
                        MILL_TITLE,
                        MILL,
                        MILL + "Correction: an earlier version of this report named the wrong union."),
                Version.of("a changed name", FERRY_TITLE, FERRY, FERRY.replace("Kilbrannoch", "Dunmorrow")),
                Version.of(
                        "a new lead",
                        FERRY_TITLE,
                        FERRY,
                        "One of the passengers hurt when a ferry ran aground off Port Arran died in hospital on Monday evening, doctors announced.\n"
                                + FERRY),
                Version.of(
                        "a new lead, Russian",
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        "Капитан парома задержан по подозрению в нарушении правил судоходства, сообщила прокуратура.\n"
                                + FERRY_RUSSIAN),
                Version.of(
                        "a new lead, Korean",
                        FERRY_KOREAN_TITLE,
                        FERRY_KOREAN,
                        "검찰은 여객선 선장을 업무상 과실 혐의로 긴급 체포했다고 월요일 저녁 발표했다.\n" + FERRY_KOREAN),
                Version.of(
                        "a reaction",
                        FERRY_TITLE,
                        FERRY,
                        FERRY
                                + "Transport minister Odile Prance called the accident a warning and promised tighter inspections."),
                Version.of(
                        "a reaction, Russian",
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        FERRY_RUSSIAN
                                + "Министр транспорта Одиль Пранс назвала аварию предупреждением и пообещала ужесточить проверки."),
                Version.of(
                        "a reaction, Korean",
                        FERRY_KOREAN_TITLE,
                        FERRY_KOREAN,
                        FERRY_KOREAN + "오딜 프랑스 교통장관은 이번 사고를 경고로 받아들여야 한다고 강조했다."),
                Version.of(
                        "a live blog's entry",
                        "Storm: live",
                        "09:10 Trains stop north of Elsby.\n\n08:40 Schools stay closed today.",
                        "10:25 The bridge at Tarn is shut to lorries.\n\n09:10 Trains stop north of Elsby.\n\n08:40 Schools stay closed today."),
                Version.of(
                        "a development",
                        FERRY_TITLE,
                        FERRY,
                        withLine(FERRY, 4, "Tugs pulled the ship free this afternoon and towed her to the yard.")));
    }

    @ParameterizedTest
    @MethodSource("versionsWithNewFacts")
    void whatIsNews(Version version) {
        assertThat(version.compare().newFacts()).as("%s", version.compare()).isTrue();
    }

    @Test
    void theSentencesThatDifferAreTold() {
        NewFacts change = Version.of("", "", "It rained. Nine sheep drowned.", "Ten sheep drowned. It rained.")
                .compare();

        assertThat(change).isEqualTo(new NewFacts(true, List.of("Ten sheep drowned."), List.of("Nine sheep drowned.")));
    }

    @Test
    void anEmptyVersionIsNoNewsAndOneFromNothingIs() {
        assertThat(Version.of("", MILL_TITLE, MILL, "").compare().newFacts()).isFalse();
        assertThat(Version.of("", MILL_TITLE, "", MILL).compare().newFacts()).isTrue();
    }
}
