package org.wirewatch.article;

import java.net.URI;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The time zone that a publisher lives in, as far as its address or language tells: many content systems state times in
 * UTC, and near midnight that is another day than the one the readers see. Countries with one zone only.
 */
final class PublisherZone {
    private static final Map<String, String> BY_COUNTRY = new HashMap<>();
    private static final Map<String, String> BY_LANGUAGE = new HashMap<>();

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

    /** By the country in the address, then by the country in the language tag, then by the language; null if unknown. */
    static @Nullable ZoneId of(URI url, @Nullable String language) {
        String host = Urls.site(url);
        String zone = BY_COUNTRY.get(host.substring(host.lastIndexOf('.') + 1));
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
