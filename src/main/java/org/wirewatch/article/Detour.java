package org.wirewatch.article;

import java.net.URI;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Extraction.NoArticle;

/** Redirects that lead away from the article; the address tells, however much text is there. Pure. */
public final class Detour {
    private static final Set<String> LOGIN = Set.of(
            "login",
            "log-in",
            "signin",
            "sign-in",
            "sso",
            "anmelden",
            "anmeldung",
            "connexion",
            "iniciar-sesion",
            "accedi",
            "inloggen",
            "logowanie");
    private static final Set<String> CONSENT = Set.of(
            "consent",
            "cookiewall",
            "cookie-wall",
            "cookie-consent",
            "privacy-gate",
            "privacygate",
            "gdpr-consent",
            "zustimmung");

    private Detour() {}

    /**
     * Judges where a request ended.
     *
     * @param asked the article's address
     * @param answered the address that answered, after redirects
     * @return what it is instead of the article; null if it may be the article
     */
    public static @Nullable NoArticle verdict(URI asked, URI answered) {
        if (asked.equals(answered)) {
            return null;
        }
        if (path(answered).isEmpty()
                && answered.getRawQuery() == null
                && !path(asked).isEmpty()) {
            return new NoArticle(
                    "not-found", "The address leads to the front page of the site; the article is not there.");
        }
        String host = answered.getHost() == null ? "" : answered.getHost().toLowerCase(Locale.ROOT);
        if (host.startsWith("consent.") || host.startsWith("privacy.") || leadsTo(CONSENT, asked, answered)) {
            return new NoArticle("consent", "The site leads to a cookie or privacy dialog instead of the article.");
        }
        return host.startsWith("login.") || host.startsWith("sso.") || leadsTo(LOGIN, asked, answered)
                ? new NoArticle("login", "The site leads to its log-in instead of the article.")
                : null;
    }

    private static boolean leadsTo(Set<String> names, URI asked, URI answered) {
        return segments(answered).anyMatch(names::contains) && segments(asked).noneMatch(names::contains);
    }

    private static java.util.stream.Stream<String> segments(URI url) {
        return Arrays.stream(path(url).toLowerCase(Locale.ROOT).split("/", -1))
                .map(segment -> segment.replaceFirst("\\.(?:php|html?|aspx?)$", ""));
    }

    private static String path(URI url) {
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return path.equals("/") ? "" : path;
    }
}
