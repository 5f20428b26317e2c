package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.Tokenizer;

/**
 * Reads one query, by recursive descent. {@code NOT} binds tighter than {@code AND}, and that than {@code OR}; words side
 * by side mean {@code AND}.
 *
 * <pre>
 * or    := and (OR and)*
 * and   := unary (AND? unary)*
 * unary := (NOT | '-') unary | atom
 * atom  := [field ':'] ( '(' or ')' | '"' words '"' ['~' digits] | word )
 * </pre>
 */
final class QueryParser {
    private static final int MOST_GAP_DIGITS = 3;
    private static final int NOWHERE = -1;

    private final String source;
    private final @Nullable Doubts doubts;
    private int at;
    private int depth;
    private int leaves;

    private QueryParser(String source, @Nullable Doubts doubts) {
        this.source = source;
        this.doubts = doubts;
    }

    static Parsed parse(String source) {
        Doubts doubts = new Doubts(source);
        QueryParser parser = new QueryParser(source, doubts);
        try {
            parser.query();
            return new Parsed.Valid(new Query(source, doubts.list(parser.leaves)));
        } catch (Refusal refusal) {
            int characters = source.codePointCount(0, Math.min(refusal.at, source.length()));
            return new Parsed.Invalid(characters, refusal.advice);
        }
    }

    /** The tree of a source that has been read before without refusal. */
    static Node root(String source) {
        try {
            return new QueryParser(source, null).query();
        } catch (Refusal refusal) {
            throw new IllegalStateException("refused, but was accepted before: " + source, refusal);
        }
    }

    private Node query() throws Refusal {
        skipBlanks();
        if (atEnd()) {
            throw new Refusal(0, "the query is empty: write at least one word to look for");
        }
        if (source.length() > Query.LONGEST_SOURCE) {
            throw new Refusal(
                    Query.LONGEST_SOURCE,
                    "the query is longer than " + Query.LONGEST_SOURCE + " characters: split it into several watches");
        }
        Node root = or(Scope.ANYWHERE);
        skipBlanks();
        if (!atEnd()) {
            throw new Refusal(at, "this ) closes nothing: remove it, or write the ( where the group starts");
        }
        if (root.isTrueOfNothing()) {
            throw new Refusal(
                    0,
                    "the query only excludes, so nearly every article would match: add a word to look for, as in:"
                            + " russia -football");
        }
        return root;
    }

    private Node or(Scope scope) throws Refusal {
        depth++;
        if (depth > Query.DEEPEST_NESTING) {
            throw new Refusal(
                    at, "brackets are nested deeper than " + Query.DEEPEST_NESTING + ": take out those not needed");
        }
        List<Node> parts = new ArrayList<>(1);
        int adjacency = and(scope, parts);
        while (atOperator("OR")) {
            at += 2;
            adjacency = Math.max(adjacency, and(scope, parts));
        }
        depth--;
        if (doubts != null && parts.size() > 1 && adjacency >= 0) {
            doubts.adjacencyBesideOr(adjacency);
        }
        return parts.size() == 1 ? parts.getFirst() : new Node.Or(List.copyOf(parts));
    }

    /**
     * Reads what AND joins.
     *
     * @return where two parts stand side by side without AND, or {@link #NOWHERE}
     */
    private int and(Scope scope, List<Node> into) throws Refusal {
        List<Node> parts = new ArrayList<>(1);
        int adjacency = NOWHERE;
        parts.add(unary(scope));
        while (!atEndOfAnd()) {
            if (atOperator("AND")) {
                at += 3;
            } else {
                adjacency = at;
            }
            parts.add(unary(scope));
        }
        into.add(parts.size() == 1 ? parts.getFirst() : new Node.And(List.copyOf(parts)));
        return adjacency;
    }

    private boolean atEndOfAnd() {
        skipBlanks();
        return atEnd() || source.charAt(at) == ')' || atOperator("OR");
    }

    private Node unary(Scope scope) throws Refusal {
        boolean negated = false;
        while (true) {
            skipBlanks();
            if (atOperator("NOT")) {
                at += 3;
            } else if (!atEnd() && source.charAt(at) == '-') {
                at++;
                if (atEnd() || isBlank(at)) {
                    throw new Refusal(at, "nothing follows the minus: write the excluded word right behind it, -word");
                }
            } else {
                Node atom = atom(scope);
                return negated ? new Node.Not(atom) : atom;
            }
            negated = !negated;
        }
    }

    private Node atom(Scope outer) throws Refusal {
        expectOperand();
        Scope field = field();
        Scope scope = field == null ? outer : field;
        return switch (source.charAt(at)) {
            case '(' -> group(scope);
            case '"' -> quoted(scope);
            default -> word(scope, field != null);
        };
    }

    private void expectOperand() throws Refusal {
        skipBlanks();
        String found = null;
        if (atEnd()) {
            found = "here the query ends";
        } else if (source.charAt(at) == ')') {
            found = "here stands )";
        } else if (atOperator("AND")) {
            found = "here stands AND";
        } else if (atOperator("OR")) {
            found = "here stands OR";
        }
        if (found != null) {
            throw new Refusal(at, "a word, \"phrase\" or (group) is missing: " + found);
        }
    }

