package org.wirewatch.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import org.wirewatch.story.UrlKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code url-key}: one key for all spellings of an address. */
@Command(
        name = "url-key",
        description = "Reads addresses, one a line, and writes for each the key that all its spellings share.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = "  echo 'HTTPS://News.Example.org/a?utm_source=feed' | wirewatch url-key")
final class UrlKeyCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try (BufferedReader addresses = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String address = addresses.readLine(); address != null; address = addresses.readLine()) {
                out.println(UrlKey.of(address));
            }
        }
        return ExitCodes.DONE;
    }
}
