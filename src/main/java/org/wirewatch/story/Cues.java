package org.wirewatch.story;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Words that tell what kind of sentence they stand in: the table {@code cues.txt}. Immutable. */
enum Cues {
    /** Somebody says something. */
    SPEECH,
    /** It was so before. */
    BACKGROUND,
    /** It was done or said before. */
    EARLIER,
    /** It is so now. */
    CURRENT,
    /** The publisher corrects itself. */
    CORRECTION,
    /** No part of the report. */
    BOILERPLATE,
    /** A line that begins so names the author, the time or the picture. */
    OPENING;

    private static final Map<Cues, Pattern> PATTERNS = patterns();

    /**
     * Whether a sentence holds such a word.
     *
     * @param words folded, each with a space before and behind
     */
    boolean isIn(String words) {
        return pattern().matcher(words).find();
    }

    /** Whether a sentence begins with such a word. */
    boolean begins(String words) {
        return pattern().matcher(words).lookingAt();
    }

    private Pattern pattern() {
        return Objects.requireNonNull(PATTERNS.get(this));
    }

    private static Map<Cues, Pattern> patterns() {
        Map<Cues, List<String>> cues = Table.lines("cues.txt").stream()
                .collect(Collectors.groupingBy(
                        Cues::kind,
                        () -> new EnumMap<>(Cues.class),
                        Collectors.flatMapping(Cues::words, Collectors.toList())));
        Map<Cues, Pattern> patterns = new EnumMap<>(Cues.class);
        cues.forEach((kind, words) -> patterns.put(kind, Pattern.compile(" (?:" + String.join("|", words) + ") ")));
        return patterns;
    }

    private static Cues kind(String line) {
        return valueOf(line.substring(0, line.indexOf(':')).toUpperCase(Locale.ROOT));
    }

    private static Stream<String> words(String line) {
        return Arrays.stream(line.substring(line.indexOf(':') + 1).strip().split(" +", -1))
                .map(cue -> cue.replace("*", "[^ ]*").replace('_', ' '));
    }
}
