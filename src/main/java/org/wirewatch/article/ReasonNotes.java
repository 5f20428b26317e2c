package org.wirewatch.article;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Draft.Form;
import org.wirewatch.article.PageReading.RuleUse;

/** Where the steps of one reading note why they did what they did, and what they left out. Notes nothing if nobody asked. For one thread. */
final class ReasonNotes {
    private static final int WORDS_SHOWN_CHARS = 100;

    private static final List<String> ORDER = List.of(
            "title",
            "byline",
            "published",
            "updated",
            "leadPicture",
            "canonicalUrl",
            "siteName",
            "section",
            "language");

    private final boolean asked;
    private final List<Reasons.Field> fields = new ArrayList<>();
    private final List<Reasons.Step> path = new ArrayList<>();
    private final List<String> leads = new ArrayList<>();
    private final List<Reasons.Dropped> dropped = new ArrayList<>();
    private final List<Reasons.Dropped> outside = new ArrayList<>();
    private @Nullable String element;

    private ReasonNotes(boolean asked) {
        this.asked = asked;
    }

    /** For a reading whose reasons are wanted. */
    static ReasonNotes kept() {
        return new ReasonNotes(true);
    }

    /** For all others. */
    static ReasonNotes none() {
        return new ReasonNotes(false);
    }

    boolean asked() {
        return asked;
    }

    /** Candidates for a field, none asked yet. */
    <T> Candidates<T> candidates(String field) {
        return new Candidates<>(field, asked);
    }

    /** Keeps what became of a field, and hands out what was taken. */
    <T> @Nullable T taken(Candidates<T> candidates) {
        if (asked) {
            fields.add(candidates.reason());
        }
        return candidates.taken();
    }

    /** A step of the body's cascade was tried. The last one noted as taken counts. */
    void step(boolean taken, Supplier<String> sentence) {
        if (asked) {
            path.add(new Reasons.Step(taken, sentence.get()));
        }
    }

    void element(@Nullable Box body) {
        element = body == null || !asked ? null : name(body.element);
    }

    void leads(List<Draft> drafts) {
        if (asked) {
            drafts.stream().filter(draft -> !draft.is(Form.GAP)).forEach(draft -> leads.add(shortened(draft.text())));
        }
    }

    /** Lets a step take drafts out, and notes those that are gone. */
    void dropping(String kind, String why, List<Draft> drafts, Consumer<List<Draft>> step) {
        List<Draft> before = asked ? List.copyOf(drafts) : List.of();
        step.accept(drafts);
        if (asked) {
            Set<Draft> left = Collections.newSetFromMap(new IdentityHashMap<>());
            left.addAll(drafts);
            before.stream()
                    .filter(draft -> !left.contains(draft) && !draft.text().isEmpty())
                    .forEach(draft -> dropped(kind, why, draft));
        }
    }

    /** A block is not the article's. */
    void dropped(String kind, String why, Draft draft) {
        if (asked) {
            dropped.add(new Reasons.Dropped(
                    kind,
                    why,
                    name(draft.source()),
                    shortened(draft.text()),
                    draft.text().length()));
        }
    }

    /** What the writer left out by tag, role or name: its gaps still know their elements. */
    void gaps(List<Draft> drafts) {
        if (!asked) {
            return;
        }
        for (Draft draft : drafts) {
            String text = draft.is(Form.GAP) ? Texts.collapse(draft.source().text()) : "";
            Clutter.Kind kind = draft.gap();
            if (!text.isEmpty() && kind != null) {
                dropped.add(new Reasons.Dropped(
                        kindName(kind), "by its tag or name", name(draft.source()), shortened(text), text.length()));
            }
        }
    }

    /** Running text that is in no part of the body, the longest first. */
    void outside(Box body, Measures measures) {
        if (!asked) {
            return;
        }
        List<Box> others = new ArrayList<>();
        for (Box up = body; up.parent != null && !up.equals(measures.body()); up = up.parent) {
            for (Box other = up.parent.firstChild; other != null; other = other.next) {
                if (!other.equals(up) && other.prose > 0) {
                    others.add(other);
                }
            }
        }
        others.sort((one, other) -> Integer.compare(other.prose, one.prose));
        for (Box other : others) {
            Clutter.Kind kind = other.kind;
            outside.add(new Reasons.Dropped(
                    kind == null ? "outside" : kindName(kind),
                    kind == null ? "not in the body's element" : "by its tag or name",
                    name(other.element),
                    shortened(Texts.collapse(other.element.text())),
                    other.prose));
        }
    }

    static String kindName(Clutter.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT);
    }

    /** An element as a selector would name it: {@code div#main.story-body}. */
    static String name(Element element) {
        StringBuilder name = new StringBuilder(element.normalName());
        if (!element.id().isEmpty()) {
            name.append('#').append(element.id());
        }
        element.classNames().stream().limit(2).forEach(one -> name.append('.').append(one));
        return name.length() <= 60 ? name.toString() : name.substring(0, 59) + "…";
    }

    private static String shortened(String text) {
        return text.length() <= WORDS_SHOWN_CHARS ? text : text.substring(0, WORDS_SHOWN_CHARS - 1) + "…";
    }

    private List<Reasons.Field> inReadingOrder() {
        return fields.stream()
                .sorted(Comparator.comparingInt(field -> ORDER.indexOf(field.name())))
                .toList();
    }

    /** All that was noted. */
    Reasons reasons(RuleUse rule) {
        return asked
                ? new Reasons(rule, inReadingOrder(), new Reasons.Body(path, element, leads, dropped, outside))
                : Reasons.NONE;
    }
}
