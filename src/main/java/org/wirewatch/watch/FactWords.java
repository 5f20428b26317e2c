package org.wirewatch.watch;

import java.util.List;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.TokenizedText;
import org.wirewatch.text.Tokenizer;

/** Source, byline and the like, cut into words: the same way for watches and for the full-text index. Pure. */
final class FactWords {
    private FactWords() {}

    /** The words of one scope; none for one that looks at the article itself. */
    static TokenizedText of(ArticleFacts facts, Scope scope) {
        return switch (scope) {
            case ANYWHERE, TITLE, TEXT -> TokenizedText.EMPTY;
            case SOURCE -> Tokenizer.tokenizeEach(facts.sources());
            case BYLINE -> Tokenizer.tokenizeEach(List.of(facts.byline()));
            case LANGUAGE -> Tokenizer.tokenizeEach(List.of(facts.language()));
            case SECTION -> Tokenizer.tokenizeEach(List.of(facts.section()));
            case URL -> Tokenizer.tokenizeEach(List.of(FieldNames.withoutScheme(facts.url())));
        };
    }
}
