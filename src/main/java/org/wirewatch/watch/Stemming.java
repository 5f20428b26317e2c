package org.wirewatch.watch;

import static java.util.Map.entry;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;
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
    private static final Map<String, Stemming> BY_LANGUAGE = Map.ofEntries(
            entry("ar", new Stemming(UnicodeScript.ARABIC, ArabicStemFilter::new)),
            entry("bg", new Stemming(UnicodeScript.CYRILLIC, BulgarianStemFilter::new)),
            entry("ca", new Stemming(UnicodeScript.LATIN, words -> new SnowballFilter(words, "Catalan"))),
            entry("cs", new Stemming(UnicodeScript.LATIN, CzechStemFilter::new)),
            entry("da", new Stemming(UnicodeScript.LATIN, words -> new SnowballFilter(words, "Danish"))),
            entry("de", new Stemming(UnicodeScript.LATIN, GermanLightStemFilter::new)),
            entry("el", new Stemming(UnicodeScript.GREEK, GreekStemFilter::new)),
            entry("en", new Stemming(UnicodeScript.LATIN, KStemFilter::new)),
            entry("es", new Stemming(UnicodeScript.LATIN, SpanishLightStemFilter::new)),
            entry("fi", new Stemming(UnicodeScript.LATIN, FinnishLightStemFilter::new)),
            entry("fr", new Stemming(UnicodeScript.LATIN, FrenchLightStemFilter::new)),
            entry("hi", new Stemming(UnicodeScript.DEVANAGARI, HindiStemFilter::new)),
            entry("hu", new Stemming(UnicodeScript.LATIN, HungarianLightStemFilter::new)),
            entry("it", new Stemming(UnicodeScript.LATIN, ItalianLightStemFilter::new)),
            entry("nl", new Stemming(UnicodeScript.LATIN, words -> new SnowballFilter(words, "Dutch"))),
            entry("no", new Stemming(UnicodeScript.LATIN, NorwegianLightStemFilter::new)),
            entry("pt", new Stemming(UnicodeScript.LATIN, PortugueseLightStemFilter::new)),
            entry("ro", new Stemming(UnicodeScript.LATIN, words -> new SnowballFilter(words, "Romanian"))),
            entry("ru", new Stemming(UnicodeScript.CYRILLIC, words -> new SnowballFilter(words, "Russian"))),
            entry("sv", new Stemming(UnicodeScript.LATIN, SwedishLightStemFilter::new)));

    /** Stems are cut short here, as no word of any language is longer. */
    private static final int LONGEST_WORD = 60;

    private final UnicodeScript script;
    private final UnaryOperator<TokenStream> filter;
    private final Queue<Machine> idle = new ConcurrentLinkedQueue<>();

    private Stemming(UnicodeScript script, UnaryOperator<TokenStream> filter) {
        this.script = script;
        this.filter = filter;
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
