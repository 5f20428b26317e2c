package org.wirewatch.watch;

/** What to say of a word that is made of signs only. */
final class SignAdvice {
    static final String NO_WORD = "there is no letter or digit here: write a word to look for";
    static final String NO_STAR_FOR_WORDS =
            "* stands for letters of one word, not for words: write \"one other\"~3, for at most three words between";
    static final String NO_WILDCARD =
            "* and ? have no place among Chinese and Japanese characters, which are found wherever"
                    + " they stand: take it out, or write two words";

    private SignAdvice() {}

    static String of(String body) {
        return switch (body) {
            case "&&", "&", "+" -> "for both write AND, in capitals";
            case "||", "|" -> "for one or the other write OR, in capitals";
            case "!", "–", "—", "−" -> "to exclude a word write -word, or NOT word";
            case "~" -> "~ and its number stand right behind the quote: \"two words\"~5";
            case "=" -> "= stands right before a word or a quote, for exactly this word: =word";
            case "/", "/i" -> "there are no regular expressions: use OR, * and ?, as in wor* or wo?d";
            case "@" -> "@ stands right before the name of a saved piece: @name";
            default -> NO_WORD;
        };
    }
}
