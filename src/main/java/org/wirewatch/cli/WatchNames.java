package org.wirewatch.cli;

import java.util.List;
import org.wirewatch.config.notation.Nearest;
import org.wirewatch.pipeline.WatchBook;
import org.wirewatch.watch.Watch;

/** What to say of a watch that there is not. */
final class WatchNames {
    private WatchNames() {}

    static String unknown(WatchBook book, String name) {
        List<String> names = book.settings().watches().stream().map(Watch::name).toList();
        String hint = Nearest.hint(name, names);
        return "There is no watch \"" + name + "\""
                + (hint.isEmpty() ? "; `wirewatch watches` lists those there are." : hint);
    }
}
