package org.wirewatch.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.TextStyle;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** The texts and templates of the made-up world, which lie beside these classes. */
final class Resources {
    private static final Pattern WEEKDAY = Pattern.compile("\\{day([+-]\\d+)?}");

    private Resources() {}

    /**
     * Every story, in the order of {@code stories/index.txt}.
     *
     * @param today the day that <code>{day}</code>, <code>{day-1}</code>, <code>{day+2}</code> in them are counted from
     */
    static List<Story> stories(LocalDate today) {
        return text("stories/index.txt")
                .lines()
                .map(slug -> Story.parse(slug, withWeekdays(text("stories/" + slug + ".txt"), today)))
                .toList();
    }

    private static String withWeekdays(String story, LocalDate today) {
        return WEEKDAY.matcher(story).replaceAll(found -> {
            String shift = found.group(1);
            LocalDate day = shift == null ? today : today.plusDays(Integer.parseInt(shift));
            return day.getDayOfWeek().getDisplayName(TextStyle.FULL, Locale.UK);
        });
    }

    /** The text of one file, UTF-8. */
    static String text(String name) {
        try (InputStream in = Resources.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalArgumentException("the demo's resource " + name + " is missing");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The template with each <code>{{name}}</code> replaced by its value, which is taken as it is. */
    static String fill(String template, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        int from = 0;
        for (int open = template.indexOf("{{"); open >= 0; open = template.indexOf("{{", from)) {
            int close = template.indexOf("}}", open);
            String name = template.substring(open + 2, close);
            String value = values.get(name);
            if (value == null) {
                throw new IllegalArgumentException("a template of the demo asks for an unknown " + name);
            }
            filled.append(template, from, open).append(value);
            from = close + 2;
        }
        return filled.append(template, from, template.length()).toString();
    }

    /** Text made safe for XML and HTML, in elements and in quoted attributes. */
    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
