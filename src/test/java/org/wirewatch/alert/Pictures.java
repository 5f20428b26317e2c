package org.wirewatch.alert;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes the sample mails into a folder, to be looked at in a browser. Not a test: run it by hand. */
final class Pictures {
    private Pictures() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        write(folder, "alert", new AlertComposer().alert(Stories.ANA, Stories.FERRY, Stories.FRAME));
        write(folder, "alert-korean", new AlertComposer().alert(Stories.ANA, Stories.KOREAN, Stories.FRAME));
        write(folder, "alert-arabic", new AlertComposer().alert(Stories.ANA, Stories.ARABIC, Stories.FRAME));
        StoryUpdate update = new StoryUpdate(
                Stories.FERRY,
                "[harbour] Ferry line resumes",
                Stories.FERRY.firstSeen(),
                List.of("Nine ferries had left by noon, the harbour authority said.", "A tenth waits for the tide."),
                List.of("Two ferries had left by nine."));
        write(folder, "update", new AlertComposer().update(Stories.ANA, update, Stories.FRAME));
        write(folder, "digest", new DigestComposer().digest(Stories.digest(), Stories.FRAME));
        DigestFacts sample = Stories.digest();
        DigestFacts readme = new DigestFacts(
                sample.reader(),
                sample.name(),
                sample.from(),
                sample.until(),
                List.of(
                        new DigestFacts.Section("harbour", List.of(Stories.FERRY, Stories.CRANE)),
                        new DigestFacts.Section("offshore-wind", List.of(Stories.WIND)),
                        new DigestFacts.Section("quay", List.of(Stories.ARABIC))),
                0,
                sample.coverage());
        write(folder, "readme", new DigestComposer().digest(readme, Stories.FRAME));
        write(folder, "flood", new DigestComposer().digest(Stories.flood(200, 3), Stories.FRAME));
    }

    private static void write(Path folder, String name, Message message) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".html"), message.html());
        Files.writeString(folder.resolve(name + ".txt"), "Subject: " + message.subject() + "\n\n" + message.text());
    }
}
