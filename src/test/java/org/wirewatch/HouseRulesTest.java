package org.wirewatch;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rules of the house (docs/architecture.md), each with its reason. */
class HouseRulesTest {
    private static final String ROOT = "org.wirewatch.";

    /** Which rooms a room may know. A room that is not a key may know none. */
    private static final Map<String, List<String>> MAY_KNOW = Map.ofEntries(
            Map.entry("net", List.of()),
            Map.entry("feed", List.of()),
            Map.entry("article", List.of()),
            Map.entry("text", List.of()),
            Map.entry("story", List.of("text", "article")),
            Map.entry("watch", List.of("text", "article")),
            Map.entry("alert", List.of("article", "text", "story", "watch", "templates")),
            Map.entry("mail", List.of("alert")),
            Map.entry("store", List.of("alert", "article", "feed", "mail", "net", "story", "text", "watch")),
            Map.entry("config", List.of("alert", "article", "feed", "mail", "net", "watch")),
            Map.entry(
                    "pipeline",
                    List.of("net", "feed", "article", "text", "story", "watch", "alert", "mail", "store", "config")),
            Map.entry("schedule", List.of("pipeline")),
            Map.entry("web", List.of("pipeline", "store", "config", "templates")));

    /** Libraries that live in one room, so that changing one changes one room. */
    private static final Map<String, List<String>> LIVES_IN = Map.ofEntries(
            Map.entry("okhttp3..", List.of("net")),
            Map.entry("crawlercommons..", List.of("net")),
            Map.entry("com.rometools..", List.of("feed")),
            Map.entry("org.jdom2..", List.of("feed")),
            Map.entry("org.jsoup..", List.of("article", "feed")),
            Map.entry("jakarta.mail..", List.of("mail")),
            Map.entry("org.jdbi..", List.of("store")),
            Map.entry("org.flywaydb..", List.of("store")),
            Map.entry("com.zaxxer.hikari..", List.of("store")),
            Map.entry("java.sql..", List.of("store")),
            Map.entry("org.quartz..", List.of("schedule")),
            Map.entry("io.javalin..", List.of("web")),
            Map.entry("org.apache.lucene..", List.of("watch")),
            Map.entry("gg.jte..", List.of("alert", "web", "templates")),
            Map.entry("org.snakeyaml..", List.of("config")),
            Map.entry("picocli..", List.of("cli")));

    private static JavaClasses house;

    @BeforeAll
    static void readTheHouse() {
        house = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("org.wirewatch");
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomKnowsOnlyTheRoomsBelowIt(String room) {
        String[] forbidden = rooms().stream()
                .filter(other -> !other.equals(room))
                .filter(other -> !MAY_KNOW.getOrDefault(room, List.of()).contains(other))
                .map(other -> ROOT + other + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideInAPackage(ROOT + room + "..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(forbidden)
                .because(
                        "an item travels one way through the rooms; an arrow back up would tie its first step to its last")
                .allowEmptyShould(true)
                .check(house);
    }

    static List<String> rooms() {
        return MAY_KNOW.keySet().stream().sorted().toList();
    }

    @ParameterizedTest
    @MethodSource("libraries")
    void aLibraryLivesInItsRoom(String library) {
        String[] home = LIVES_IN.getOrDefault(library, List.of()).stream()
                .map(room -> ROOT + room + "..")
                .toArray(String[]::new);
        noClasses()
                .that()
                .resideOutsideOfPackages(home)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .because(
                        "foreign types stop at the border of their room, so that a library can be changed in one place")
                .check(house);
    }

    static List<String> libraries() {
        return LIVES_IN.keySet().stream().sorted().toList();
    }

    @Test
    void thereAreNoCirclesBetweenRooms() {
        slices().matching("org.wirewatch.(*)..")
                .should()
                .beFreeOfCycles()
                .because("a circle means that none of its rooms can be understood alone")
                .check(house);
    }

    @Test
    void theGroundRoomsAreTestableWithoutAClock() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "feed..",
                        ROOT + "article..",
                        ROOT + "text..",
                        ROOT + "story..",
                        ROOT + "watch..",
                        ROOT + "alert..")
                .should()
                .callMethod(Instant.class, "now")
                .because(
                        "policies are functions of facts, settings and a given clock, so that a test can hold time still")
                .check(house);
    }

    @Test
    void theStagesBeforeTheStoreDoNotTouchFiles() {
        noClasses()
                .that()
                .resideInAnyPackage(
                        ROOT + "net..",
                        ROOT + "feed..",
                        ROOT + "text..",
                        ROOT + "story..",
                        ROOT + "watch..",
                        ROOT + "alert..")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.nio.file.Files")
                .because("they meet the world only in records; files belong to store, mail, config and cli")
                .check(house);
    }

    @Test
    void onlyTheCommandLineAndTheDemoTalkToTheTerminal() {
        noClasses()
                .that()
                .resideOutsideOfPackages(ROOT + "cli..", ROOT + "demo..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .because("a daemon's rooms report by results and logs; what a person reads is printed in one place")
                .check(house);
    }
}
