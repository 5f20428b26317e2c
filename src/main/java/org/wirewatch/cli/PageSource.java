package org.wirewatch.cli;

import java.net.URI;
import org.wirewatch.article.Page;

/** Where {@code extract} gets a page from that is named by its URL. */
@FunctionalInterface
interface PageSource extends AutoCloseable {
    /** Fetches the page, or says why not. Blocks; does not throw for what a server or the network does. */
    Answer read(URI url);

    /** No more pages are asked for. */
    @Override
    default void close() {}

    /** What came of it. */
    sealed interface Answer {
        /** The page. */
        record Read(Page page) implements Answer {}

        /**
         * No page.
         *
         * @param sentence what happened and what to do, for the person at the terminal
         */
        record Refused(String sentence) implements Answer {}
    }
}
