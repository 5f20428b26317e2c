package org.wirewatch.config;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Subscription;
import org.wirewatch.alert.When;
import org.wirewatch.config.QueryCheck.Checked;
import org.wirewatch.config.QueryCheck.Remark;
import org.wirewatch.config.notation.Nearest;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.Numbers;
import org.wirewatch.config.notation.Texts;
import org.wirewatch.config.notation.Times;
import org.wirewatch.config.yaml.Field;
import org.wirewatch.config.yaml.Located;
import org.wirewatch.config.yaml.Section;
import org.wirewatch.config.yaml.Section.Named;
import org.wirewatch.watch.Example;
import org.wirewatch.watch.Explanation;
import org.wirewatch.watch.QueryContext;
import org.wirewatch.watch.Watch;

/** {@code watches}: what is looked for, who hears of it and when. */
record WatchesSection(List<Watch> watches, List<Subscription> subscriptions, Map<String, WatchExamples> examples) {
    private static final Set<String> LANGUAGES = Set.of(Locale.getISOLanguages());
    private static final Notation<Boolean> YES_OR_NO =
            Texts.oneOf(Map.of("yes", true, "no", false, "true", true, "false", false));
    private static final Map<String, Boolean> PRIORITIES = Map.of("urgent", true, "normal", false);
    private static final int MOST_ALERTS_PER_HOUR = 1_000;

    static WatchesSection read(
            List<Named> entries,
            References readers,
            References digestNames,
            List<DigestPlan> digests,
            Map<String, String> pieces,
            QueryCheck queries) {
        WatchesSection all = new WatchesSection(new ArrayList<>(), new ArrayList<>(), new LinkedHashMap<>());
        for (Named entry : entries) {
            Section section = entry.body();
            String name = entry.name().value();
            QueryContext context = new QueryContext(readLanguages(section), pieces);
            Field<String> query = section.required("query", Texts.lines(), "query: '\"North Korea*\" AND troops'");
            Watch watch = query.value() == null ? null : check(section, name, query.value(), context, queries);
            List<String> to = readReaders(section, readers);
            Field<When> when = section.field("when", written -> readWhen(written, digestNames));
            Field<Boolean> updates = section.field("updates", YES_OR_NO);
            Field<Boolean> urgent = section.field("priority", Texts.oneOf(PRIORITIES));
            Field<Integer> cap = section.field("cap", Numbers.between(1, MOST_ALERTS_PER_HOUR));
            Field<LocalDateTime> snooze = section.field("snooze_until", Times.moment());
            WatchExamples examples = readExamples(section, watch);
            section.done();
            if (updates.or(false) && when.value() instanceof When.InDigest) {
                section.error(
                        updates.place(),
                        "updates",
                        "answers an alert in its thread, and a digest tells a story once; write \"when: now\" or take updates out");
            }
            if (when.value() instanceof When.InDigest(String digest)) {
                checkDigest(section, when, name, to, digests, digest);
            }
            if (watch != null) {
                all.watches().add(watch);
                if (!examples.isEmpty()) {
                    all.examples().put(name, examples);
                }
                all.subscriptions()
                        .add(new Subscription(
                                name,
                                to,
                                when.or(new When.Now()),
                                updates.or(false),
                                urgent.or(false),
                                cap.value(),
                                snooze.value()));
            }
        }
        return all;
    }

    private static @Nullable Watch check(
            Section section, String name, String query, QueryContext context, QueryCheck queries) {
        return switch (queries.check(name, query, context)) {
            case Checked.Invalid(Remark remark) -> {
                section.error(section.placeInside("query", remark.offset()), "query", remark.message());
                yield null;
            }
            case Checked.Valid(Watch watch, List<Remark> remarks) -> {
                remarks.forEach(remark ->
                        section.warning(section.placeInside("query", remark.offset()), "query", remark.message()));
                yield watch;
            }
        };
    }

