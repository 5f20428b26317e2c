package org.wirewatch.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A mail as final bytes.
 *
 * @param kind {@code ALERT}, {@code DIGEST} or {@code NOTICE}
 * @param state {@code queued}, {@code sending}, {@code sent}, {@code dead}, or {@code dropped} by hand
 * @param attempts that failed for a reason of this mail's own
 * @param nextAttemptAt not to be tried before
 * @param answer the server's last words; null before the first attempt
 */
public record OutboxRow(
        long id,
        String kind,
        String reader,
        String envelopeFrom,
        String envelopeTo,
        String subject,
        String messageId,
        byte[] bytes,
        String state,
        int attempts,
        Instant createdAt,
        Instant nextAttemptAt,
        @Nullable Instant sentAt,
        @Nullable String answer) {}
