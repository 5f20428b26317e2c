package org.wirewatch.watch;

/** Shows a place in a query. */
final class Caret {
    private static final int WIDTH = 72;

    private Caret() {}

    /** The part of the query around the place, and below it a caret; tabs and line ends become spaces. */
    static String under(String source, int position) {
        int[] characters = source.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .toArray();
        int place = Math.clamp(position, 0, characters.length);
        int from = Math.max(0, Math.min(place - WIDTH / 2, characters.length - WIDTH));
        int to = Math.min(characters.length, from + WIDTH);
        return new String(characters, from, to - from) + "\n" + " ".repeat(place - from) + "^";
    }
}
