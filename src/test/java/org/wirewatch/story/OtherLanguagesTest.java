package org.wirewatch.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN;
import static org.wirewatch.story.MadeUpNews.FERRY_KOREAN_TITLE;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN;
import static org.wirewatch.story.MadeUpNews.FERRY_RUSSIAN_TITLE;
import static org.wirewatch.story.MadeUpNews.MONDAY;
import static org.wirewatch.story.MadeUpNews.article;
import static org.wirewatch.story.MadeUpNews.firstSentences;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Russian and Korean reports are told apart by the same figures as English ones. */
class OtherLanguagesTest {
    private static final String MILL_RUSSIAN_TITLE = "Бумажный комбинат в Тарнхольме закроют, 340 человек уволят";
    private static final String MILL_RUSSIAN = """
        Владельцы бумажного комбината в Тарнхольме остановят его в конце марта и уволят всех 340 рабочих, объявили им в пятницу.
        Компания Nordfold Papers объяснила решение ценой электричества, которая за два года выросла вдвое, и падением заказов на газетную бумагу.
        Глава профсоюза Петра Линдквист назвала это предательством и сказала, что рабочие займут ворота предприятия.
        Комбинат открылся в 1921 году и десятилетиями оставался главным работодателем долины.
        Областное правительство пообещало переговоры о будущем площадки и готово оплатить переобучение.
        """;
    private static final String MILL_KOREAN_TITLE = "타른홀름 제지 공장 폐쇄, 340명 실직";
    private static final String MILL_KOREAN = """
        타른홀름 제지 공장 소유주들이 3월 말에 공장 문을 닫고 노동자 340명 전원을 해고하겠다고 금요일 직원들에게 통보했다.
        노르드폴드 제지는 두 해 사이 두 배로 오른 전기 요금과 신문 용지 주문 감소를 이유로 들었다.
        노조 위원장 페트라 린드크비스트는 이번 결정을 배신이라고 부르며 노동자들이 정문을 점거할 것이라고 말했다.
        1921년에 문을 연 공장은 수십 년 동안 골짜기에서 가장 많은 사람을 고용했다.
        지방 정부는 부지를 두고 협의하겠다고 약속하고 재교육 비용을 내겠다고 제안했다.
        """;
    private static final String FOLLOW_UP_RUSSIAN = """
        Прокуратура Килбраннока во вторник начала проверку того, как обслуживают паромы, и изъяла документы в конторе оператора.
        Следователи выясняют, приняли ли весенний ремонт до того, как работы закончились, заявила прокурор Мейв Талли.
        По её словам, уже опрошены 16 инженеров, на этой неделе допросят руководство верфи.
        Представитель компании пообещал во всём помогать следствию, на верфи на звонки не ответили.
        Этой весной паром, построенный в 1998 году, шесть недель стоял на ремонте двигателей.
        """;
    private static final String FOLLOW_UP_KOREAN = """
        킬브래노크 검찰이 화요일 여객선 정비 실태를 두고 수사에 나서 운항사 사무실에서 서류를 압수했다.
        검찰은 올봄 정비가 끝나기도 전에 승인이 났는지를 살펴보겠다고 메이브 털리 검사가 설명했다.
        털리 검사는 기술자 열여섯 명을 조사했으며 이번 주에 조선소 경영진을 부를 것이라고 덧붙였다.
        운항사 대변인은 모든 면에서 협조하겠다고 했고 조선소는 전화를 받지 않았다.
        1998년에 건조된 이 배는 올봄 엔진 정비를 위해 여섯 주 동안 운항을 멈춘 바 있다.
        """;

    /** A made-up article and the number of its true story. */
    private record Made(int story, String title, String text) {}

