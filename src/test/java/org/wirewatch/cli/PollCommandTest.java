package org.wirewatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.wirewatch.cli.Publisher.Request;

class PollCommandTest {
    @Test
    void p10_oneRoundPollsEveryFeedThatIsDueOnceThoughFirstPollsAreSpread(@TempDir Path folder) throws IOException {
        try (Publisher wire = Publisher.open(new VirtualTime(Instant.EPOCH), "127.5.0.1")) {
            String feeds = IntStream.range(0, 30)
                    .mapToObj(i -> {
                        wire.on("/" + i, Publisher.feed(Publisher.rss()));
                        return "  - " + wire.url("/" + i) + "\n";
                    })
                    .collect(Collectors.joining());
            Path config =
                    Files.writeString(folder.resolve("wirewatch.yaml"), """
                    data: "%s"
                    net: { host_pause: 1ms, allow_private: ["127.0.0.0/8"] }
                    feeds:
                    %s""".formatted(folder.resolve("data"), feeds));

            assertThat(command("poll", "--config", config.toString())).contains("first fetch, 0 entries");
            assertThat(wire.requests()).extracting(Request::target).hasSize(30).doesNotHaveDuplicates();

            assertThat(command("poll", "--config", config.toString())).contains("No feed is due");
            assertThat(command("poll", "--once", "--config", config.toString())).contains("No feed is due");
            assertThat(wire.requests()).hasSize(30);
        }
    }

    private static String command(String... arguments) {
        StringWriter printed = new StringWriter();
        PrintWriter writer = new PrintWriter(printed, true);
        int _ = Wirewatch.commandLine().setOut(writer).setErr(writer).execute(arguments);
        return printed.toString();
    }
}
