package org.wirewatch.watch;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What to say of a saved piece that cannot be used. */
final class PieceAdvice {
    private static final int MOST_NAMED = 8;

    private PieceAdvice() {}

    static String unknown(String name, Collection<String> known) {
        String words = name.replace('-', ' ').replace('_', ' ');
        String instead = words.equals(name) ? name : '"' + words + '"';
        String nearest = known.stream()
                .filter(other -> FieldNames.distance(name, other) <= 2)
                .sorted()
                .findFirst()
                .map(other -> ": did you mean @" + other + "?")
                .orElse(known.isEmpty() ? "." : ", there are " + names(known) + ".");
        return "there is no saved piece “" + name + "”" + nearest + " To look for the word write " + instead
                + " without the @";
    }

    private static String names(Collection<String> known) {
        return known.stream().sorted().limit(MOST_NAMED).map(name -> "@" + name).collect(Collectors.joining(", "));
    }

    static String circle(List<String> within, String name) {
        List<String> circle = within.subList(within.indexOf(name), within.size());
        return "saved pieces name each other in a circle: @" + String.join(" → @", circle) + " → @" + name
                + "; take one of these out";
    }

    static String broken(String name, String advice) {
        return advice.startsWith("saved pieces name each other") || advice.startsWith("in the saved piece")
                ? advice
                : "in the saved piece @" + name + ": " + advice;
    }
}
