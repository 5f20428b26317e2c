package org.wirewatch.store;

import tools.jackson.databind.json.JsonMapper;

/** How records are kept in a text column. */
final class Json {
    static final JsonMapper MAPPER = JsonMapper.builder().build();

    private Json() {}
}
