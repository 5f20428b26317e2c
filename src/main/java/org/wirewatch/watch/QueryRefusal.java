package org.wirewatch.watch;

/** Unwinds the parser's descent. */
final class QueryRefusal extends Exception {
    private final int place;
    private final String advice;

    /**
     * A refusal.
     *
     * @param place UTF-16 offset in the query
     * @param advice what is wrong and what to write instead
     */
    QueryRefusal(int place, String advice) {
        super(advice, null, false, false);
        this.place = place;
        this.advice = advice;
    }

    int place() {
        return place;
    }

    String advice() {
        return advice;
    }
}
