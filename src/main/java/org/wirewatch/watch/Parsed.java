package org.wirewatch.watch;

import java.util.List;

/** What became of a query that a person wrote. */
public sealed interface Parsed {
    /**
     * It can be used.
     *
     * @param query ready to match
     */
    record Valid(Query query) implements Parsed {
        /** What is legal but surely not meant, in order of position; mostly empty. */
        public List<Warning> warnings() {
            return query.warnings();
        }
    }

    /**
     * It cannot be used.
     *
     * @param position where the trouble is, counted in characters (code points, as YAML and Python count) from 0; for
     *     a place in the Java string use {@link String#offsetByCodePoints}
     * @param message what is wrong and what to write instead
     */
    record Invalid(int position, String message) implements Parsed {
        /**
         * The query with a caret under the place, two lines.
         *
         * @param source the query, as it was given to {@link Query#parse}
         */
        public String caret(String source) {
            return Caret.under(source, position);
        }
    }
}
