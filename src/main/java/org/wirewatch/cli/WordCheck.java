package org.wirewatch.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.wirewatch.config.Loaded;
import org.wirewatch.config.Settings;
import org.wirewatch.pipeline.CommonWords;
import org.wirewatch.store.Store;
import org.wirewatch.store.StoreException;

/**
 * A configuration held against the stored articles: words that were in many of them do not narrow a watch down.
 *
 * @param loaded with a warning at each such word
 * @param sentence what was done, or why nothing could be; null where there is no watch
 */
record WordCheck(Loaded loaded, @Nullable String sentence) {
    /** Reads the file once more, with the database at hand, if there is one and there are watches. */
    static WordCheck of(Path file, Loaded loaded) {
        if (!(loaded instanceof Loaded.Accepted accepted)
                || accepted.settings().watches().isEmpty()) {
            return new WordCheck(loaded, null);
        }
        Settings settings = accepted.settings();
        if (!Daemon.hasState(settings)) {
            return new WordCheck(loaded, untold(0));
        }
        try (Store store = Store.open(Daemon.storeSettings(settings))) {
            CommonWords words = CommonWords.of(store, InstantSource.system().instant());
            return words.isKnown()
                    ? new WordCheck(
                            ConfigOption.reader(words.shares()).read(file),
                            "held against %,d articles of the last month".formatted(words.articles()))
                    : new WordCheck(loaded, untold(words.articles()));
        } catch (StoreException unreachable) {
            return new WordCheck(loaded, "not held against articles: " + unreachable.getMessage());
        }
    }

    private static String untold(long articles) {
        return "too common ones are told once %d articles are stored, now %d"
                .formatted(CommonWords.FEWEST_ARTICLES, articles);
    }
}
