package org.wirewatch.article;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Reasons.Fate;

/**
 * One field's candidates, asked one after another; the first that stands is taken. Once one is, the others are asked
 * only if somebody wants to know the reasons. For one thread.
 */
final class Candidates<T> {
    private final String field;
    private final boolean explained;
    private final List<Reasons.Candidate> heard = new ArrayList<>();
    private final List<String> silent = new ArrayList<>();
    private @Nullable T taken;
    private @Nullable String source;
    private String shown = "";

    /**
     * None yet.
     *
     * @param field its name, for people
     * @param explained whether reasons are wanted
     */
    Candidates(String field, boolean explained) {
        this.field = field;
        this.explained = explained;
    }

    /**
     * What one place offers.
     *
     * @param value null if it cannot be taken
     * @param said as it stands there; null if nothing does
     * @param flaw why it cannot be taken; null if it can
     */
    record Offer<T>(
            @Nullable T value,
            @Nullable String said,
            @Nullable String flaw) {
        /** Nothing is there. */
        static <T> Offer<T> nothing() {
            return new Offer<>(null, null, null);
        }

        /** This, which people read as {@code said}. */
        static <T> Offer<T> of(T value, String said) {
            return new Offer<>(value, said, null);
        }

        /** Something is there, but it is no good. */
        static <T> Offer<T> flawed(String said, String flaw) {
            return new Offer<>(null, said, flaw);
        }
    }

    /** An offer that says what it is. */
    static Offer<String> text(@Nullable String value) {
        return value == null || value.isBlank() ? Offer.nothing() : Offer.of(value, value);
    }

    /** Asks the next place in the order. */
    Candidates<T> ask(String place, Supplier<Offer<T>> offer) {
        if (taken != null && !explained) {
            return this;
        }
        Offer<T> answer = offer.get();
        String said = answer.said();
        if (said == null) {
            silent.add(place);
        } else if (answer.value() == null) {
            heard.add(new Reasons.Candidate(place, said, Fate.FLAWED, answer.flaw()));
        } else if (taken == null) {
            taken = answer.value();
            source = place;
            shown = said;
            heard.add(new Reasons.Candidate(place, said, Fate.TAKEN, null));
        } else {
            boolean same = Objects.equals(taken, answer.value());
            heard.add(new Reasons.Candidate(place, said, same ? Fate.SAME : Fate.LATER, null));
        }
        return this;
    }

    /** Null if none stood. */
    @Nullable
    T taken() {
        return taken;
    }

    /** What was asked and answered, after all were asked. */
    Reasons.Field reason() {
        return new Reasons.Field(field, taken == null ? null : shown, source, heard, silent);
    }
}
