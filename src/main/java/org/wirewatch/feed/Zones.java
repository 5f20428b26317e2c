package org.wirewatch.feed;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;

/** Names of time zones in dates. RFC 822 §5.1 fixes the American ones; for others the zone that news mostly means. */
final class Zones {
    private static final Map<String, Integer> MINUTES = Map.<String, Integer>ofEntries(
            Map.entry("z", 0),
            Map.entry("utc", 0),
            Map.entry("gmt", 0),
            Map.entry("ut", 0),
            Map.entry("wet", 0),
            Map.entry("est", -300),
            Map.entry("edt", -240),
            Map.entry("et", -300),
            Map.entry("cst", -360),
            Map.entry("cdt", -300),
            Map.entry("ct", -360),
            Map.entry("mst", -420),
            Map.entry("mdt", -360),
            Map.entry("mt", -420),
            Map.entry("pst", -480),
            Map.entry("pdt", -420),
            Map.entry("pt", -480),
            Map.entry("akst", -540),
            Map.entry("akdt", -480),
            Map.entry("hst", -600),
            Map.entry("ast", -240),
            Map.entry("adt", -180),
            Map.entry("at", -240),
            Map.entry("nst", -210),
            Map.entry("ndt", -150),
            Map.entry("brt", -180),
            Map.entry("art", -180),
            Map.entry("clt", -240),
            Map.entry("bst", 60),
            Map.entry("ist", 330),
            Map.entry("cet", 60),
            Map.entry("mez", 60),
            Map.entry("met", 60),
            Map.entry("west", 60),
            Map.entry("cest", 120),
            Map.entry("mesz", 120),
            Map.entry("mest", 120),
            Map.entry("eet", 120),
            Map.entry("sast", 120),
            Map.entry("cat", 120),
            Map.entry("eest", 180),
            Map.entry("msk", 180),
            Map.entry("eat", 180),
            Map.entry("trt", 180),
            Map.entry("msd", 240),
            Map.entry("gst", 240),
            Map.entry("pkt", 300),
            Map.entry("wib", 420),
            Map.entry("ict", 420),
            Map.entry("sgt", 480),
            Map.entry("hkt", 480),
            Map.entry("awst", 480),
            Map.entry("pht", 480),
            Map.entry("myt", 480),
            Map.entry("jst", 540),
            Map.entry("kst", 540),
            Map.entry("acst", 570),
            Map.entry("aest", 600),
            Map.entry("acdt", 630),
            Map.entry("aedt", 660),
            Map.entry("nzst", 720),
            Map.entry("nzdt", 780),
            // RFC 822's military letters are unreliable by its own errata (RFC 1123 §5.2.14): taken as it wrote them.
            Map.entry("a", -60),
            Map.entry("m", -720),
            Map.entry("n", 60),
            Map.entry("y", 720));

    private Zones() {}

    /** Whether a lower-case word names a zone. */
    static boolean isZone(String name) {
        return MINUTES.containsKey(name) || name.indexOf('/') > 0;
    }

    /** The instant of a local time; UTC if the name turns out to be unknown. */
    static Instant instant(LocalDateTime local, String name) {
        Integer minutes = MINUTES.get(name);
        if (minutes != null) {
            return local.toInstant(ZoneOffset.ofTotalSeconds(minutes * 60));
        }
        try {
            return local.atZone(ZoneId.of(properName(name))).toInstant();
        } catch (DateTimeException unknown) {
            return local.toInstant(ZoneOffset.UTC);
        }
    }

    /** {@code europe/berlin} as Europe/Berlin. */
    private static String properName(String lower) {
        for (String known : ZoneId.getAvailableZoneIds()) {
            if (known.toLowerCase(Locale.ROOT).equals(lower)) {
                return known;
            }
        }
        return lower;
    }
}
