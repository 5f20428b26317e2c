package org.wirewatch.alert;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.StoryBlock.Copy;
import org.wirewatch.alert.StoryBlock.Mark;
import org.wirewatch.alert.StoryBlock.Quote;
import org.wirewatch.alert.StoryBlock.Reason;

/** Made-up news for the tests of this room and for pictures. */
final class Stories {
    static final Instant SEEN = Instant.parse("2026-11-23T05:12:40Z");
    static final Frame FRAME =
            new Frame("Harbour Desk", "1 Quay Street, Port Example", null, "wirewatch@example.org", "0.1.0");
    static final Reader ANA = new Reader(
            "ana",
            "ana@example.org",
            ZoneId.of("Europe/Madrid"),
            new Reader.QuietHours(LocalTime.of(22, 0), LocalTime.of(7, 0)));

    private Stories() {}

    /** A quote whose marked words stand between asterisks. */
    static Quote quote(String field, String starred) {
        StringBuilder sentence = new StringBuilder();
        List<Mark> marks = new java.util.ArrayList<>();
        String[] pieces = starred.split("\\*", -1);
        for (int i = 0; i < pieces.length; i++) {
            if (i % 2 == 1) {
                marks.add(new Mark(sentence.length(), sentence.length() + pieces[i].length()));
            }
            sentence.append(pieces[i]);
        }
        return new Quote(field, sentence.toString(), marks);
    }

    static Reason reason(String watch, String query, String... starred) {
        return new Reason(
                watch,
                query,
                java.util.Arrays.stream(starred).map(s -> quote("text", s)).toList());
    }

    static StoryBlock story(
            long id,
            String headline,
            String source,
            @Nullable String byline,
            @Nullable String language,
            List<Reason> reasons,
            List<Copy> copies,
            @Nullable String teaserOnly) {
        return new StoryBlock(
                id,
                headline,
                "https://" + source.toLowerCase(java.util.Locale.ROOT).replaceAll("[^a-z]+", "-") + ".test/2026/11/"
                        + id,
                source,
                SEEN.minusSeconds(id * 137),
                SEEN,
                byline,
                language,
                reasons,
                copies,
                teaserOnly);
    }

    static final StoryBlock FERRY = story(
            7,
            "Ferry line to the northern islands resumes after eleven weeks",
            "Port Example Times",
            "Mara Lindqvist",
            "en",
            List.of(reason(
                    "harbour",
                    "harbour AND (ferry OR \"cargo ship\") NOT football",
                    "The first *ferry* left the *harbour* shortly before six on Monday, with 212 passengers and mail for"
                            + " three islands on board.",
                    "The *harbour* authority said the quay had been surveyed twice before it let the line reopen.")),
            List.of(
                    new Copy("Island Courier", "https://island-courier.test/ferry"),
                    new Copy("North Sea Wire", "https://north-sea-wire.test/a/991"),
                    new Copy("Daily Example", null),
                    new Copy("Radio Skerry", "https://skerry.test/n/1"),
                    new Copy("Quay News", null),
                    new Copy("The Tide", null)),
            null);

    static final StoryBlock CRANE = story(
            8,
            "Second gantry crane arrives, a year late",
            "North Sea Wire",
            null,
            "en",
            List.of(reason(
                    "harbour",
                    "harbour AND (ferry OR \"cargo ship\") NOT football",
                    "A *cargo ship* brought the crane into the *harbour* on the night tide; assembly will take until"
                            + " February.")),
            List.of(new Copy("Port Example Times", "https://port-example-times.test/crane")),
            null);

    static final StoryBlock WIND = story(
            11,
            "Tenders open for the Skerry Bank wind farm",
            "Energy Example",
            "By Tomás Ferreira and Ju-won Han",
            "en",
            List.of(
                    reason(
                            "offshore-wind",
                            "(offshore NEAR/5 wind) OR \"wind farm\"",
                            "Bids for the 640-megawatt *wind farm* must name a *harbour* for assembly, the ministry said."),
                    reason(
                            "harbour",
                            "harbour AND (ferry OR \"cargo ship\") NOT football",
                            "Bids for the 640-megawatt *wind farm* must name a *harbour* for assembly, the ministry said.")),
            List.of(),
            null);

    static final StoryBlock KOREAN = story(
            12,
            "해상풍력 입찰에 국내 조선소 세 곳 참여",
            "Mirae Ilbo",
            "한주원",
            "ko",
            List.of(reason(
                    "offshore-wind",
                    "(offshore NEAR/5 wind) OR 해상풍력",
                    "국내 조선소 세 곳이 *해상풍력* 설치선 입찰에 참여한다고 업계 관계자가 월요일 밝혔다.")),
            List.of(),
            "The publisher shows the whole article to subscribers only; matched on the feed's teaser.");

