package org.wirewatch.watch;

/** What to say of a word that is made of signs only. */
final class SignAdvice {
    static final String NO_WORD = "there is no letter or digit here: write a word to look for";

    private SignAdvice() {}

    static String of(String body) {
        return switch (body) {
            case "&&", "&", "+" -> "for both write AND, in capitals";
            case "||", "|" -> "for one or the other write OR, in capitals";
            case "!", "–", "—", "−" -> "to exclude a word write -word, or NOT word";
            case "~" -> "~ and its number stand right behind the quote: \"two words\"~5";
            default -> NO_WORD;
        };
    }
}
