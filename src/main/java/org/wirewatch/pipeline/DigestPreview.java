package org.wirewatch.pipeline;

import java.time.InstantSource;
import java.util.Optional;
import org.wirewatch.alert.AlertComposer;
import org.wirewatch.alert.DigestComposer;
import org.wirewatch.alert.DigestPlan;
import org.wirewatch.alert.Message;
import org.wirewatch.alert.Reader;
import org.wirewatch.config.Settings;
import org.wirewatch.store.Store;

/** Shows a digest as it would be sent now, without a running daemon; changes nothing. */
public final class DigestPreview {
    private final DigestRound round;
    private final String version;

    /** Looks into a store. */
    public DigestPreview(Store store, InstantSource clock, String version) {
        this.round =
                new DigestRound(store, new AlertComposer(), new DigestComposer(), new Postroom(), Events.NONE, clock);
        this.version = version;
    }

    /** The digest; empty if there is nothing to say. */
    public Optional<Message> of(Settings settings, DigestPlan plan, Reader reader) {
        return round.preview(Rules.of(settings, version), plan, reader);
    }
}