    /** Reads {@code title:} or {@code text:}; null if there is no field here. */
    private @Nullable Scope field() throws Refusal {
        int colon = at;
        while (colon < source.length() && isAsciiLetter(source.charAt(colon))) {
            colon++;
        }
        if (colon == at || colon == source.length() || source.charAt(colon) != ':') {
            return null;
        }
        String name = source.substring(at, colon).toLowerCase(Locale.ROOT);
        Scope scope = switch (name) {
            case "title" -> Scope.TITLE;
            case "text" -> Scope.TEXT;
            default -> throw new Refusal(at, FieldNames.unknown(name, source.substring(colon + 1)));
        };
        at = colon + 1;
        if (atEnd() || isBlank(at)) {
            throw new Refusal(
                    at, "nothing follows " + name + ": write the word right behind the colon, " + name + ":word");
        }
        return scope;
    }

    private Node group(Scope scope) throws Refusal {
        int open = at;
        at++;
        Node inside = or(scope);
        skipBlanks();
        if (atEnd()) {
            throw new Refusal(open, "this ( is never closed: write ) where the group ends");
        }
        at++;
        return inside;
    }

    private Node quoted(Scope scope) throws Refusal {
        int open = at;
        int close = source.indexOf('"', open + 1);
        if (close < 0) {
            throw new Refusal(open, "this quote is never closed: write \" where the phrase ends");
        }
        at = close + 1;
        int gap = Leaf.IN_ORDER;
        int digits = at + 1;
        while (digits < source.length() && digits - at <= MOST_GAP_DIGITS && Character.isDigit(source.charAt(digits))) {
            digits++;
        }
        if (at < source.length() && source.charAt(at) == '~' && digits > at + 1) {
            gap = Integer.parseInt(source.substring(at + 1, digits));
            at = digits;
        }
        String[] words = Tokenizer.patterns(source.substring(open + 1, close)).toArray(String[]::new);
        Leaf leaf = leaf(scope, words, gap, open);
        if (doubts != null) {
            doubts.quoted(open, at, words, gap != Leaf.IN_ORDER);
        }
        return leaf;
    }

    private Node word(Scope scope, boolean hasField) throws Refusal {
        int start = at;
        while (!atEnd() && !isBlank(at) && !endsWord(source.charAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        String body = source.substring(start, at);
        String[] words = Tokenizer.patterns(body).toArray(String[]::new);
        if (words.length == 0) {
            throw new Refusal(start, SignAdvice.of(body));
        }
        Leaf leaf = leaf(scope, words, Leaf.IN_ORDER, start);
        if (doubts != null) {
            doubts.word(start, body, words, hasField);
        }
        return leaf;
    }

    private Leaf leaf(Scope scope, String[] words, int gap, int start) throws Refusal {
        boolean isEmpty = words.length == 0;
        for (String word : words) {
            isEmpty |= word.chars().allMatch(c -> Wildcard.isWildcard((char) c));
        }
        if (isEmpty) {
            throw new Refusal(start, SignAdvice.NO_WORD);
        }
        for (String word : words) {
            int literal = Wildcard.firstWildcard(word);
            if (literal < word.length() && word.codePointCount(0, literal) < 2) {
                throw new Refusal(
                        start, "a wildcard needs two letters or digits before it, as in ko*: write more of the word");
            }
        }
        if (words.length > Query.LONGEST_PHRASE) {
            throw new Refusal(start, "this phrase has more than " + Query.LONGEST_PHRASE + " words: shorten it");
        }
        if (gap != Leaf.IN_ORDER && words.length > Query.LARGEST_WINDOW) {
            throw new Refusal(start, "this window has more than " + Query.LARGEST_WINDOW + " words: shorten it");
        }
        leaves++;
        if (leaves > Query.MOST_LEAVES) {
            throw new Refusal(
                    start,
                    "the query looks for more than " + Query.MOST_LEAVES + " things: split it into several watches");
        }
        return new Leaf(scope, words, gap, start, at);
    }

    private boolean atOperator(String name) {
        skipBlanks();
        if (!source.startsWith(name, at)) {
            return false;
        }
        int after = at + name.length();
        return after == source.length() || isBlank(after) || endsWord(source.charAt(after));
    }

    private void skipBlanks() {
        while (!atEnd() && isBlank(at)) {
            at++;
        }
    }

    private boolean atEnd() {
        return at == source.length();
    }

    private boolean isBlank(int i) {
        char c = source.charAt(i);
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static boolean endsWord(char c) {
        return c == '(' || c == ')' || c == '"';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Unwinds the descent; caught in {@link #parse}. */
    private static final class Refusal extends Exception {
        private final int at;
        private final String advice;

        Refusal(int at, String advice) {
            super(advice, null, false, false);
            this.at = at;
            this.advice = advice;
        }
    }
}
