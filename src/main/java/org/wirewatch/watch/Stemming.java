package org.wirewatch.watch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.ar.ArabicStemFilter;
import org.apache.lucene.analysis.bg.BulgarianStemFilter;
import org.apache.lucene.analysis.cz.CzechStemFilter;
import org.apache.lucene.analysis.de.GermanLightStemFilter;
import org.apache.lucene.analysis.el.GreekStemFilter;
import org.apache.lucene.analysis.en.KStemFilter;
import org.apache.lucene.analysis.es.SpanishLightStemFilter;
import org.apache.lucene.analysis.fi.FinnishLightStemFilter;
import org.apache.lucene.analysis.fr.FrenchLightStemFilter;
import org.apache.lucene.analysis.hi.HindiStemFilter;
import org.apache.lucene.analysis.hu.HungarianLightStemFilter;
import org.apache.lucene.analysis.it.ItalianLightStemFilter;
import org.apache.lucene.analysis.no.NorwegianLightStemFilter;
import org.apache.lucene.analysis.pt.PortugueseLightStemFilter;
import org.apache.lucene.analysis.snowball.SnowballFilter;
import org.apache.lucene.analysis.sv.SwedishLightStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * Word forms: Lucene's stemmers, the gentlest that there is for each language, so that {@code news} is not {@code new} and
 * {@code university} is not {@code universe}. They are given folded words, on both sides. Thread-safe.
 */
final class Stemming {
    /** The place in this list is kept in databases: new languages come at its end. */
    private static final List<Stemming> ALL = List.of(
            new Stemming(0, "ar", UnicodeScript.ARABIC, ArabicStemFilter::new),
            new Stemming(1, "bg", UnicodeScript.CYRILLIC, BulgarianStemFilter::new),
            new Stemming(2, "ca", UnicodeScript.LATIN, words -> new SnowballFilter(words, "Catalan")),
            new Stemming(3, "cs", UnicodeScript.LATIN, CzechStemFilter::new),
            new Stemming(4, "da", UnicodeScript.LATIN, words -> new SnowballFilter(words, "Danish")),
            new Stemming(5, "de", UnicodeScript.LATIN, GermanLightStemFilter::new),
            new Stemming(6, "el", UnicodeScript.GREEK, GreekStemFilter::new),
            new Stemming(7, "en", UnicodeScript.LATIN, KStemFilter::new),
            new Stemming(8, "es", UnicodeScript.LATIN, SpanishLightStemFilter::new),
            new Stemming(9, "fi", UnicodeScript.LATIN, FinnishLightStemFilter::new),
            new Stemming(10, "fr", UnicodeScript.LATIN, FrenchLightStemFilter::new),
            new Stemming(11, "hi", UnicodeScript.DEVANAGARI, HindiStemFilter::new),
            new Stemming(12, "hu", UnicodeScript.LATIN, HungarianLightStemFilter::new),
            new Stemming(13, "it", UnicodeScript.LATIN, ItalianLightStemFilter::new),
            new Stemming(14, "nl", UnicodeScript.LATIN, words -> new SnowballFilter(words, "Dutch")),
            new Stemming(15, "no", UnicodeScript.LATIN, NorwegianLightStemFilter::new),
            new Stemming(16, "pt", UnicodeScript.LATIN, PortugueseLightStemFilter::new),
            new Stemming(17, "ro", UnicodeScript.LATIN, words -> new SnowballFilter(words, "Romanian")),
            new Stemming(18, "ru", UnicodeScript.CYRILLIC, words -> new SnowballFilter(words, "Russian")),
            new Stemming(19, "sv", UnicodeScript.LATIN, SwedishLightStemFilter::new));

    private static final Map<String, Stemming> BY_LANGUAGE =
            ALL.stream().collect(Collectors.toUnmodifiableMap(Stemming::language, Function.identity()));

    /** Stems are cut short here, as no word of any language is longer. */
    private static final int LONGEST_WORD = 60;

    private final int number;
    private final String language;
    private final UnicodeScript script;
    private final UnaryOperator<TokenStream> filter;
    private final Queue<Machine> idle = new ConcurrentLinkedQueue<>();

    private Stemming(int number, String language, UnicodeScript script, UnaryOperator<TokenStream> filter) {
        this.number = number;
        this.language = language;
        this.script = script;
        this.filter = filter;
    }

    String language() {
        return language;
    }

    /** A number with one bit that no other language has; the same for ever. */
    long bit() {
        return 1L << number;
    }

    /** Codes of the languages that have word forms, sorted. */
    static SortedSet<String> languages() {
        return new TreeSet<>(BY_LANGUAGE.keySet());
    }

    static boolean knows(String language) {
        return BY_LANGUAGE.containsKey(language);
    }

    static Stemming of(String language) {
        Stemming stemming = BY_LANGUAGE.get(language);
        if (stemming == null) {
            throw new IllegalArgumentException("no word forms for " + language);
        }
        return stemming;
    }

    /** Those of some languages that are written as the word is and know its forms. */
    static List<String> suitable(List<String> languages, String word) {
        UnicodeScript script = UnicodeScript.of(word.codePointAt(0));
        return languages.stream()
                .filter(language -> knows(language) && of(language).script == script)
                .toList();
    }

    /** What all forms of a folded word share; the word itself where it has no forms. */
    String stem(String word) {
        if (word.isEmpty() || word.length() > LONGEST_WORD || UnicodeScript.of(word.codePointAt(0)) != script) {
            return word;
        }
        Machine machine = idle.poll();
        if (machine == null) {
            machine = new Machine(filter);
        }
        String stem = machine.stem(word);
        idle.add(machine);
        return stem;
    }

    /** A chain of one word. For one thread. */
    private static final class Machine {
        private final OneWord in = new OneWord();
        private final TokenStream out;

        Machine(UnaryOperator<TokenStream> filter) {
            out = filter.apply(in);
        }

        String stem(String word) {
            in.give(word);
            try {
                out.incrementToken();
            } catch (IOException impossible) {
                throw new UncheckedIOException(impossible);
            }
            return in.term.length() == 0 ? word : in.term.toString();
        }
    }

    private static final class OneWord extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private String word = "";

        void give(String next) {
            word = next;
        }

        @Override
        public boolean incrementToken() {
            clearAttributes();
            term.append(word);
            return true;
        }
    }
}