    /** A watch that does not do what its own examples say is an error, so that such a file is never taken. */
    private static WatchExamples readExamples(Section section, @Nullable Watch watch) {
        List<Located<String>> mustMatch = section.list("must_match", Texts.lines());
        for (Located<String> example : mustMatch) {
            if (watch != null) {
                Explanation held = Example.hold(watch, example.value());
                if (!held.matched()) {
                    section.error(
                            example.place(),
                            "must_match",
                            "the query does not match this example: " + Example.missing(held));
                }
            }
        }
        List<Located<String>> mustNotMatch = section.list("must_not_match", Texts.lines());
        for (Located<String> example : mustNotMatch) {
            if (watch != null) {
                Explanation held = Example.hold(watch, example.value());
                if (held.matched()) {
                    section.error(
                            example.place(),
                            "must_not_match",
                            "the query matches this example by " + Example.found(held));
                }
            }
        }
        return new WatchExamples(values(mustMatch), values(mustNotMatch));
    }

    private static List<String> values(List<Located<String>> located) {
        return located.stream().map(Located::value).toList();
    }

    private static List<String> readLanguages(Section section) {
        List<String> known = QueryContext.languagesWithForms();
        List<String> languages = new ArrayList<>();
        for (Located<String> language : section.list("languages", WatchesSection::readLanguage)) {
            if (known.contains(language.value())) {
                languages.add(language.value());
            } else {
                section.warning(language.place(), "languages", withoutForms(language.value(), known));
            }
        }
        return languages;
    }

    private static String withoutForms(String language, List<String> known) {
        return switch (language) {
            case "ko" -> "Korean words are found with their particles anyway; take it out";
            case "zh", "ja" -> "Chinese and Japanese have no word forms to look for; take it out";
            default ->
                "there are no word forms for \"%s\", so words count as written; there are some for %s"
                        .formatted(language, String.join(", ", known));
        };
    }

    private static List<String> readReaders(Section section, References readers) {
        List<String> to = readers.read(section, "to");
        if (section.written() && (!section.has("to") || section.listsNothing("to"))) {
            section.error(section.place(), "to", "nobody would hear of this watch; name readers, as in \"to: [ana]\"");
        }
        return to;
    }

    private static Notation.Result<When> readWhen(String written, References digests) {
        if (written.equals("now")) {
            return Notation.right(new When.Now());
        }
        if (written.equals("hourly")) {
            return Notation.right(new When.Hourly());
        }
        if (digests.names().contains(written)) {
            return Notation.right(new When.InDigest(written));
        }
        List<String> valid = Stream.concat(Stream.of("now", "hourly"), digests.names().stream())
                .toList();
        return Notation.wrong("there is no digest \"%s\"%s".formatted(written, Nearest.hintOrAll(written, valid)));
    }

    /** A match that waits for a digest which never tells it would be a lost alert. */
    private static void checkDigest(
            Section section, Field<When> when, String watch, List<String> to, List<DigestPlan> digests, String digest) {
        DigestPlan plan = digests.stream()
                .filter(each -> each.name().equals(digest))
                .findFirst()
                .orElseThrow();
        if (!plan.watches().isEmpty() && !plan.watches().contains(watch)) {
            section.error(
                    when.place(),
                    "when",
                    "the digest \"%s\" does not tell of \"%s\"; add it to digests.%s.watches"
                            .formatted(digest, watch, digest));
        }
        String left =
                to.stream().filter(reader -> !plan.readers().contains(reader)).collect(Collectors.joining(", "));
        if (!left.isEmpty()) {
            section.error(
                    when.place(),
                    "when",
                    "%s would hear nothing, because the digest \"%s\" does not go there; add them to digests.%s.to"
                            .formatted(left, digest, digest));
        }
    }

    private static Notation.Result<String> readLanguage(String written) {
        return LANGUAGES.contains(written)
                ? Notation.right(written)
                : Notation.wrong("\"%s\" is not a language code; write two letters, as en or ru".formatted(written));
    }
}
