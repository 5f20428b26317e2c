package org.wirewatch.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.store.ArticleRow;
import org.wirewatch.store.Store;
import org.wirewatch.story.UrlKey;
import picocli.CommandLine.Model.CommandSpec;

/** What commands about watches have in common: the config, the store, and all watches. */
final class Archive {
    private Archive() {}

    /** What a command does; gives its exit code. */
    @FunctionalInterface
    interface Work {
        int with(Store store, WatchBook book, Settings file);
    }

    /** Opens the store, making it if there is none, and does the work. */
    static int open(ConfigOption config, CommandSpec spec, Work work) {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Settings> settings = config.settings(err);
        if (settings.isEmpty()) {
            return ExitCodes.WRONG_USE;
        }
        try (Store store = Store.open(Daemon.storeSettings(settings.get()))) {
            return work.with(store, WatchBook.read(settings.get(), store), settings.get());
        }
    }

    /** Finds the article at an address that a watch matched, and does something about the two. */
    static int match(
            Store store,
            WatchBook book,
            String watch,
            String url,
            CommandSpec spec,
            Function<ArticleRow, String> work) {
        PrintWriter err = spec.commandLine().getErr();
        List<ArticleRow> articles = store.read(session -> session.articles().byUrlKey(UrlKey.of(url)));
        if (articles.isEmpty()) {
            err.println("No article of the address " + url + " is stored.");
            return ExitCodes.FAILED;
        }
        Optional<ArticleRow> matched = articles.stream()
                .filter(article -> store.read(session -> session.articles().matchesOfStory(article.storyId())).stream()
                        .anyMatch(match -> match.watch().equals(watch) && match.articleId() == article.id()))
                .findFirst();
        if (matched.isEmpty()) {
            err.println(
                    book.watch(watch).isEmpty()
                            ? WatchNames.unknown(book, watch)
                            : "The watch " + watch + " did not match this article: there is nothing to mark or mute.");
            return ExitCodes.FAILED;
        }
        spec.commandLine().getOut().println(work.apply(matched.get()));
        return ExitCodes.DONE;
    }
}
