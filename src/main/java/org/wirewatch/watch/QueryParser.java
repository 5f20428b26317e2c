package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.text.Ideographs;
import org.wirewatch.text.Tokenizer;

/**
 * Reads one query, by recursive descent. {@code NOT} binds tighter than {@code AND}, and that than {@code OR}; words side
 * by side mean {@code AND}.
 *
 * <pre>
 * or    := and (OR and)*
 * and   := unary (AND? unary)*
 * unary := (NOT | '-') unary | near
 * near  := atom (NEAR/digits atom)*
 * atom  := [field ':'] ( '(' or ')' | ['='] '"' words '"' ['~' digits] | '@' piece | ['='] word )
 * </pre>
 */
final class QueryParser {
    private static final int MOST_GAP_DIGITS = 3;
    private static final int NOWHERE = -1;
    private static final Pattern BLANKS = Pattern.compile("[\\s\u3000]+");

    private final String source;
    private final QueryContext context;
    private final @Nullable Doubts doubts;
    private final Nesting nesting;
    private int at;
    /** Where the last field began; {@link #NOWHERE} if the last atom had none. */
    private int fieldAt = NOWHERE;

    private QueryParser(String source, QueryContext context, @Nullable Doubts doubts, Nesting nesting) {
        this.source = source;
        this.context = context;
        this.doubts = doubts;
        this.nesting = nesting;
    }

    static Parsed parse(String source, QueryContext context) {
        return parse(source, context, new Nesting(List.of()), true);
    }

    static Parsed parsePiece(String name, String source, QueryContext context) {
        return parse(source, context, new Nesting(List.of(name)), false);
    }

    private static Parsed parse(String source, QueryContext context, Nesting nesting, boolean isWhole) {
        Doubts doubts = new Doubts(source, context);
        QueryParser parser = new QueryParser(source, context, doubts, nesting);
        try {
            Node root = parser.query();
            if (isWhole) {
                refuseIfOnlyExcluding(root);
            }
            return new Parsed.Valid(new Query(source, nesting.used(context), doubts.list(nesting.leaves, root), root));
        } catch (QueryRefusal refusal) {
            int characters = source.codePointCount(0, Math.min(refusal.place(), source.length()));
            return new Parsed.Invalid(characters, refusal.advice());
        }
    }

    /** The tree of a source that has been read before without refusal. */
    static Node root(String source, QueryContext context) {
        try {
            return new QueryParser(source, context, null, new Nesting(List.of())).query();
        } catch (QueryRefusal refusal) {
            throw new IllegalStateException("refused, but was accepted before: " + source, refusal);
        }
    }

    private Node query() throws QueryRefusal {
        skipBlanks();
        if (atEnd()) {
            throw new QueryRefusal(0, "the query is empty: write at least one word to look for");
        }
        if (source.length() > Query.LONGEST_SOURCE) {
            throw new QueryRefusal(
                    Query.LONGEST_SOURCE,
                    "the query is longer than " + Query.LONGEST_SOURCE + " characters: split it into several watches");
        }
        return whole(Scope.ANYWHERE);
    }

    private Node whole(Scope scope) throws QueryRefusal {
        Node root = or(scope);
        skipBlanks();
        if (!atEnd()) {
            throw new QueryRefusal(at, "this ) closes nothing: remove it, or write the ( where the group starts");
        }
        return root;
    }

    private static void refuseIfOnlyExcluding(Node root) throws QueryRefusal {
        if (root.isTrueOfNothing()) {
            throw new QueryRefusal(
                    0,
                    "the query only excludes, so nearly every article would match: add a word to look for, as in:"
                            + " russia -football");
        }
    }

