package org.wirewatch.watch;

import java.util.List;
import java.util.Random;
import org.wirewatch.text.ArticleFacts;
import org.wirewatch.text.TokenizedArticle;
import org.wirewatch.text.Tokenizer;

/** Queries and articles of few words, so that everything happens: repeats, overlapping wildcards, tight windows. */
final class RandomQueries {
    private static final String[] WORDS = {
        "anna", "annex", "boat", "boats", "Büro", "büros", "порт", "порту", "항구", "항구에", "항구들은", "항구로도", "sea", "seal",
        "u.s.", "the", "of", "東京", "京の東京", "京"
    };
    private static final String[] PATTERNS = {"ann*", "boat?", "bo?ts", "büro*", "порт*", "항구*", "se*l", "sea*", "an?*"
    };

    private static final String[] FIELDS = {"title:", "text:", "title:", "text:", "source:"};

    private RandomQueries() {}

    static TokenizedArticle article(Random random) {
        return Tokenizer.tokenize(words(random, random.nextInt(5)), words(random, random.nextInt(25)))
                .with(new ArticleFacts(List.of("Sea Boat", words(random, random.nextInt(3))), "", "", "", ""));
    }

    /** A query that is not refused. */
    static String query(Random random) {
        while (true) {
            String query = or(random, 3);
            if (Query.parse(query) instanceof Parsed.Valid) {
                return query;
            }
        }
    }

    private static String words(Random random, int count) {
        StringBuilder words = new StringBuilder();
        for (int i = 0; i < count; i++) {
            words.append(pick(WORDS, random)).append(random.nextInt(8) == 0 ? ". " : " ");
        }
        return words.toString();
    }

    private static String or(Random random, int depth) {
        String query = and(random, depth);
        while (random.nextInt(3) == 0) {
            query += " OR " + and(random, depth);
        }
        return query;
    }

    private static String and(Random random, int depth) {
        String query = unary(random, depth);
        while (random.nextInt(3) == 0) {
            query += (random.nextBoolean() ? " AND " : " ") + unary(random, depth);
        }
        return query;
    }

    private static String unary(Random random, int depth) {
        return switch (random.nextInt(8)) {
            case 0 -> "-" + atom(random, depth);
            case 1 -> "NOT " + atom(random, depth);
            default -> atom(random, depth);
        };
    }

    private static String atom(Random random, int depth) {
        String field = random.nextInt(5) == 0 ? pick(FIELDS, random) : "";
        return field
                + switch (random.nextInt(depth > 0 ? 6 : 4)) {
                    case 0 -> word(random);
                    case 1 -> "\"" + word(random) + " " + word(random) + "\"";
                    case 2 -> "\"" + word(random) + " " + word(random) + " " + word(random) + "\"~" + random.nextInt(4);
                    case 3 -> pick(PATTERNS, random);
                    default -> "(" + or(random, depth - 1) + ")";
                };
    }

    private static String word(Random random) {
        return random.nextInt(4) == 0 ? pick(PATTERNS, random) : pick(WORDS, random);
    }

    private static String pick(String[] from, Random random) {
        return from[random.nextInt(from.length)];
    }
}
