package org.wirewatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.wirewatch.pipeline.WishAnswer;

/** Writes the sample mails into a folder, to be looked at in a browser. Not a test: run it by hand. */
final class Pictures {
    private static final Frame LINKED = new Frame(
            "Harbour Desk",
            "1 Quay Street, Port Example",
            "https://news.example.org",
            "wirewatch@example.org",
            "0.1.0",
            new WishLinks("a key".getBytes(UTF_8), InstantSource.fixed(Stories.SEEN)));

    private Pictures() {}

    public static void main(String[] args) throws IOException {
        Path folder = Path.of(args[0]);
        AlertComposer alerts = new AlertComposer();
        DigestComposer digests = new DigestComposer();
        NoticeComposer notices = new NoticeComposer();
        write(folder, "alert", alerts.alert(Stories.ANA, Stories.FERRY, LINKED));
        write(folder, "alert-urgent", alerts.alert(Stories.ANA, Stories.FERRY, AlertComposer.Occasion.URGENT, LINKED));
        write(folder, "alert-by-mail", alerts.alert(Stories.ANA, Stories.FERRY, Stories.FRAME));
        write(folder, "alert-two-watches", alerts.alert(Stories.ANA, Stories.WIND, LINKED));
        write(folder, "alert-korean", alerts.alert(Stories.ANA, Stories.KOREAN, LINKED));
        write(folder, "alert-russian", alerts.alert(Stories.ANA, Stories.RUSSIAN, LINKED));
        write(folder, "alert-arabic", alerts.alert(Stories.ANA, Stories.ARABIC, LINKED));
        write(folder, "alert-emoji", alerts.alert(Stories.ANA, Stories.EMOJI, LINKED));
        write(folder, "alert-hostile", alerts.alert(Stories.ANA, Stories.HOSTILE, LINKED));
        write(folder, "update", alerts.update(Stories.ANA, update(Stories.FERRY), LINKED));
        write(folder, "update-arabic", alerts.update(Stories.ANA, update(Stories.ARABIC), LINKED));
        write(folder, "digest", digests.digest(Stories.digest(), LINKED));
        write(folder, "digest-one", digests.digest(Stories.digestOf(Stories.FERRY), LINKED));
        write(folder, "digest-hostile", digests.digest(Stories.digestOf(Stories.HOSTILE), LINKED));
        write(folder, "flood", digests.digest(Stories.flood(200, 3), LINKED));
        write(
                folder,
                "and-more",
                notices.andMore(
                        Stories.ANA,
                        42,
                        List.of("harbour", "offshore-wind"),
                        Instant.parse("2026-11-24T06:00:00Z"),
                        "morning",
                        LINKED));
        write(
                folder,
                "notice",
                notices.notice(
                        Stories.ANA,
                        NoticeComposer.Sort.TROUBLE,
                        "2 feeds are in trouble",
                        List.of(
                                "Skerry Gazette (https://skerry-gazette.test/feed.xml) has not answered since Sunday 22"
                                        + " November, 07:12: its host name does not exist any more.",
                                "Radio Skerry (https://skerry.test/rss) has moved away: the server says 410 Gone."),
                        LINKED));
        page(folder, "wish", WishAnswer.said("Muted", "ana hears nothing of it."));
    }

    private static StoryUpdate update(StoryBlock story) {
        return new StoryUpdate(
                story,
                "[harbour] Ferry line resumes",
                story.firstSeen(),
                List.of("Nine ferries had left by noon, the harbour authority said.", "A tenth waits for the tide."),
                List.of("Two ferries had left by nine."));
    }

    private static void write(Path folder, String name, Message message) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve(name + ".html"), message.html());
        Files.writeString(folder.resolve(name + ".txt"), "Subject: " + message.subject() + "\n\n" + message.text());
        System.out.printf(
                "%-18s HTML %6d bytes, text %6d bytes%n",
                name, message.html().getBytes(UTF_8).length, message.text().getBytes(UTF_8).length);
    }

    private static void page(Path folder, String name, WishAnswer page) throws IOException {
        TemplateEngine templates =
                TemplateEngine.createPrecompiled(null, ContentType.Html, null, "org.wirewatch.templates");
        StringOutput html = new StringOutput();
        templates.render("web/wish.jte", page, html);
        Files.writeString(folder.resolve(name + ".html"), html.toString());
    }
}
