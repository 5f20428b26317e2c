package org.wirewatch.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UpdatePolicyTest {
    private static final Instant NOW = Instant.parse("2026-03-05T12:10:00Z");

    private static Instant due(When when, Reader.@Nullable QuietHours quiet, @Nullable Instant last, int alerts) {
        Reader ana = new Reader("ana", "ana@example.org", ZoneId.of("Europe/Madrid"), quiet);
        return UpdatePolicy.due(new Subscription("sea", List.of("ana"), when, true), ana, NOW, NOW, last, alerts);
    }

    @Test
    void theFirstUpdateIsToldAtOnce() {
        assertThat(due(new When.Now(), null, null, 9)).isEqualTo(NOW);
    }

    @Test
    void theNextWaitsUntilAnHourIsOver() {
        assertThat(due(new When.Now(), null, NOW.minusSeconds(600), 0)).isEqualTo(NOW.plusSeconds(3000));
        assertThat(due(new When.Now(), null, NOW.minusSeconds(3600), 0)).isEqualTo(NOW);
    }

    @Test
    void quietHoursTheHourlyBeatAndTheCapAreKept() {
        Reader.QuietHours night = new Reader.QuietHours(LocalTime.of(13, 0), LocalTime.of(17, 0));

        assertThat(due(new When.Now(), night, null, 0)).isEqualTo(Instant.parse("2026-03-05T16:00:00Z"));
        assertThat(due(new When.Hourly(), null, null, 0)).isEqualTo(Instant.parse("2026-03-05T13:00:00Z"));
        assertThat(due(new When.Now(), null, null, 10)).isEqualTo(Instant.parse("2026-03-05T13:00:00Z"));
    }
}