    private static List<Made> made() {
        List<Made> made = new ArrayList<>();
        int story = 0;
        List<List<String>> reports = List.of(
                List.of(
                        FERRY_RUSSIAN_TITLE,
                        FERRY_RUSSIAN,
                        "Утром в порту",
                        "Жители набережной слышали гудок ещё до пяти утра, рассказали они нашей газете."),
                List.of(
                        MILL_RUSSIAN_TITLE,
                        MILL_RUSSIAN,
                        "Долина остаётся без работы",
                        "В нашей редакции с утра не умолкает телефон, звонят рабочие и их родные."),
                List.of(FERRY_KOREAN_TITLE, FERRY_KOREAN, "새벽 바다의 소동", "항구 주민들은 본지에 새벽 다섯 시 전에 경적 소리를 들었다고 전했다."),
                List.of(MILL_KOREAN_TITLE, MILL_KOREAN, "골짜기에 닥친 한파", "본지 편집국에는 아침부터 노동자와 가족들의 전화가 끊이지 않았다."));
        for (List<String> report : reports) {
            story++;
            String title = report.get(0);
            String text = report.get(1);
            made.add(new Made(story, title, text));
            made.add(new Made(story, report.get(2), text));
            made.add(new Made(story, title, report.get(3) + "\n" + text));
            made.add(new Made(story, title, firstSentences(text, 3)));
            made.add(new Made(story, title, text + MadeUpNews.CONSENT));
        }
        made.add(new Made(++story, "Прокуратура проверяет обслуживание паромов", FOLLOW_UP_RUSSIAN));
        made.add(new Made(++story, "검찰, 여객선 정비 수사", FOLLOW_UP_KOREAN));
        for (int day = 0; day < 3; day++) {
            int n = 17 * day + 3;
            made.add(new Made(
                    ++story,
                    "Индекс Харвика закрылся " + (day % 2 == 0 ? "ростом" : "снижением"),
                    "Индекс Харвика составил на закрытии " + (2100 + n) + "," + (10 + n)
                            + " пункта, следует из данных биржи.\n"
                            + "Оборот достиг " + (310 + n) + " млн крон против " + (270 + n) + " млн днём ранее.\n"
                            + "Подорожали акции " + (190 + n) + " компаний, подешевели " + (140 + n) + ".\n"
                            + "Участники рынка ждали данных об инфляции, которые выйдут позже на неделе."));
            made.add(new Made(
                    ++story,
                    "하윅 지수 " + (day % 2 == 0 ? "상승" : "하락") + " 마감",
                    "하윅 지수는 " + (2100 + n) + "." + (10 + n) + "포인트로 거래를 마쳤다고 거래소가 집계했다.\n"
                            + "거래 대금은 " + (310 + n) + "백만 크론으로 하루 전 " + (270 + n) + "백만 크론과 견줄 만했다.\n"
                            + "오른 종목은 " + (190 + n) + "개, 내린 종목은 " + (140 + n) + "개였다.\n"
                            + "시장 참가자들은 이번 주 나올 물가 지표를 기다리는 모습이었다."));
        }
        return made;
    }

    @Test
    void copiesAreFoundAndFollowUpsAndSeriesAreNot() {
        StoryWindow window = new StoryWindow(StorySettings.DEFAULTS);
        List<Made> made = made();
        long[] found = new long[made.size()];
        for (int i = 0; i < made.size(); i++) {
            Candidate candidate = article(
                    "https://p" + i + ".example.org/" + i,
                    MONDAY.plus(Duration.ofMinutes(40L * i)),
                    made.get(i).title(),
                    made.get(i).text());
            found[i] = switch (window.place(candidate)) {
                case Placement.NewStory() -> i;
                case Placement.Copy copy -> copy.storyId();
                case Placement.NewVersion version -> version.storyId();
            };
            window.remember(i, found[i], candidate);
        }
        int right = 0;
        int wrong = 0;
        int missed = 0;
        for (int i = 0; i < made.size(); i++) {
            for (int j = i + 1; j < made.size(); j++) {
                boolean same = made.get(i).story() == made.get(j).story();
                boolean joined = found[i] == found[j];
                right += same && joined ? 1 : 0;
                wrong += !same && joined ? 1 : 0;
                missed += same && !joined ? 1 : 0;
            }
        }
        assertThat(right).as("pairs of copies that were found").isEqualTo(40);
        assertThat(missed).as("pairs of copies that were not").isZero();
        assertThat(wrong).as("pairs that are no copies").isZero();
    }
}
