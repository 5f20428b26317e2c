package org.wirewatch.net;

import java.time.Instant;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;

/** When a server wants to be asked again. */
final class RetryAfter {
    /** Where {@link Wire} puts the header, out of OkHttp's sight: it would retry at once at {@code Retry-After: 0}. */
    static final String HEADER = "Wirewatch-Retry-After";

    /** The new draft's {@code RateLimit: "default";r=0;t=30}; the structured field's parameters in any order. */
    private static final Pattern REMAINING = Pattern.compile(";\\s*r\\s*=\\s*0\\s*(?:[;,]|$)");

    private static final Pattern RESET = Pattern.compile(";\\s*t\\s*=\\s*(\\d{1,10})");

    /** Numbers above this are points in time (Unix seconds), below it seconds from now. */
    private static final long POINT_IN_TIME = 1_000_000_000L;

    /** Above this, the Unix time is in milliseconds. */
    private static final long POINT_IN_MILLIS = 100_000_000_000L;

    /** Room for a Unix time in milliseconds, and no overflow. */
    private static final long MOST_SECONDS = 10_000_000_000_000L;

    private RetryAfter() {}

    /** {@code Retry-After} in seconds or as an HTTP-date (RFC 9110 §10.2.3); null if it says nothing in the future. */
    static @Nullable Instant asked(Headers headers, Instant now) {
        String value = headers.get(HEADER);
        if (value == null) {
            return exhausted(headers, now);
        }
        String text = value.strip();
        if (text.matches("\\d{1,18}(\\.\\d*)?")) {
            return inFuture(now.plusSeconds(seconds(text)), now);
        }
        Date date = headers.getDate(HEADER);
        return date == null ? exhausted(headers, now) : inFuture(date.toInstant(), now);
    }

    /**
     * When a used-up quota begins anew, by {@code RateLimit-Remaining}, {@code X-RateLimit-Remaining} or {@code
     * RateLimit} (IETF httpapi draft, older and newer form); null if nothing is used up.
     */
    static @Nullable Instant exhausted(Headers headers, Instant now) {
        for (String prefix : new String[] {"RateLimit", "X-RateLimit", "X-Rate-Limit"}) {
            String remaining = headers.get(prefix + "-Remaining");
            String reset = headers.get(prefix + "-Reset");
            if (remaining != null && remaining.strip().matches("0+(\\.0+)?") && reset != null) {
                String text = reset.strip();
                return text.matches("\\d{1,18}(\\.\\d*)?") ? pointOrDelay(seconds(text), now) : null;
            }
        }
        String limit = headers.get("RateLimit");
        if (limit != null && REMAINING.matcher(limit).find()) {
            Matcher reset = RESET.matcher(limit);
            return reset.find() ? inFuture(now.plusSeconds(Long.parseLong(reset.group(1))), now) : null;
        }
        return null;
    }

    private static @Nullable Instant pointOrDelay(long number, Instant now) {
        if (number >= POINT_IN_MILLIS) {
            return inFuture(Instant.ofEpochMilli(number), now);
        }
        return inFuture(number >= POINT_IN_TIME ? Instant.ofEpochSecond(number) : now.plusSeconds(number), now);
    }

    /** Rounded up, and never more than makes sense. */
    private static long seconds(String digits) {
        return Math.min((long) Math.ceil(Double.parseDouble(digits)), MOST_SECONDS);
    }

    private static @Nullable Instant inFuture(Instant until, Instant now) {
        return until.isAfter(now) ? until : null;
    }
}
