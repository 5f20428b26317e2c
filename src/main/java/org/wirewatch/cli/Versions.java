package org.wirewatch.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.wirewatch.story.NewFacts;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/** {@code versions}: whether a later version of an article tells new facts. */
@Command(
        name = "versions",
        description = "Says for pairs of texts whether the later one tells new facts, and which sentences differ.",
        mixinStandardHelpOptions = true,
        footerHeading = "%nExample:%n",
        footer = {
            "  wirewatch versions --batch pairs.jsonl --json decisions.json",
            "reads one {\"id\", \"old\": {\"title\", \"text\"}, \"new\": {\"title\", \"text\"}} a line and writes",
            "{id: {\"newFacts\", \"added\": [sentences], \"removed\": [sentences]}}."
        })
final class Versions implements Callable<Integer> {
    @Option(names = "--batch", required = true, paramLabel = "PAIRS.jsonl", description = "One pair of texts a line.")
    private Path batch;

    @Option(names = "--json", required = true, paramLabel = "OUT", description = "Where the answer is written.")
    private Path json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        Map<String, NewFacts> decisions = new LinkedHashMap<>();
        try {
            JsonLines.read(
                    batch,
                    pair -> decisions.put(
                            JsonLines.text(pair, "id"), NewFacts.between(article(pair, "old"), article(pair, "new"))));
            JsonLines.write(json, decisions);
            return ExitCodes.DONE;
        } catch (JsonLines.Unreadable unreadable) {
            spec.commandLine().getErr().println(unreadable.getMessage());
            return ExitCodes.WRONG_USE;
        } catch (IOException notWritten) {
            spec.commandLine().getErr().println(json + " cannot be written: " + notWritten.getMessage());
            return ExitCodes.FAILED;
        }
    }

    private static TokenizedArticle article(JsonNode pair, String which) {
        JsonNode article = JsonLines.object(pair, which);
        return Tokenizer.tokenize(JsonLines.text(article, "title"), JsonLines.text(article, "text"));
    }
}
