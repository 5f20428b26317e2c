package org.wirewatch.alert;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.util.Map;

/** Renders the templates of {@code src/main/jte/alert}; they escape whatever they are given. Thread-safe. */
final class HtmlPart {
    private final TemplateEngine engine = TemplateEngine.createPrecompiled(
            null, ContentType.Html, HtmlPart.class.getClassLoader(), "org.wirewatch.templates");

    String render(String template, Map<String, Object> parameters) {
        StringOutput output = new StringOutput(16_000);
        engine.render("alert/" + template + ".jte", parameters, output);
        return output.toString();
    }
}
