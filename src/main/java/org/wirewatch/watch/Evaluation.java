package org.wirewatch.watch;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.wirewatch.text.WordTable;

/**
 * One article held against the compiled queries of one segment. Knows of each word of the vocabulary whether the article
 * has it, and remembers what it found of each leaf. For one thread.
 */
final class Evaluation {
    private static final int NO = 0;
    private static final int YES = 1;
    private static final int FORMS = -2;

    private final Program program;
    private final ArticleTerms article;
    /** The article's number of each word of the vocabulary that it has. */
    private final IntMap terms;

    /** The article's numbers of each word with stems, of which {@link #terms} tells the place here: FORMS minus it. */
    private final List<int[]> forms = new ArrayList<>(0);

    /** The words of the vocabulary that the article has, each once. */
    private int[] words;

    private int wordCount;

    private final IntMap answers = new IntMap(16);
    private int at;

    /** Asks the vocabulary for each of the article's words. */
    Evaluation(Program program, ArticleTerms article) {
        this.program = program;
        this.article = article;
        int most = Math.min(article.size(), program.vocabulary().size());
        terms = new IntMap(most);
        words = new int[most];
        for (int term = 0; term < article.size(); term++) {
            int word = program.vocabulary().find(article.term(term), article.hash(term));
            if (word != WordTable.NONE) {
                add(word, term);
            }
        }
        if (!program.stems().isEmpty()) {
            program.stems().collect(article, this::addForm);
        }
    }

    private void add(int word, int term) {
        terms.add(word, term);
        if (wordCount == words.length) {
            words = Arrays.copyOf(words, wordCount * 2 + 4);
        }
        words[wordCount++] = word;
    }

    private void addForm(int word, int term) {
        int known = terms.get(word);
        if (known == IntMap.NONE) {
            add(word, FORMS - forms.size());
            forms.add(new int[] {term});
            return;
        }
        int[] before = forms.get(FORMS - known);
        if (!ArticleTerms.contains(before, term)) {
            int[] more = Arrays.copyOf(before, before.length + 1);
            more[before.length] = term;
            forms.set(FORMS - known, more);
        }
    }

    /** The article's words that a word of the vocabulary stands for, which is there and no pattern. */
    private int[] wordsMeant(int term) {
        return term <= FORMS ? forms.get(FORMS - term) : new int[] {term};
    }

    /** Whether a word of the vocabulary is in the article's title or text. */
    boolean isOwn(int word) {
        int term = terms.get(word);
        return term <= FORMS || article.isOwn(term);
    }

    /** How many words of the vocabulary the article has. */
    int wordCount() {
        return wordCount;
    }

    /** One of these. */
    int word(int i) {
        return words[i];
    }

    /** Whether the article fulfils a query. */
    boolean fulfils(int query) {
        at = program.start(query);
        return fulfilsNext();
    }

    /**
     * Words, phrases and windows without which a query would not match as it does: not those of an OR branch that fails,
     * nor exclusions. Each once, in the order of the query.
     */
    List<Reason> reasons(int query) {
        int start = program.start(query);
        if (program.isLeaf(start)) {
            return List.of(reason(start));
        }
        List<Reason> reasons = new ArrayList<>();
        collect(start, false, new IntMap(8), reasons);
        return reasons;
    }

    /** Collects from the instruction at a place and leaves the cursor behind it. */
    private void collect(int here, boolean negated, IntMap known, List<Reason> reasons) {
        at = here;
        boolean fulfilled = fulfilsNext();
        int next = at;
        if (fulfilled == negated) {
            return;
        }
        switch (program.operation(here)) {
            case Program.NOT -> collect(here + 1, !negated, known, reasons);
            case Program.AND, Program.OR -> {
                int part = here + 1;
                while (part < next) {
                    collect(part, negated, known, reasons);
                    part = at;
                }
            }
            default -> {
                if (!negated && known.get(program.leafKey(here)) == IntMap.NONE) {
                    known.add(program.leafKey(here), 0);
                    reasons.add(reason(here));
                }
            }
        }
        at = next;
    }

    private Reason reason(int leaf) {
        return program.operation(leaf) == Program.WORD
                ? new Reason(
                        program.scope(leaf), new int[][] {wordsMeant(terms.get(program.number(leaf)))}, Leaf.IN_ORDER)
                : new Reason(program.scope(leaf), meant(leaf), program.gap(leaf));
    }

    /** Evaluates the instruction at the cursor and moves the cursor behind it. */
    private boolean fulfilsNext() {
        int here = at;
        at++;
        return switch (program.operation(here)) {
            case Program.NOT -> !fulfilsNext();
            case Program.AND -> fulfilsParts(program.end(here), false);
            case Program.OR -> fulfilsParts(program.end(here), true);
            case Program.WORD -> holds(here);
            default -> finds(here);
        };
    }

    private boolean fulfilsParts(int end, boolean decisive) {
        while (at < end) {
            if (fulfilsNext() == decisive) {
                at = end;
                return decisive;
            }
        }
        return !decisive;
    }

    private boolean holds(int word) {
        int term = terms.get(program.number(word));
        if (term == IntMap.NONE) {
            return false;
        }
        if (term > FORMS) {
            return article.holds(term, program.scope(word));
        }
        for (int form : forms.get(FORMS - term)) {
            if (article.holds(form, program.scope(word))) {
                return true;
            }
        }
        return false;
    }

    private boolean finds(int search) {
        at = program.next(search);
        if (lacksAWord(search)) {
            return false;
        }
        int leaf = program.number(search);
        int known = answers.get(leaf);
        if (known == IntMap.NONE) {
            known = LeafSearch.holds(article, meant(search), program.gap(search), program.scope(search)) ? YES : NO;
            answers.add(leaf, known);
        }
        return known == YES;
    }

    /** A cheap question first: most phrases fail it. */
    private boolean lacksAWord(int search) {
        for (int i = 0; i < program.words(search); i++) {
            if (!program.isPattern(search, i) && terms.get(program.word(search, i)) == IntMap.NONE) {
                return true;
            }
        }
        return false;
    }

    private int[][] meant(int search) {
        int[][] meant = new int[program.words(search)][];
        for (int i = 0; i < meant.length; i++) {
            int word = program.word(search, i);
            meant[i] = program.isPattern(search, i)
                    ? article.meantByPattern(program.vocabulary().get(word))
                    : wordsMeant(terms.get(word));
        }
        return meant;
    }
}
