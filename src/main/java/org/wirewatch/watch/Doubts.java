package org.wirewatch.watch;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Notes what is legal in a query but surely not meant, mostly what other search engines taught. Says each thing once per
 * query. For one parse.
 */
final class Doubts {
    private static final String CURLY_QUOTES = "“”„‟«»‹›「」『』《》〈〉";
    private static final String WIDE_BRACKETS = "（）［］【】";
    private static final String DASHES = "‐‑‒–—―−﹣－";
    private static final String SIGNS = "+#@$€£¥%";
    private static final String JOINERS = "|/\\^~=<>[]{}";
    private static final Pattern NEAR = Pattern.compile("(?i)(o?near|within|around|adj|pre|w|n)/\\d+|NEAR|AROUND|ADJ");
    private static final Pattern REGEX = Pattern.compile("/.+/i?");
    private static final Pattern LOOSE_COMMA = Pattern.compile("[,;،、，；](?![0-9])|(?<![0-9])[,;،、，；]");
    private static final Set<String> ALSO_PLAIN_WORDS =
            Set.of("WHO", "US", "IT", "IS", "ICE", "AIDS", "ARM", "GAP", "ACT", "SAD", "MAN", "CAR", "BIG", "PEN");

    private final String source;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Warning> ifSeveral = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    Doubts(String source) {
        this.source = source;
    }

    /**
     * What was noted, in order of position.
     *
     * @param leaves how many things the query looks for
     */
    List<Warning> list(int leaves) {
        List<Warning> all = new ArrayList<>(warnings);
        if (leaves > 1) {
            all.addAll(ifSeveral);
        }
        all.sort(Comparator.comparingInt(Warning::position));
        return all;
    }

    /** Looks at a word without quotes. */
    void word(int start, String body, String[] words, boolean hasField) {
        if (isPlainAscii(body)) {
            plainWord(start, body, hasField);
        } else if (hasField && body.startsWith("-")) {
            say(start, "the minus means nothing behind a field: write it before the field, -title:word");
        } else if (DASHES.indexOf(body.charAt(0)) >= 0) {
            say(start, "this dash excludes nothing: write a plain hyphen, -" + words[0] + ", or NOT " + words[0]);
        } else if (holdsAny(body, CURLY_QUOTES)) {
            say(
                    start,
                    "these quotes make no phrase, the words are looked for anywhere: write straight ones, \"two words\"");
        } else if (body.startsWith("'") || body.startsWith("‘")) {
            say(start, "single quotes make no phrase: write double ones, \"two words\"");
        } else if (holdsAny(body, WIDE_BRACKETS)) {
            say(start, "these brackets make no group: write ( and )");
        } else if (REGEX.matcher(body).matches()) {
            say(
                    start,
                    "there are no regular expressions, this reads as " + phrase(words) + ": use * and ?, as in wor*");
        } else if (NEAR.matcher(body).matches()) {
            say(start, nearness(body, words));
        } else {
            signs(start, body, words);
        }
        script(start, words);
    }

    private void plainWord(int start, String body, boolean hasField) {
        if (body.equalsIgnoreCase("and") || body.equalsIgnoreCase("or") || body.equalsIgnoreCase("not")) {
            String operator = body.toUpperCase(Locale.ROOT);
            String advice = "“" + body + "” is looked for as a word here: write " + operator + " in capitals, or \""
                    + body + "\" in quotes if the word is meant";
            if (hasField) {
                say(start, advice);
            } else if (said.add(advice)) {
                ifSeveral.add(new Warning(position(start), advice));
            }
        } else if (NEAR.matcher(body).matches()) {
            say(start, nearness(body, new String[] {body}));
        } else if (ALSO_PLAIN_WORDS.contains(body)) {
            say(
                    start,
                    "capitals make no difference: this finds every “" + body.toLowerCase(Locale.ROOT)
                            + "”; add a word that goes with it");
        }
    }

    private static String nearness(String body, String[] words) {
        String gap = body.replaceAll("\\D", "");
        return "“" + body + "” is looked for as " + phrase(words) + ": for words near each other write \"one other\"~"
                + (gap.isEmpty() ? "5" : gap);
    }

    private void signs(int start, String body, String[] words) {
        if (body.indexOf('|') >= 0) {
            say(start, "| means nothing, this reads as " + phrase(words) + ": write OR with blanks around it");
        } else if (body.contains("&&")) {
            say(start, "&& means nothing, this reads as " + phrase(words) + ": write AND with blanks around it");
        } else if (body.startsWith("!")) {
            say(start, "! excludes nothing: write -" + words[0] + " or NOT " + words[0]);
        } else if (words.length > 1 && body.indexOf('~') >= 0) {
            say(
                    start,
                    "~ works behind a quote only, this reads as " + phrase(words) + ": write \"two words\"~5, or wor*");
        } else if (LOOSE_COMMA.matcher(body).find()) {
            say(start, "a comma means nothing, all words are needed: write OR between words of which one is enough");
        } else if (holdsAny(body.startsWith("+") ? body.substring(1) : body, SIGNS)) {
            say(start, "signs are not looked for: this finds " + phrase(words));
        } else if (body.startsWith(".") && words.length == 1) {
            say(start, "signs are not looked for: this finds " + phrase(words));
        } else if (words.length > 1 && holdsAny(body, JOINERS)) {
            say(start, "this reads as " + phrase(words) + ": if that is meant, put it in quotes");
        }
    }

    /** Looks at a phrase or window. */
    void quoted(int start, int end, String[] words, boolean isWindow) {
        if (end < source.length() && source.charAt(end - 1) != '"' && Character.isDigit(source.charAt(end))) {
            say(end, "a window has at most three digits, what follows is looked for as a word: 999 is the widest");
        }
        if (isWindow && words.length == 1) {
            say(start, "a window needs two words: this finds " + phrase(words) + " anywhere");
        }
        script(start, words);
    }

    /** Looks at words side by side next to an OR: Google and others would read that the other way round. */
    void adjacencyBesideOr(int at) {
        say(at, "words side by side bind tighter than OR: put brackets around what belongs together, as in (a OR b) c");
    }

    private void script(int start, String[] words) {
        for (String word : words) {
            if (word.charAt(0) < 0x0E00 || Wildcard.isPattern(word)) {
                continue;
            }
            switch (UnicodeScript.of(word.codePointAt(0))) {
                case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR ->
                    say(
                            start,
                            "text without blanks is not cut into words: this finds “" + word
                                    + "” only between blanks or punctuation, " + word + "* also where more follows");
                case HANGUL ->
                    say(
                            start,
                            "Korean particles stay on the word: this finds “" + word + "” without one only, write "
                                    + word + "* for all");
                default -> {}
            }
        }
    }

    private void say(int at, String advice) {
        String kind = advice.substring(0, Math.min(12, advice.length()));
        if (said.add(kind)) {
            warnings.add(new Warning(position(at), advice));
        }
    }

    private int position(int at) {
        return source.codePointCount(0, at);
    }

    private static String phrase(String[] words) {
        String joined = String.join(" ", words);
        String shown = joined.length() > 60 ? joined.substring(0, 60) + "…" : joined;
        return words.length == 1 ? "the word “" + shown + "”" : "the phrase \"" + shown + "\"";
    }

    private static boolean isPlainAscii(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c > 'z' || !Character.isLetterOrDigit(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean holdsAny(String body, String characters) {
        for (int i = 0; i < body.length(); i++) {
            if (characters.indexOf(body.charAt(i)) >= 0) {
                return true;
            }
        }
        return false;
    }
}
