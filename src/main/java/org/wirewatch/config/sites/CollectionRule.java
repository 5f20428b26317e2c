package org.wirewatch.config.sites;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Selector;
import org.wirewatch.article.SiteRule;
import org.wirewatch.article.SiteRule.Link;
import org.wirewatch.article.SiteRule.Replacement;
import org.wirewatch.config.Problem;

/**
 * {@code HOST.txt}: the format of the public ftr-site-config collection, one {@code directive: value} a line, XPath for
 * places, {@code #} before remarks. Read only; the files are other people's, so nothing in them is an error.
 */
final class CollectionRule {
    private static final Pattern DIRECTIVE =
            Pattern.compile("([a-z_]+)\\s*(?:\\((.*?)\\))?\\s*:\\s*(.*)", Pattern.DOTALL);

    /** They change how another program works, or repeat what is done here anyway. */
    private static final Set<String> OF_NO_USE = Set.of(
            "tidy",
            "prune",
            "autodetect_on_failure",
            "autodetect_next_page",
            "parser",
            "test_contains",
            "convert_double_br_tags",
            "strip_comments",
            "insert_detected_image",
            "src_lazy_load_attr",
            "skip_json_ld",
            "skip_id_or_class",
            "native_ad_clue",
            "footnotes",
            "dissolve",
            "wrap_in",
            "move_into",
            "single_page_link_in_feed");

    /** They would have us pose as another program, send cookies, or log in. */
    private static final Set<String> NOT_FOLLOWED = Set.of(
            "http_header",
            "requires_login",
            "login_uri",
            "login_username_field",
            "login_password_field",
            "login_extra_fields",
            "not_logged_in_xpath");

    private final Path file;
    private final Set<String> warned;
    private final List<Problem> problems = new ArrayList<>();
    private final List<Selector> title = new ArrayList<>();
    private final List<Selector> author = new ArrayList<>();
    private final List<Selector> date = new ArrayList<>();
    private final List<Selector> body = new ArrayList<>();
    private final List<Selector> strip = new ArrayList<>();
    private final List<Link> nextPage = new ArrayList<>();
    private final List<Link> singlePage = new ArrayList<>();
    private final List<Replacement> replacements = new ArrayList<>();
    private final List<URI> tests = new ArrayList<>();
    private @Nullable String sought;
    private @Nullable List<Link> lastLinks;
    private @Nullable Selector condition;

    private CollectionRule(Path file, Set<String> warned) {
        this.file = file;
        this.warned = warned;
    }

    /**
     * Reads a file.
     *
     * @param warned directives that were warned about, in any file; added to
     */
    static SiteFile read(Path file, byte[] bytes, String host, SiteRule.Subdomains subdomains, Set<String> warned) {
        CollectionRule rule = new CollectionRule(file, warned);
        String text = new String(bytes, StandardCharsets.UTF_8);
        String[] lines = (text.startsWith("\uFEFF") ? text.substring(1) : text).split("\\R", -1);
        for (int number = 1; number <= lines.length; number++) {
            rule.line(number, lines[number - 1]);
        }
        return rule.file(host, subdomains);
    }

    private SiteFile file(String host, SiteRule.Subdomains subdomains) {
        String name = file.getFileName().toString();
        SiteRule rule = new SiteRule(
                host, subdomains, name, title, author, date, body, strip, nextPage, singlePage, replacements, tests);
        return new SiteFile(name, rule, List.copyOf(problems));
    }

    private void line(int number, String line) {
        if (line.isBlank() || line.strip().startsWith("#")) {
            return;
        }
        Matcher parts = DIRECTIVE.matcher(line.strip());
        if (!parts.matches()) {
            warn(number, line, "is no \"directive: value\"; the line is passed over");
            return;
        }
        String directive = parts.group(1).toLowerCase(Locale.ROOT);
        String value = parts.group(3).strip();
        if (NOT_FOLLOWED.contains(directive)) {
            warnOnce(number, line, directive, "is not followed: Wirewatch says who it is, and logs in nowhere");
        } else if (!value.isEmpty()
                && !OF_NO_USE.contains(directive)
                && !follow(number, line, directive, parts.group(2), value)) {
            warnOnce(number, line, directive, "is not known here; such lines are passed over");
        }
    }

    /** False if there is no such directive. */
    private boolean follow(int number, String line, String directive, @Nullable String argument, String value) {
        switch (directive) {
            case "title" -> xpath(number, line, value, title);
            case "author" -> xpath(number, line, value, author);
            case "date" -> xpath(number, line, value, date);
            case "body" -> xpath(number, line, value, body);
            case "strip" -> xpath(number, line, value, strip);
            case "strip_id_or_class" -> {
                String wanted = quoted(value);
                css(number, line, "[id*=" + wanted + "], [class*=" + wanted + "]");
            }
            case "strip_image_src" -> css(number, line, "img[src*=" + quoted(value) + "]");
            case "single_page_link" -> link(number, line, value, singlePage);
            case "next_page_link" -> link(number, line, value, nextPage);
            case "if_page_contains" -> condition(number, line, value);
            case "test_url" -> test(number, line, value);
            case "find_string" -> sought = value;
            case "replace_string" -> replace(argument, value);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void xpath(int number, String line, String value, List<Selector> into) {
        Selector selector = selector(number, line, value);
        if (selector != null) {
            into.add(selector);
        }
    }

    private void link(int number, String line, String value, List<Link> into) {
        Selector selector = selector(number, line, value);
        if (selector != null) {
            into.add(new Link(selector, condition));
            condition = null;
            lastLinks = into;
        }
    }

    /** Belongs to the link before it; where there is none, to the one after it. */
    private void condition(int number, String line, String value) {
        Selector selector = selector(number, line, value);
        List<Link> links = lastLinks;
        if (selector == null) {
            return;
        }
        if (links == null) {
            condition = selector;
        } else {
            links.set(links.size() - 1, new Link(links.getLast().link(), selector));
            lastLinks = null;
        }
    }

    private void replace(@Nullable String argument, String value) {
        String find = argument == null ? sought : argument;
        if (find != null && !find.isEmpty()) {
            replacements.add(new Replacement(find, value));
        }
        sought = null;
    }

    private void test(int number, String line, String value) {
        try {
            URI uri = new URI(value);
            if (uri.getHost() != null) {
                tests.add(uri);
                return;
            }
        } catch (URISyntaxException _) {
            // told below
        }
        warn(number, line, "\"" + value + "\" is not an address");
    }

    private void css(int number, String line, String selector) {
        if (Selector.css(selector) instanceof Selector.Checked.Good(Selector good)) {
            strip.add(good);
        } else {
            warn(number, line, "cannot be turned into a selector; the line is passed over");
        }
    }

    private @Nullable Selector selector(int number, String line, String value) {
        return switch (Selector.xpath(value)) {
            case Selector.Checked.Good(Selector selector) -> selector;
            case Selector.Checked.Bad(int _, String message) -> {
                warn(number, line, message + "; the line is passed over");
                yield null;
            }
        };
    }

    private static String quoted(String value) {
        return "\""
                + value.replaceAll("^[\"']|[\"']$", "").replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    private void warnOnce(int number, String line, String directive, String message) {
        if (warned.add(directive)) {
            warn(number, line, "\"" + directive + "\" " + message);
        }
    }

    private void warn(int number, String line, String message) {
        int column = line.length() - line.stripLeading().length() + 1;
        problems.add(new Problem(file.toString(), number, column, message, true, line));
    }
}
