package org.wirewatch.pipeline;

import org.jspecify.annotations.Nullable;
import org.wirewatch.net.Validators;
import tools.jackson.databind.json.JsonMapper;

/** What a page's server gave to ask again by, as the store keeps it. */
final class PageValidators {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private PageValidators() {}

    static @Nullable String write(Validators validators) {
        return validators.etag() == null && validators.lastModified() == null
                ? null
                : JSON.writeValueAsString(validators);
    }

    static Validators read(@Nullable String kept) {
        return kept == null ? Validators.NONE : JSON.readValue(kept, Validators.class);
    }
}
