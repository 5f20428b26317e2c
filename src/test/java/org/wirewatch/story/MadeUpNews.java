package org.wirewatch.story;

import java.net.URI;
import java.time.Instant;
import java.util.stream.Collectors;
import org.wirewatch.text.Tokenizer;

/** News that never happened, for tests. */
final class MadeUpNews {
    static final Instant MONDAY = Instant.parse("2026-11-23T06:00:00Z");

    static final String FERRY_TITLE = "Ferry runs aground off Port Arran with 212 aboard";
    static final String FERRY = """
            A car ferry with 212 people aboard ran aground on a sandbank off Port Arran before dawn on Monday, and nine people were hurt, the coastguard said.
            The Marigold Star left Skerry Harbour at 4.40 a.m. and lost power in its port engine about an hour later, according to the operator, Westline Ferries.
            Lifeboats from three stations took passengers to the pier at Port Arran, where a school gymnasium had been opened for them.
            "Everybody is accounted for and nobody is in danger," said Ingrid Halloran, who led the rescue for the coastguard.
            Two of the injured were flown to the hospital in Kilbrannoch with broken bones. The others were treated for bruises and cold.
            Westline said divers would look at the hull at low tide and that the morning's other crossings were cancelled.
            The Marigold Star, built in 1998, was out of service for six weeks this spring while its engines were overhauled.
            """;

    static final String MILL_TITLE = "Paper mill in Tarnholm to close, 340 jobs go";
    static final String MILL = """
            The owners of the Tarnholm paper mill will shut it at the end of March and lay off all 340 workers, they told the staff on Friday.
            Nordfold Papers blamed the price of power, which has doubled in two years, and a fall in orders for newsprint.
            Union leader Petra Lindqvist called the decision a betrayal and said the workers would occupy the gates.
            The mill opened in 1921 and was for decades the largest employer in the valley.
            The regional government promised talks about the site and offered to pay for retraining.
            """;

    static final String FERRY_RUSSIAN_TITLE = "Паром с 212 пассажирами сел на мель у Порт-Аррана";
    static final String FERRY_RUSSIAN = """
            Автомобильный паром, на борту которого находились 212 человек, сел на мель у Порт-Аррана в понедельник перед рассветом, пострадали девять человек, сообщила береговая охрана.
            По данным оператора Westline Ferries, судно «Звезда Мериголд» вышло из гавани Скерри в 4:40 и примерно через час лишилось хода из-за отказа левого двигателя.
            Спасательные катера с трёх станций доставили пассажиров на пирс, где для них открыли школьный спортзал.
            «Все пассажиры найдены, опасности для людей нет», — сказала Ингрид Халлоран, руководившая спасательной операцией.
            Двоих пострадавших с переломами вертолётом отправили в больницу Килбраннока, остальным помогли на месте.
            Водолазы осмотрят корпус во время отлива, утренние рейсы отменены, добавили в компании.
            Этой весной паром, построенный в 1998 году, шесть недель стоял на ремонте двигателей.
            """;

    static final String FERRY_KOREAN_TITLE = "승객 212명 태운 여객선 포트애런 앞바다서 좌초";
    static final String FERRY_KOREAN = """
            승객과 승무원 212명을 태운 차량 여객선이 월요일 새벽 포트애런 앞바다 모래톱에 좌초해 아홉 명이 다쳤다고 해안경비대가 밝혔다.
            운항사 웨스트라인은 메리골드스타호가 오전 4시 40분 스케리 항을 떠난 뒤 약 한 시간 만에 왼쪽 엔진이 멈췄다고 설명했다.
            구조정 세 척이 승객들을 포트애런 부두로 옮겼으며 인근 학교 체육관이 임시 대피소로 문을 열었다.
            구조를 지휘한 잉그리드 할로런은 모든 승객의 소재를 확인했고 위험에 처한 사람은 없다고 말했다.
            부상자 가운데 두 명은 골절상을 입어 헬기로 킬브래노크 병원에 옮겨졌고 나머지는 현장에서 치료를 받았다.
            회사는 썰물 때 잠수부가 선체를 살펴볼 예정이며 오전 운항은 모두 취소됐다고 덧붙였다.
            1998년에 건조된 이 배는 올봄 엔진 정비를 위해 여섯 주 동안 운항을 멈춘 바 있다.
            """;

    static final String CONSENT = """
            We and our partners keep small files on your device and read them to show you fitting advertisements and to count visits.
            You may agree to this below or open the settings to choose what you allow; your choice holds for this website only.
            """;

    private MadeUpNews() {}

    /** A text cut after some sentences, each of which stands on a line of its own. */
    static String firstSentences(String text, int lines) {
        return text.lines().limit(lines).collect(Collectors.joining("\n"));
    }

    /** An article; the publisher is the address's host. */
    static Candidate article(String url, Instant published, String title, String text) {
        return new Candidate(
                url, String.valueOf(URI.create(url).getHost()), published, Tokenizer.tokenize(title, text));
    }
}
