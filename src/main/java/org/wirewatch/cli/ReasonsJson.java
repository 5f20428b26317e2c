package org.wirewatch.cli;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Reasons;
import org.wirewatch.article.SiteRule;

/** Why an article is what it is, as the JSON object that {@code extract --explain} writes. */
final class ReasonsJson {
    private ReasonsJson() {}

    /** Fields by their names; the body's steps and what was left out as they come. */
    static Map<String, @Nullable Object> of(Reasons reasons, @Nullable SiteRule rule) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("rule", rule == null ? null : rule.file());
        json.put("ruleUse", reasons.rule().name().toLowerCase(Locale.ROOT));
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Reasons.Field field : reasons.fields()) {
            Map<String, @Nullable Object> one = new LinkedHashMap<>();
            one.put("value", field.value());
            one.put("source", field.source());
            one.put(
                    "candidates",
                    field.candidates().stream().map(ReasonsJson::candidate).toList());
            one.put("silent", field.silent());
            fields.put(field.name(), one);
        }
        json.put("fields", fields);
        json.put("body", reasons.body());
        return json;
    }

    private static Map<String, @Nullable Object> candidate(Reasons.Candidate candidate) {
        Map<String, @Nullable Object> json = new LinkedHashMap<>();
        json.put("source", candidate.source());
        json.put("said", candidate.said());
        json.put("fate", candidate.fate().name().toLowerCase(Locale.ROOT));
        json.put("flaw", candidate.flaw());
        return json;
    }
}
