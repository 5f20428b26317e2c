package org.wirewatch.watch;

import java.lang.Character.UnicodeScript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Notes what is legal in a query but surely not meant, mostly what other search engines taught. Says each thing once per
 * query. For one parse.
 */
final class Doubts {
    private static final String WIDE_BRACKETS = "［］【】｛｝";
    private static final String DASHES = "‐‑‒–—―−﹣－";
    private static final String SIGNS = "+#@$€£¥%";
    private static final String JOINERS = "|/\\^~=<>[]{}";
    private static final Pattern NEAR =
            Pattern.compile("(?i)(o?near|within|around|adj|pre|w|n)/\\d+|NEAR|AROUND|ADJ|ONEAR");
    private static final Pattern REGEX = Pattern.compile("/.+/i?");
    private static final Pattern LOOSE_COMMA = Pattern.compile("[,;،、，；](?![0-9])|(?<![0-9])[,;،、，；]");
    private static final Pattern HYPHENATED = Pattern.compile("\\p{L}{2,}(?:[-‐‑]\\p{L}{2,})+");
    private static final Pattern DOTTED = Pattern.compile("(?:\\p{L}\\.){2,}\\p{L}?|(?:\\p{L}\\.)+\\p{L}");
    private static final Pattern POSSESSIVE = Pattern.compile("(?i)(\\p{L}{2,})['’‘ʼ]s");
    private static final Pattern TAG_OF_WORDS = Pattern.compile("#\\p{L}*\\p{Ll}\\p{Lu}\\p{L}*");
    private static final Pattern RANGE = Pattern.compile("\\d+\\.\\.+\\d+");
    private static final Pattern PARTS_OF_THE_QUERY = Pattern.compile("“[^”]*”|\"[^\"]*\"|\\S*\\*|-\\S+|NOT \\S+");
    private static final Set<String> ALSO_PLAIN_WORDS =
            Set.of("WHO", "US", "IT", "IS", "ICE", "AIDS", "ARM", "GAP", "ACT", "SAD", "MAN", "CAR", "BIG", "PEN");

    private final String source;
    private final QueryContext context;
    private final List<Warning> warnings = new ArrayList<>();
    private final List<Warning> ifSeveral = new ArrayList<>();
    private final Set<String> said = new HashSet<>();

    Doubts(String source, QueryContext context) {
        this.source = source;
        this.context = context;
    }

    /**
     * What was noted, in order of position.
     *
     * @param leaves how many things the query looks for
     */
    List<Warning> list(int leaves, Node root) {
        List<Warning> futile = leaves > 1 ? Futility.of(root) : List.of();
        if (warnings.isEmpty() && ifSeveral.isEmpty() && futile.isEmpty()) {
            return List.of();
        }
        List<Warning> all = new ArrayList<>(warnings);
        futile.forEach(warning -> all.add(new Warning(position(warning.position()), warning.message())));
        if (leaves > 1) {
            all.addAll(ifSeveral);
        }
        all.sort(Comparator.comparingInt(Warning::position));
        return all;
    }

    /** Looks at a word without quotes. */
    void word(int start, String body, String[] words, Leaf leaf, boolean hasField, boolean exact) {
        if (isLowerCaseAscii(body)) {
            operator(start, body, hasField && !exact);
        } else if (hasField && body.startsWith("-")) {
            say(start, "the minus means nothing behind a field: write it before the field, -title:word");
        } else if (isPlainAscii(body)) {
            plainWord(start, body, hasField && !exact);
        } else if (!leaf.scope().isFact() && !exact) {
            unusual(start, body, words);
        }
        if (leaf.scope() == Scope.LANGUAGE) {
            language(start, body);
        }
        if (!exact && !leaf.scope().isFact()) {
            script(start, body, words);
        }
    }

    private void unusual(int start, String body, String[] words) {
        if (DASHES.indexOf(body.charAt(0)) >= 0) {
            say(start, "this dash excludes nothing: write a plain hyphen, -" + words[0] + ", or NOT " + words[0]);
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
        } else if (words.length == 1 && isOperator(words[0])) {
            operator(start, words[0], false);
        } else {
            signs(start, body, words);
        }
    }

    private void operator(int start, String body, boolean hasField) {
        if (!isOperator(body)) {
            return;
        }
        String advice = "“" + body + "” is looked for as a word here: write " + body.toUpperCase(Locale.ROOT)
                + " in capitals, or \"" + body + "\" in quotes if the word is meant";
        if (hasField) {
            say(start, advice);
        } else if (said.add(advice)) {
            ifSeveral.add(new Warning(position(start), advice));
        }
    }

    private static boolean isOperator(String word) {
        return word.length() <= 3
                && (word.equalsIgnoreCase("and") || word.equalsIgnoreCase("or") || word.equalsIgnoreCase("not"));
    }

