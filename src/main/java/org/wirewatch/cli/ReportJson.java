package org.wirewatch.cli;

import tools.jackson.databind.json.JsonMapper;

/** Reports as JSON. */
final class ReportJson {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private ReportJson() {}

    /** Indented, for people and programs. */
    static String of(Object report) {
        return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(report);
    }

    /** On one line. */
    static String line(Object report) {
        return MAPPER.writeValueAsString(report);
    }
}