    private Node or(Scope scope) throws QueryRefusal {
        nesting.depth++;
        if (nesting.depth > Query.DEEPEST_NESTING) {
            throw new QueryRefusal(
                    at, "brackets are nested deeper than " + Query.DEEPEST_NESTING + ": take out those not needed");
        }
        List<Node> parts = new ArrayList<>(1);
        int adjacency = and(scope, parts);
        while (atOperator("OR")) {
            at += 2;
            adjacency = Math.max(adjacency, and(scope, parts));
        }
        nesting.depth--;
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
    private int and(Scope scope, List<Node> into) throws QueryRefusal {
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
        return atEnd() || isClosing(source.charAt(at)) || atOperator("OR");
    }

    private Node unary(Scope scope) throws QueryRefusal {
        boolean negated = false;
        int sign = NOWHERE;
        while (true) {
            skipBlanks();
            int here = at;
            if (atOperator("NOT")) {
                at += 3;
            } else if (!atEnd() && source.charAt(at) == '-') {
                at++;
                if (atEnd() || isBlank(at)) {
                    throw new QueryRefusal(
                            at, "nothing follows the minus: write the excluded word right behind it, -word");
                }
            } else {
                Node operand = near(scope);
                return negated ? new Node.Not(operand, doubts == null ? NOWHERE : sign) : operand;
            }
            negated = !negated;
            sign = here;
        }
    }

    /** Reads what a nearness joins: what other search engines write as NEAR/5 is a window here. */
    private Node near(Scope scope) throws QueryRefusal {
        int start = nearnessStart();
        if (start == at) {
            throw new QueryRefusal(at, Nearness.NOTHING_BEFORE);
        }
        Node left = atom(scope);
        List<Node> joined = new ArrayList<>(1);
        while (nearnessStart() == at) {
            int operator = at;
            Nearness nearness = Nearness.at(source, at);
            if (nearness == null) {
                break;
            }
            if (nearness.gap() < 0) {
                throw new QueryRefusal(operator, nearness.advice());
            }
            at = nearness.end();
            Node right = atom(scope);
            joined.add(nearness.join(left, right, source, operator, this::count));
            left = right;
        }
        if (joined.isEmpty()) {
            return left;
        }
        return joined.size() == 1 ? joined.getFirst() : new Node.And(List.copyOf(joined));
    }

    /** Here, if a nearness operator stands here. */
    private int nearnessStart() {
        skipBlanks();
        return Nearness.at(source, at) == null ? NOWHERE : at;
    }

    private Node atom(Scope outer) throws QueryRefusal {
        expectOperand();
        fieldAt = NOWHERE;
        Scope field = field();
        Scope scope = field == null ? outer : field;
        char first = source.charAt(at);
        char second = at + 1 < source.length() ? source.charAt(at + 1) : ' ';
        if (isOpening(first)) {
            return group(scope);
        }
        if (first == '=' && (Quotes.opens(second) || Tokenizer.isWordCharacter(second))) {
            at++;
            return Quotes.opens(second) ? quoted(scope, true) : word(scope, true, true);
        }
        if (Quotes.opens(first)) {
            return quoted(scope, false);
        }
        if (first == '@' && Tokenizer.isWordCharacter(source.codePointAt(Math.min(at + 1, source.length() - 1)))) {
            return piece(scope);
        }
        return word(scope, field != null, false);
    }

    private void expectOperand() throws QueryRefusal {
        skipBlanks();
        String found = null;
        if (atEnd()) {
            found = "here the query ends";
        } else if (isClosing(source.charAt(at))) {
            found = "here stands )";
        } else if (atOperator("AND")) {
            found = "here stands AND";
        } else if (atOperator("OR")) {
            found = "here stands OR";
        }
        if (found != null) {
            throw new QueryRefusal(at, "a word, \"phrase\" or (group) is missing: " + found);
        }
    }

    /** Reads a field's name and its colon; null if there is none here. */
    private @Nullable Scope field() throws QueryRefusal {
        int colon = at;
        while (colon < source.length() && isAsciiLetter(source.charAt(colon))) {
            colon++;
        }
        if (colon == at || colon == source.length() || !isColon(source.charAt(colon))) {
            return null;
        }
        String name = source.substring(at, colon);
        Scope scope = Scope.named(name);
        if (scope == null) {
            throw new QueryRefusal(at, FieldNames.unknown(name, source.substring(colon + 1)));
        }
        fieldAt = at;
        at = colon + 1;
        if (atEnd() || isBlank(at)) {
            throw new QueryRefusal(
                    at,
                    "nothing follows " + scope.field() + ": write the word right behind the colon, " + scope.field()
                            + ":word");
        }
        return scope;
    }

    private Node group(Scope scope) throws QueryRefusal {
        int open = at;
        at++;
        Node inside = or(scope);
        skipBlanks();
        if (atEnd()) {
            throw new QueryRefusal(open, "this ( is never closed: write ) where the group ends");
        }
        at++;
        return inside;
    }

    private Node quoted(Scope scope, boolean exact) throws QueryRefusal {
        int open = at;
        int close = Quotes.close(source, open);
        if (close < 0) {
            throw new QueryRefusal(open, "this quote is never closed: write \" where the phrase ends");
        }
        at = close + 1;
        int gap = gap();
        String inside = source.substring(open + 1, close);
        String[] words = Tokenizer.patterns(inside).toArray(String[]::new);
        Leaf leaf = leaf(scope, words, gap, open, exact);
        if (doubts != null) {
            doubts.quoted(open, at, words, leaf, exact);
        }
        return gap == Leaf.IN_ORDER ? leaf : withRuns(leaf, inside, scope, open, exact);
    }

    /** Reads the number behind a quote. */
    private int gap() {
        int digits = at + 1;
        while (digits < source.length() && digits - at <= MOST_GAP_DIGITS && Character.isDigit(source.charAt(digits))) {
            digits++;
        }
        if (at >= source.length() || source.charAt(at) != '~' || digits == at + 1) {
            return Leaf.IN_ORDER;
        }
        int gap = Integer.parseInt(source.substring(at + 1, digits));
        at = digits;
        return gap;
    }

    /** In a window of Chinese or Japanese words, each of them stays whole. */
    private Node withRuns(Leaf window, String inside, Scope scope, int open, boolean exact) throws QueryRefusal {
        if (!Ideographs.mayPart(inside)) {
            return window;
        }
        List<String> runs = BLANKS.splitAsStream(inside.strip()).toList();
        List<Node> all = new ArrayList<>(List.of(window));
        for (String run : runs) {
            String[] words = Tokenizer.patterns(run).toArray(String[]::new);
            if (words.length > 1 && Ideographs.mayPart(run)) {
                all.add(leaf(scope, words, Leaf.IN_ORDER, open, exact));
            }
        }
        if (all.size() == 2 && runs.size() == 1) {
            return all.get(1);
        }
        return all.size() == 1 ? window : new Node.And(List.copyOf(all));
    }

    private Node word(Scope scope, boolean hasField, boolean exact) throws QueryRefusal {
        int start = at;
        while (!atEnd() && !isBlank(at) && !endsWord(source.charAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        String body = source.substring(start, at);
        String sought = scope == Scope.URL ? FieldNames.withoutScheme(body) : body;
        String[] words = Tokenizer.patterns(sought).toArray(String[]::new);
        if (words.length == 0) {
            throw new QueryRefusal(start, SignAdvice.of(body));
        }
        Leaf leaf = leaf(scope, words, Leaf.IN_ORDER, start, exact);
        if (doubts != null) {
            doubts.word(start, body, words, leaf, hasField && fieldAt >= 0, exact);
        }
        return leaf;
    }

    /** Reads a saved piece as if it stood here in brackets. */
    private Node piece(Scope scope) throws QueryRefusal {
        int start = at;
        at++;
        while (!atEnd() && !isBlank(at) && !endsWord(source.charAt(at))) {
            at += Character.charCount(source.codePointAt(at));
        }
        String name = source.substring(start + 1, at);
        String piece = context.pieces().get(name);
        if (piece == null) {
            throw new QueryRefusal(
                    start, PieceAdvice.unknown(name, context.pieces().keySet()));
        }
        if (nesting.within.contains(name)) {
            throw new QueryRefusal(start, PieceAdvice.circle(nesting.within, name));
        }
        nesting.enter(name, piece);
        QueryParser inner = new QueryParser(piece, context, null, nesting);
        try {
            inner.skipBlanks();
            Node root = inner.whole(scope);
            nesting.leave();
            return root;
        } catch (QueryRefusal refusal) {
            throw new QueryRefusal(start, PieceAdvice.broken(name, refusal.advice()));
        }
    }

    private Leaf leaf(Scope scope, String[] words, int gap, int start, boolean exact) throws QueryRefusal {
        boolean isEmpty = words.length == 0;
        for (String word : words) {
            isEmpty |= isOnlyWildcards(word);
        }
        if (isEmpty) {
            boolean isEastAsian = Arrays.stream(words).anyMatch(Ideographs::mayPart);
            throw new QueryRefusal(start, isEastAsian ? SignAdvice.NO_WILDCARD : SignAdvice.NO_WORD);
        }
        for (String word : words) {
            int literal = Wildcard.firstWildcard(word);
            if (literal < word.length() && word.codePointCount(0, literal) < 2) {
                throw new QueryRefusal(
                        start, "a wildcard needs two letters or digits before it, as in ko*: write more of the word");
            }
        }
        if (words.length > Query.LONGEST_PHRASE) {
            throw new QueryRefusal(start, "this phrase has more than " + Query.LONGEST_PHRASE + " words: shorten it");
        }
        if (gap != Leaf.IN_ORDER && words.length > Query.LARGEST_WINDOW) {
            throw new QueryRefusal(start, "this window has more than " + Query.LARGEST_WINDOW + " words: shorten it");
        }
        count(start);
        String[] forms = exact || scope.isFact() ? words : forms(words);
        return new Leaf(scope, forms, gap, source, start, at);
    }

    private String[] forms(String[] words) {
        boolean changes = false;
        for (String word : words) {
            changes |= hasForms(word);
        }
        if (!changes) {
            return words;
        }
        String[] forms = words.clone();
        for (int i = 0; i < forms.length; i++) {
            if (hasForms(words[i])) {
                forms[i] = form(words[i]);
            }
        }
        return forms;
    }

    private boolean hasForms(String word) {
        return (!context.languages().isEmpty() || WordForm.mayHaveParticles(word)) && !Wildcard.isPattern(word);
    }

    private String form(String word) {
        if (WordForm.mayHaveParticles(word)) {
            return WordForm.withParticles(word);
        }
        List<String> languages = context.languagesOf(word);
        return languages.isEmpty() ? word : WordForm.withStems(languages, word);
    }

    private void count(int place) throws QueryRefusal {
        nesting.leaves++;
        if (nesting.leaves > Query.MOST_LEAVES) {
            throw new QueryRefusal(
                    place,
                    "the query looks for more than " + Query.MOST_LEAVES + " things: split it into several watches");
        }
    }

    private static boolean isOnlyWildcards(String word) {
        for (int i = 0; i < word.length(); i++) {
            if (!Wildcard.isWildcard(word.charAt(i))) {
                return false;
            }
        }
        return true;
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
        if (c > ' ' && c <= '~') {
            return false;
        }
        return Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085';
    }

    private static boolean endsWord(char c) {
        return isOpening(c) || isClosing(c) || Quotes.isQuote(c);
    }

    private static boolean isOpening(char c) {
        return c == '(' || c == '（';
    }

    private static boolean isClosing(char c) {
        return c == ')' || c == '）';
    }

    private static boolean isColon(char c) {
        return c == ':' || c == '：';
    }

    private static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** What a query and the pieces in it count together. */
    private static final class Nesting {
        private final List<String> within;
        private final Map<String, String> used = new TreeMap<>();
        private int depth;
        private int leaves;

        Nesting(List<String> within) {
            this.within = new ArrayList<>(within);
        }

        void enter(String name, String piece) {
            within.add(name);
            used.put(name, piece);
        }

        void leave() {
            within.removeLast();
        }

        /** The context without the pieces that nobody names. */
        QueryContext used(QueryContext context) {
            if (used.isEmpty() && context.languages().isEmpty()) {
                return QueryContext.PLAIN;
            }
            return new QueryContext(context.languages(), used);
        }
    }
}
