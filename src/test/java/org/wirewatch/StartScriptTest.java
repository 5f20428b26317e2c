package org.wirewatch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The start script in a made-up tree, with made-up JDKs whose {@code java} prints how it was called. */
@DisabledOnOs(OS.WINDOWS)
class StartScriptTest {
    private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    private Path folder;

    private Path tree;
    private String path = "/usr/bin:/bin";
    private final Map<String, String> environment = new HashMap<>();

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void makeTree() throws IOException {
        tree = Files.createDirectories(folder.resolve("a tree"));
        Files.createDirectories(tree.resolve("src/main"));
        Files.copy(Path.of("wirewatch"), tree.resolve("wirewatch"));
        old(Files.writeString(tree.resolve("pom.xml"), "<project/>"));
        old(tree.resolve("src/main"));
        environment.put("HOME", folder.resolve("nobody").toString());
        environment.put("WIREWATCH_JDK_FOLDERS", folder.resolve("jvm").toString());
    }

    @Test
    void itRunsTheJarWithTheWordsAsTheyWereTyped() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-25", "25.0.3", true);

        Ended ended = run(folder, tree.resolve("wirewatch"), "try", "\"North Korea*\" AND troops", "");

        assertThat(ended.err()).isEmpty();
        assertThat(ended.code()).isZero();
        assertThat(ended.out().lines())
                .contains(
                        "java of jdk-25",
                        "-jar",
                        tree.toRealPath().resolve("target/wirewatch.jar").toString())
                .endsWith("try", "\"North Korea*\" AND troops", "");
    }

    @Test
    void theFolderOfTheUserStaysAndALinkToTheScriptWorks() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-25", "25", true);
        Path link = Files.createSymbolicLink(folder.resolve("ww"), Path.of("a tree/wirewatch"));
        Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));

        Ended ended = run(elsewhere, link, "version");

        assertThat(ended.out().lines())
                .contains("in " + elsewhere.toRealPath())
                .contains(tree.toRealPath().resolve("target/wirewatch.jar").toString());
    }

    @Test
    void javaHomeGoesFirstAndAnOlderOneIsPassedOver() throws Exception {
        haveJar();
        haveJdk("jvm/a-jdk-17", "17.0.15", true);
        haveJdk("jvm/b-jdk-8", "1.8.0_402", true);
        haveJdk("jvm/c-jdk-26", "26-ea", true);
        Path chosen = haveJdk("my jdk", "25.0.1", true);

        assertThat(run(folder, tree.resolve("wirewatch")).out()).startsWith("java of c-jdk-26");
        environment.put("JAVA_HOME", chosen.toString());
        assertThat(run(folder, tree.resolve("wirewatch")).out()).startsWith("java of my jdk");
        environment.put("JAVA_HOME", folder.resolve("jvm/a-jdk-17").toString());
        assertThat(run(folder, tree.resolve("wirewatch")).out()).startsWith("java of c-jdk-26");
    }

    @Test
    void aJdkWithoutAReleaseFileIsAsked() throws Exception {
        haveJar();
        Path jdk = haveJdk("jvm/home-made", "25", true);
        Files.delete(jdk.resolve("release"));

        assertThat(run(folder, tree.resolve("wirewatch"), "--java-home").out()).isEqualTo(jdk + "\n");
    }

    @Test
    void withoutASuitableJdkItSaysSoInOneLineAndEndsWith69() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-17", "17.0.15", true);
        path = toolsWithoutJava().toString();

        Ended ended = run(folder, tree.resolve("wirewatch"), "run");

        assertThat(ended.code()).isEqualTo(69);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).hasLineCount(1).contains("JDK 25 or newer", "JAVA_HOME", "is 17", "adoptium.net");
    }

    @Test
    void optionsOfTheUserComeAfterItsOwn() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-25", "25", true);
        environment.put("WIREWATCH_JAVA_OPTIONS", "-Xmx2g -Dx=y");

        assertThat(run(folder, tree.resolve("wirewatch"), "run").out().lines())
                .containsSubsequence("-Xmx512m", "-Xmx2g", "-Dx=y", "-jar");
    }

    @Test
    void onlyTheDaemonHasJavaCompileForTheLongRun() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-25", "25", true);
        String quick = "-XX:TieredStopAtLevel=1";

        assertThat(run(folder, tree.resolve("wirewatch"), "match", "--help")
                        .out()
                        .lines())
                .containsSubsequence(quick, "-jar");
        assertThat(run(folder, tree.resolve("wirewatch"), "run").out()).doesNotContain(quick);
    }

    @Test
    void itBuildsWhenASourceIsNewerThanTheJarAndNotAgain() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-25", "25", true);
        haveMaven("mkdir -p \"$home/target\"; echo jar >\"$home/target/wirewatch.jar\"");
        old(tree.resolve("target/wirewatch.jar"));
        Files.writeString(tree.resolve("src/main/New.java"), "class New {}");

        Ended first = run(folder, tree.resolve("wirewatch"), "version");
        Ended second = run(folder, tree.resolve("wirewatch"), "version");

        assertThat(first.err())
                .startsWith("wirewatch: Building Wirewatch")
                .contains("\nwirewatch: Teaching Java")
                .hasLineCount(2);
        assertThat(first.out()).startsWith("java of jdk-25").endsWith("version\n");
        assertThat(second.err()).isEmpty();
    }

    @Test
    void whatJavaLearntFromTheDemoIsUsedAndForgottenWithTheJarItWasLearntFrom() throws Exception {
        haveJar();
        haveJdk("jvm/jdk-25", "25", true);
        haveMaven("mkdir -p \"$home/target\"; echo jar >\"$home/target/wirewatch.jar\"");
        Path learnt = Files.writeString(tree.resolve("target/wirewatch.aot"), "learnt");

        assertThat(run(folder, tree.resolve("wirewatch"), "run").out().lines()).contains("-XX:AOTCache=" + learnt);

        old(tree.resolve("target/wirewatch.jar"));
        Files.writeString(tree.resolve("src/main/New.java"), "class New {}");

        assertThat(run(folder, tree.resolve("wirewatch"), "run").out()).doesNotContain("AOTCache=");
        assertThat(learnt).doesNotExist();
    }

    @Test
    void aBuildThatFailsShowsItsLastLinesAndEndsWith1() throws Exception {
        haveJdk("jvm/jdk-25", "25", true);
        haveMaven("echo 'ERROR: New.java:1: nonsense'; exit 1");

        Ended ended = run(folder, tree.resolve("wirewatch"), "version");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.out()).isEmpty();
        assertThat(ended.err()).contains("New.java:1: nonsense", "the build failed", "build.log");
    }

    @Test
    void withoutMavenItSaysThatMavenIsMissing() throws Exception {
        haveJdk("jvm/jdk-25", "25", true);
        path = toolsWithoutJava().toString();

        Ended ended = run(folder, tree.resolve("wirewatch"), "version");

        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.err()).contains("Maven is needed").hasLineCount(1);
    }

    @Test
    void aRuntimeWithoutACompilerServesToRunAndNotToBuild() throws Exception {
        haveJdk("jvm/a-jre-25", "25", false);
        haveMaven("exit 1");
        path = folder.resolve("maven") + ":" + toolsWithoutJava();
        assertThat(run(folder, tree.resolve("wirewatch"), "version").code()).isEqualTo(69);

        haveJar();
        assertThat(run(folder, tree.resolve("wirewatch"), "version").out()).startsWith("java of a-jre-25");
    }

    private void haveJar() throws IOException {
        Files.createDirectories(tree.resolve("target"));
        Files.writeString(tree.resolve("target/wirewatch.jar"), "jar");
    }

    /** A JDK whose {@code java} prints its name, the folder it runs in, and each argument on a line. */
    private Path haveJdk(String name, String version, boolean compiler) throws IOException {
        Path jdk = Files.createDirectories(folder.resolve(name));
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "IMPLEMENTOR=\"Made up\"\nJAVA_VERSION=\"" + version + "\"\n");
        program(jdk.resolve("bin/java"), """
                case "$*" in *-XshowSettings*) echo '    java.specification.version = %s' >&2; exit 0;; esac
                echo 'java of %s'
                echo "in $(pwd -P)"
                printf '%%s\\n' "$@"
                """.formatted(version, jdk.getFileName()));
        if (compiler) {
            program(jdk.resolve("bin/javac"), "exit 0");
        }
        return jdk;
    }

    private void haveMaven(String does) throws IOException {
        Path bin = Files.createDirectories(folder.resolve("maven"));
        program(bin.resolve("mvn"), "home='" + tree.toRealPath() + "'\n" + does + "\n");
        path = bin + ":" + path;
    }

    /** The few tools that the script uses, and no Java. */
    private Path toolsWithoutJava() throws IOException {
        Path bin = Files.createDirectories(folder.resolve("tools"));
        for (String tool :
                List.of("sh", "dirname", "readlink", "find", "head", "sed", "tail", "touch", "rm", "mkdir")) {
            Path at = Stream.of("/usr/bin", "/bin")
                    .map(Path::of)
                    .map(path -> path.resolve(tool))
                    .filter(Files::exists)
                    .findFirst()
                    .orElseThrow();
            program(bin.resolve(tool), "exec " + at + " \"$@\"\n");
        }
        return bin;
    }

    private static void program(Path file, String script) throws IOException {
        Files.writeString(file, "#!/bin/sh\n" + script);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void old(Path file) throws IOException {
        Files.setLastModifiedTime(file, FileTime.from(LONG_AGO));
    }

    private Ended run(Path in, Path script, String... words) throws IOException, InterruptedException {
        Path out = folder.resolve("out");
        Path err = folder.resolve("err");
        ProcessBuilder process = new ProcessBuilder(Stream.concat(Stream.of(script.toString()), Stream.of(words))
                        .toList())
                .directory(in.toFile())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        process.environment().clear();
        process.environment().putAll(environment);
        process.environment().put("PATH", path);
        int code = process.start().waitFor();
        return new Ended(code, Files.readString(out, UTF_8), Files.readString(err, UTF_8));
    }
}
