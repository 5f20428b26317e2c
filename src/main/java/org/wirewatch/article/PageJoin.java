package org.wirewatch.article;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.wirewatch.article.Article.Block;

/** Puts the pages of one article together. Pure. */
public final class PageJoin {
    private static final double SAME_STORY = 0.6;
    private static final int LEAST_NEW_CHARS = 40;

    private PageJoin() {}

    /**
     * Adds a page to what was read of an article.
     *
     * @return the longer article, each paragraph once; empty if the page is another article or brings nothing new
     */
    public static Optional<Article> join(Article sofar, Article page) {
        if (!page.title().isBlank()
                && !sofar.title().isBlank()
                && Texts.likeness(sofar.title(), page.title()) < SAME_STORY) {
            return Optional.empty();
        }
        Set<String> known = new HashSet<>();
        sofar.body().forEach(block -> known.add(Texts.fold(words(block))));
        List<Block> body = new ArrayList<>(sofar.body());
        int added = 0;
        for (Block block : page.body()) {
            String words = words(block);
            if (!known.contains(Texts.fold(words))) {
                body.add(block);
                added += block instanceof Block.Related ? 0 : words.length();
            }
        }
        return added < LEAST_NEW_CHARS ? Optional.empty() : Optional.of(sofar.with(body));
    }

    private static String words(Block block) {
        return switch (block) {
            case Block.Paragraph(String text) -> text;
            case Block.Heading(int _, String text) -> text;
            case Block.ListItem(String text) -> text;
            case Block.Quote(String text) -> text;
            case Block.Related(String title, java.net.URI _) -> title;
        };
    }
}
