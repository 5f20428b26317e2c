package org.wirewatch.net;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** How long an answer says that it stays fresh (RFC 9111 §4.2.1, as a private cache). */
final class Freshness {
    private static final Pattern MAX_AGE =
            Pattern.compile("(?:^|[,\\s])max-age\\s*=\\s*\"?(\\d{1,18})", Pattern.CASE_INSENSITIVE);
    private static final Duration LONGEST = Duration.ofDays(365);

    private Freshness() {}

    /**
     * {@code max-age} less {@code Age}; without {@code max-age}, {@code Expires} less {@code Date}.
     *
     * @return more than zero; null if the server says nothing, nothing valid, or that it is stale already
     */
    static @Nullable Duration of(Headers headers, Instant now) {
        String cacheControl = String.join(",", headers.values("Cache-Control"));
        String lower = cacheControl.toLowerCase(Locale.ROOT);
        if (lower.contains("no-cache") || lower.contains("no-store")) {
            return null;
        }
        Matcher maxAge = MAX_AGE.matcher(cacheControl);
        return positive(maxAge.find() ? lessAge(Long.parseLong(maxAge.group(1)), headers) : untilExpires(headers, now));
    }

    private static Duration lessAge(long maxAgeSeconds, Headers headers) {
        String age = headers.get("Age");
        long ageSeconds = age != null && age.strip().matches("\\d{1,18}") ? Long.parseLong(age.strip()) : 0;
        return Duration.ofSeconds(maxAgeSeconds - ageSeconds);
    }

    private static Duration untilExpires(Headers headers, Instant now) {
        Date expires = headers.getDate("Expires");
        Date date = headers.getDate("Date");
        return expires == null
                ? Duration.ZERO
                : Duration.between(date == null ? now : date.toInstant(), expires.toInstant());
    }

    private static @Nullable Duration positive(Duration duration) {
        if (!duration.isPositive()) {
            return null;
        }
        return duration.compareTo(LONGEST) > 0 ? LONGEST : duration;
    }
}