    private void plainWord(int start, String body, boolean hasField) {
        if (isOperator(body)) {
            operator(start, body, hasField);
        } else if (NEAR.matcher(body).matches()) {
            say(start, nearness(body, new String[] {body}));
        } else if (body.equals("ANDNOT") || body.equals("XOR")) {
            say(start, "“" + body + "” is looked for as a word here: write AND NOT with a blank, or NOT alone");
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
        } else if (body.startsWith("~")) {
            say(start, "~ finds no synonyms: write them, as in (" + words[0] + " OR other)");
        } else if (body.indexOf('~') >= 0) {
            say(
                    start,
                    "~ works behind a quote only, this reads as " + phrase(words) + ": write \"two words\"~5, or wor*");
        } else if (LOOSE_COMMA.matcher(body).find()) {
            say(start, "a comma means nothing, all words are needed: write OR between words of which one is enough");
        } else if (RANGE.matcher(body).find()) {
            say(start, "there are no ranges of numbers: this finds " + phrase(words));
        } else if (TAG_OF_WORDS.matcher(body).matches()) {
            say(
                    start,
                    "signs are not looked for: this finds " + phrase(words) + " written in one; for the words write \""
                            + body.substring(1).replaceAll("(?<=\\p{Ll})(?=\\p{Lu})", " ") + "\"");
        } else if (holdsAny(body.startsWith("+") ? body.substring(1) : body, SIGNS)) {
            say(start, "signs are not looked for: this finds " + phrase(words));
        } else if (body.startsWith(".") && words.length == 1) {
            say(start, "signs are not looked for: this finds " + phrase(words));
        } else if (words.length > 1 ? holdsAny(body, JOINERS) : holdsAny(body, "[]{}<>^")) {
            say(
                    start,
                    "signs are not looked for: this reads as " + phrase(words)
                            + "; if that is meant, put it in quotes");
        } else {
            spellings(start, body, words);
        }
    }

    /** Words that are written in more than one way. */
    private void spellings(int start, String body, String[] words) {
        Matcher possessive = POSSESSIVE.matcher(body);
        if (possessive.matches()) {
            say(
                    start,
                    "this finds “" + body + "” only: write " + possessive.group(1)
                            + ", which finds it without ’s, too");
        } else if (HYPHENATED.matcher(body).matches()) {
            String joined = String.join("", words);
            say(
                    start,
                    "this finds “" + body + "” and “" + String.join(" ", words) + "”, not “" + joined
                            + "”: for all of them write (" + body + " OR " + joined + ")");
        } else if (DOTTED.matcher(body).matches()) {
            String joined = String.join("", words).toUpperCase(Locale.ROOT);
            String instead = ALSO_PLAIN_WORDS.contains(joined)
                    ? ", which as a word would be found everywhere: write the full name beside it, (" + body
                            + " OR \"full name\")"
                    : ": for both write (" + body + " OR " + joined + ")";
            say(start, "this finds “" + body + "”, not “" + joined + "”" + instead);
        } else if (body.endsWith("?") && words[words.length - 1].endsWith("?")) {
            String word = body.substring(0, body.length() - 1);
            say(
                    start,
                    "? stands for exactly one character more: for “" + word
                            + "” itself take it out, for any ending write " + word + "*");
        }
    }

    private void language(int start, String body) {
        if (body.length() > 3 && body.indexOf('-') < 0 && body.indexOf('_') < 0 && !Wildcard.isPattern(body)) {
            say(start, "lang: takes a code of two letters, as in lang:en or lang:pt-br");
        }
    }

    /** Looks at a phrase or window. */
    void quoted(int start, int end, String[] words, Leaf leaf, boolean exact) {
        if (end < source.length()
                && end > 0
                && Character.isDigit(source.charAt(end))
                && !Quotes.isQuote(source.charAt(end - 1))) {
            say(end, "a window has at most three digits, what follows is looked for as a word: 999 is the widest");
        }
        if (words.length == 1 && end > start + 1 && !Quotes.isQuote(source.charAt(end - 1))) {
            say(start, "a window needs two words: this finds " + phrase(words) + " anywhere");
        }
        if (!exact && !leaf.scope().isFact()) {
            script(start, "", words);
        }
    }

    /** Looks at words side by side next to an OR: Google and others would read that the other way round. */
    void adjacencyBesideOr(int at) {
        say(at, "words side by side bind tighter than OR: put brackets around what belongs together, as in (a OR b) c");
    }

    private void script(int start, String body, String[] words) {
        for (String word : words) {
            if (word.charAt(0) < 0x0370 || Wildcard.isPattern(word)) {
                continue;
            }
            switch (UnicodeScript.of(word.codePointAt(0))) {
                case THAI, LAO, KHMER, MYANMAR ->
                    say(
                            start,
                            "text without blanks is not cut into words: this finds “" + word
                                    + "” only between blanks or punctuation, " + word + "* also where more follows");
                case HANGUL -> {
                    if (word.length() == 1) {
                        say(
                                start,
                                "one Korean syllable is found without a particle only: write a longer word, or the words"
                                        + " that begin with it");
                    }
                }
                case CYRILLIC, GREEK -> inflection(start, body, word);
                default -> {}
            }
        }
    }

    private void inflection(int start, String body, String word) {
        boolean isAbbreviation = body.length() < 6 && body.equals(body.toUpperCase(Locale.ROOT)) && !body.isEmpty();
        if (word.length() < 4 || isAbbreviation || !context.languagesOf(word).isEmpty()) {
            return;
        }
        boolean isGreek = UnicodeScript.of(word.codePointAt(0)) == UnicodeScript.GREEK;
        boolean isUkrainian = word.chars().anyMatch(c -> "іїєґ".indexOf(c) >= 0);
        String stem = word.substring(0, Math.max(3, word.length() - (word.length() > 6 ? 2 : 1)));
        say(
                start,
                "this finds “" + word + "” in this form only: for its other forms write " + stem + "*"
                        + (isUkrainian ? "" : ", or languages: [" + (isGreek ? "el" : "ru") + "] for the watch"));
    }

    private void say(int at, String advice) {
        String kind = PARTS_OF_THE_QUERY.matcher(advice).replaceAll("");
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

    private static boolean isLowerCaseAscii(String body) {
        for (int i = 0; i < body.length(); i++) {
            char c = body.charAt(i);
            if (c < 'a' || c > 'z') {
                return false;
            }
        }
        return true;
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
