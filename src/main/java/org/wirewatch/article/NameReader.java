package org.wirewatch.article;

import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Clutter.Kind;
import org.wirewatch.article.NameTable.Phrase;
import org.wirewatch.article.NameTable.Word;

/**
 * Reads an element's id and class names. A name's words go into one buffer, in lower case and framed by spaces:
 * {@code "related-links__item"} gives {@code " related links item "}.
 *
 * <p>Not thread-safe; one serves a whole page.
 */
final class NameReader {
    private static final NameMemory CLASSES = new NameMemory();
    private static final NameMemory IDS = new NameMemory();

    private static final int LONGEST_NAME_CHARS = 80;
    private static final int LONGEST_HASH_CHARS = 7;

    private final char[] words = new char[LONGEST_NAME_CHARS * 2 + 2];
    private int length;

    private boolean embeds;
    private int roles;
    private @Nullable Kind first;
    /** The first that is not {@link Kind#RELATED}. */
    private @Nullable Kind firstOther;

    /**
     * Reads them: the id first, since it names one element only.
     *
     * @param data values of attributes in which frameworks note the component's name, joined by NUL; mostly empty
     */
    Names read(String id, String classes, String data) {
        Names names = classes.isEmpty() ? Names.NONE : ofClasses(classes);
        if (!id.isEmpty()) {
            names = ofId(id).or(names);
        }
        return data.isEmpty() ? names : names.or(all(data, '\0', 0));
    }

    private Names ofClasses(String classes) {
        Names known = CLASSES.recall(classes);
        if (known == null) {
            known = all(classes, ' ', NameTable.ofClasses(classes));
            CLASSES.note(classes, known);
        }
        return known;
    }

    private Names ofId(String id) {
        Names known = IDS.recall(id);
        if (known == null) {
            known = all(id, '\0', NameTable.ofId(id));
            IDS.note(id, known);
        }
        return known;
    }

    /** The names of one attribute, one after another, and what they say together. */
    private Names all(String list, char separator, int hints) {
        roles = hints;
        embeds = list.contains("embed");
        first = null;
        firstOther = null;
        int length = list.length();
        int start = 0;
        while (start < length) {
            int end = start;
            while (end < length && !isSeparator(list.charAt(end), separator)) {
                end++;
            }
            one(list, start, end);
            start = end + 1;
        }
        boolean lies = first == Kind.RELATED && (roles & Names.SINGLE) != 0;
        Kind kind = lies ? firstOther : first;
        return kind == null && roles == 0 ? Names.NONE : new Names(kind, roles);
    }

    private static boolean isSeparator(char here, char separator) {
        return here == separator || (separator == ' ' && here <= ' ');
    }

    private void one(String text, int start, int end) {
        if (end <= start || end - start > LONGEST_NAME_CHARS || isHash(text, start, end)) {
            return;
        }
        split(text, start, end);
        if (length > 1 && !(embeds && speaksOfEmbedding(text, start, end))) {
            look();
        }
    }

    private void look() {
        Kind byPhrase = null;
        Kind byWord = null;
        int said = 0;
        int start = 1;
        while (start < length) {
            int end = start;
            int hash = 0;
            while (words[end] != ' ') {
                hash = hash * 31 + words[end++];
            }
            Word word = NameTable.word(words, start, end, hash);
            if (word != null) {
                if (start == 1 && end + 1 < length && (word.roles() & Names.ABOUT_OTHERS) != 0) {
                    return;
                }
                byWord = byWord == null ? word.kind() : byWord;
                said |= word.roles();
                for (Phrase phrase : word.phrases()) {
                    if (phrase.framed().length() <= length - start + 1
                            && NameTable.isAt(phrase.framed(), words, start - 1)) {
                        byPhrase = byPhrase == null ? phrase.kind() : byPhrase;
                        said |= phrase.roles();
                    }
                }
            } else if (byWord == null && isComment(start, end)) {
                byWord = Kind.COMMENTS;
            }
            start = end + 1;
        }
        note(byPhrase == null ? byWord : byPhrase, said);
    }

    private void note(@Nullable Kind kind, int said) {
        boolean beside = (said & Names.NOT_BODY) != 0;
        roles |= beside ? said & ~Names.BODY : said;
        first = first == null ? kind : first;
        firstOther = firstOther == null && kind != Kind.RELATED ? kind : firstOther;
    }

    /** "comment-17", "commentsBox"; not "commentary". */
    private boolean isComment(int start, int end) {
        return end - start >= 7
                && NameTable.isAt("comment", words, start)
                && (end - start == 7 || words[start + 7] != 'a');
    }

    /** What is named after an embedded post would name the post's own parts. */
    private static boolean speaksOfEmbedding(String text, int start, int end) {
        int at = text.indexOf("embed", start);
        return at >= 0 && at + 5 <= end;
    }

    /** "jpYiwZ": generated by a style compiler, says nothing. */
    private static boolean isHash(String text, int start, int end) {
        if (end - start > LONGEST_HASH_CHARS || !Character.isLowerCase(text.charAt(start))) {
            return false;
        }
        boolean hump = false;
        for (int at = start; at < end; at++) {
            char here = text.charAt(at);
            if (!Character.isLetterOrDigit(here)) {
                return false;
            }
            hump |= at > start && Character.isUpperCase(here);
        }
        return hump;
    }

    private void split(String text, int start, int end) {
        length = 0;
        words[length++] = ' ';
        boolean open = false;
        boolean afterSmall = false;
        for (int at = start; at < end; at++) {
            char here = text.charAt(at);
            boolean small = here < 128 ? here >= 'a' && here <= 'z' : Character.isLowerCase(here);
            boolean letter = small || (here < 128 ? here >= 'A' && here <= 'Z' : Character.isLetter(here));
            boolean hump = letter && !small && afterSmall;
            if (open && (!letter || hump)) {
                words[length++] = ' ';
                open = false;
            }
            if (letter) {
                words[length++] = small ? here : here < 128 ? (char) (here | 0x20) : Character.toLowerCase(here);
                open = true;
            }
            afterSmall = small;
        }
        if (open) {
            words[length++] = ' ';
        }
    }
}