    static final StoryBlock ARABIC = story(
            13,
            "ميناء المثال يعيد فتح الرصيف الشمالي",
            "Al Mithal",
            null,
            "ar",
            List.of(reason(
                    "quay",
                    "الرصيف OR quay",
                    "أعلنت هيئة الميناء أن *الرصيف* الشمالي سيفتح يوم الاثنين بعد أحد عشر أسبوعا.")),
            List.of(new Copy("صحيفة المثال", "https://mithal.test/1")),
            null);

    static final StoryBlock RUSSIAN = story(
            14,
            "Паромная линия на северные острова возобновлена после одиннадцати недель простоя",
            "Портовый вестник",
            "Марфа Линдквист",
            "ru",
            List.of(reason(
                    "паром",
                    "паром* ИЛИ порт",
                    "Первый *паром* вышел из *порта* в понедельник около шести утра; на борту было 212 пассажиров и почта"
                            + " для трёх островов.")),
            List.of(new Copy("Северный курьер", "https://kurier.test/1")),
            null);

    static final StoryBlock EMOJI = story(
            15,
            "🚢 Ferry 👨‍👩‍👧‍👦 family day 🇪🇸 sells out ❤️ in nine minutes",
            "Port Example Times",
            "🦀 Crab Desk",
            "en",
            List.of(reason(
                    "harbour",
                    "ferry",
                    "🎉 The *ferry* 🚢 family day sold out in nine minutes 👏🏽, the harbour said.")),
            List.of(),
            null);

    /** What a malicious feed could send. */
    static final StoryBlock HOSTILE = hostile();

    private static StoryBlock hostile() {
        String nasty =
                "Ferry\r\nBcc: evil@example.org\0 \u202Eegassem\u202C <script>alert(1)</script><img src=x> \u2066x ";
        return new StoryBlock(
                66,
                nasty + "H".repeat(10_000),
                "https://a.test/\r\n\"><script>alert(2)</script>",
                nasty,
                null,
                SEEN,
                "=?utf-8?Q?=0D=0ABcc:_evil?= " + nasty,
                "en\"><script>",
                List.of(new Reason(
                        "harbour",
                        "\"<b>x</b>\" OR </td></table>",
                        List.of(new Quote(
                                "text",
                                nasty + " <b>bold</b> & 'quoted'",
                                List.of(new Mark(0, 5), new Mark(3, 99_999), new Mark(-4, 2)))))),
                List.of(new Copy("<i>A</i>\r\nX: y", "javascript:alert(3)"), new Copy("\u0000", null)),
                "</p><script>alert(4)</script>\u202E");
    }

    static DigestFacts digestOf(StoryBlock story) {
        return new DigestFacts(
                ANA,
                "morning",
                Instant.parse("2026-11-22T06:00:00Z"),
                Instant.parse("2026-11-23T06:00:00Z"),
                List.of(new DigestFacts.Section(story.reasons().getFirst().watch(), List.of(story))),
                0,
                List.of());
    }

    static DigestFacts digest() {
        return new DigestFacts(
                ANA,
                "morning",
                Instant.parse("2026-11-22T06:00:00Z"),
                Instant.parse("2026-11-23T06:00:00Z"),
                List.of(
                        new DigestFacts.Section("harbour", List.of(FERRY, CRANE)),
                        new DigestFacts.Section("offshore-wind", List.of(WIND, KOREAN)),
                        new DigestFacts.Section("quay", List.of(ARABIC))),
                0,
                List.of("2 of 223 feeds have not answered since Sunday: Skerry Gazette, Radio Skerry."));
    }

    /** As many stories as wanted, long ones, under several watches in turn. */
    static DigestFacts flood(int stories, int watches) {
        List<DigestFacts.Section> sections = IntStream.range(0, watches)
                .mapToObj(w -> new DigestFacts.Section(
                        "watch-" + w,
                        IntStream.range(0, stories)
                                .filter(i -> i % watches == w)
                                .mapToObj(i -> story(
                                        1_000 + i,
                                        "Длинный заголовок новости номер %d "
                                                .formatted(i)
                                                .repeat(8),
                                        "Example " + i,
                                        "Some Body",
                                        "ru",
                                        List.of(reason(
                                                "watch-" + w,
                                                "harbour",
                                                "Очень длинное *предложение* о порте. ".repeat(20))),
                                        List.of(new Copy("A", "https://a.test/" + i), new Copy("B", null)),
                                        null))
                                .toList()))
                .toList();
        return new DigestFacts(ANA, "morning", SEEN.minusSeconds(86_400), SEEN, sections, 0, List.of());
    }
}
