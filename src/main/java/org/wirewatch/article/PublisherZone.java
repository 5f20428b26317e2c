package org.wirewatch.article;

import java.net.URI;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.wirewatch.article.Article.PageTime;

/**
 * The time zone that a publisher lives in, as far as its address or language tells: many content systems state times in
 * UTC, and near midnight that is another day than the one the readers see. Of countries with several zones only the day
 * is taken, and only where it is the same from coast to coast. "en-US" alone says nothing: content systems come with it.
 */
final class PublisherZone {
    private static final Map<String, String> BY_COUNTRY = new HashMap<>();
    private static final Map<String, String> BY_LANGUAGE = new HashMap<>();
    /** The easternmost and the westernmost zone that many live in. */
    private static final Map<String, List<ZoneId>> COASTS = Map.of(
            "ca", coasts("America/St_Johns", "America/Vancouver"),
            "us", coasts("America/New_York", "America/Los_Angeles"),
            "gov", coasts("America/New_York", "America/Los_Angeles"),
            "edu", coasts("America/New_York", "America/Los_Angeles"),
            "au", coasts("Australia/Sydney", "Australia/Perth"),
            "br", coasts("America/Sao_Paulo", "America/Manaus"),
            "mx", coasts("America/Cancun", "America/Tijuana"),
            "id", coasts("Asia/Jayapura", "Asia/Jakarta"));

    static {
        fill(BY_COUNTRY, """
                de Europe/Berlin at Europe/Vienna ch Europe/Zurich fr Europe/Paris it Europe/Rome es Europe/Madrid pl Europe/Warsaw
                nl Europe/Amsterdam be Europe/Brussels se Europe/Stockholm no Europe/Oslo dk Europe/Copenhagen fi Europe/Helsinki
                cz Europe/Prague sk Europe/Bratislava hu Europe/Budapest gr Europe/Athens ro Europe/Bucharest bg Europe/Sofia
                ua Europe/Kyiv tr Europe/Istanbul il Asia/Jerusalem jp Asia/Tokyo kr Asia/Seoul cn Asia/Shanghai tw Asia/Taipei
                hk Asia/Hong_Kong sg Asia/Singapore in Asia/Kolkata pk Asia/Karachi bd Asia/Dhaka vn Asia/Ho_Chi_Minh th Asia/Bangkok
                ph Asia/Manila my Asia/Kuala_Lumpur za Africa/Johannesburg ng Africa/Lagos ke Africa/Nairobi eg Africa/Cairo
                ar America/Argentina/Buenos_Aires co America/Bogota pe America/Lima py America/Asuncion uy America/Montevideo
                bo America/La_Paz ve America/Caracas nz Pacific/Auckland uk Europe/London ie Europe/Dublin
                """);
        fill(BY_LANGUAGE, """
                de Europe/Berlin it Europe/Rome pl Europe/Warsaw sv Europe/Stockholm da Europe/Copenhagen nb Europe/Oslo no Europe/Oslo
                fi Europe/Helsinki cs Europe/Prague sk Europe/Bratislava hu Europe/Budapest el Europe/Athens ro Europe/Bucharest
                bg Europe/Sofia uk Europe/Kyiv tr Europe/Istanbul he Asia/Jerusalem ja Asia/Tokyo ko Asia/Seoul th Asia/Bangkok
                vi Asia/Ho_Chi_Minh
                """);
    }

    private PublisherZone() {}

    private static void fill(Map<String, String> zones, String list) {
        String[] words = list.strip().split("\\s+", -1);
        for (int at = 0; at + 1 < words.length; at += 2) {
            zones.put(words[at], words[at + 1]);
        }
    }

    private static List<ZoneId> coasts(String east, String west) {
        return List.of(ZoneId.of(east), ZoneId.of(west));
    }

    /**
     * A time as the publisher's readers see it.
     *
     * @param exact in UTC
     * @return with the publisher's offset; the day alone where only that is known, and the time as it is where nothing is
     */
    static PageTime local(OffsetDateTime exact, URI url, @Nullable String language) {
        ZoneId zone = of(url, language);
        if (zone != null) {
            OffsetDateTime local = exact.atZoneSameInstant(zone).toOffsetDateTime();
            return new PageTime(local.toLocalDate(), local);
        }
        List<LocalDate> days = coasts(url, language).stream()
                .map(coast -> exact.atZoneSameInstant(coast).toLocalDate())
                .distinct()
                .toList();
        return new PageTime(days.size() == 1 ? days.getFirst() : exact.toLocalDate(), exact);
    }

    private static List<ZoneId> coasts(URI url, @Nullable String language) {
        List<ZoneId> coasts = COASTS.get(country(url));
        if (coasts == null && language != null) {
            String country = Locale.forLanguageTag(language).getCountry().toLowerCase(Locale.ROOT);
            coasts = country.equals("us") ? null : COASTS.get(country);
        }
        return coasts == null ? List.of() : coasts;
    }

    private static String country(URI url) {
        String host = Urls.site(url);
        return host.substring(host.lastIndexOf('.') + 1);
    }

    /** By the country in the address, then by the country in the language tag, then by the language; null if unknown. */
    static @Nullable ZoneId of(URI url, @Nullable String language) {
        String zone = BY_COUNTRY.get(country(url));
        if (zone == null && language != null) {
            Locale locale = Locale.forLanguageTag(language);
            zone = BY_COUNTRY.get(
                    locale.getCountry().equals("GB")
                            ? "uk"
                            : locale.getCountry().toLowerCase(Locale.ROOT));
            zone = zone == null ? BY_LANGUAGE.get(locale.getLanguage()) : zone;
        }
        return zone == null ? null : ZoneId.of(zone);
    }
}
