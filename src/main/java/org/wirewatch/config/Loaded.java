package org.wirewatch.config;

import java.util.List;

/** What came of reading a configuration. */
public sealed interface Loaded {
    /**
     * It can be used.
     *
     * @param settings complete, defaults filled in
     * @param warnings what is worth a look, in file order
     */
    record Accepted(Settings settings, List<Problem> warnings) implements Loaded {}

    /**
     * It cannot be used; whatever settings were in force stay so.
     *
     * @param problems all that is wrong, in file order, warnings among them; at least one is an error
     */
    record Rejected(List<Problem> problems) implements Loaded {}
}
