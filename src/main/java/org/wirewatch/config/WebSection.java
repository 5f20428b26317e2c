package org.wirewatch.config;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import org.wirewatch.config.Settings.Listen;
import org.wirewatch.config.Settings.WebSettings;
import org.wirewatch.config.notation.Networks;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.WebAddresses;
import org.wirewatch.config.yaml.Section;

/** {@code web}: where the pages are. */
final class WebSection {
    private static final Listen DEFAULT_LISTEN = new Listen("127.0.0.1", 8026);

    private WebSection() {}

    static WebSettings read(Section section) {
        Optional<Listen> listen =
                section.field("listen", WebSection::readListen).or(Optional.of(DEFAULT_LISTEN));
        Optional<URI> publicUrl =
                section.field("public_url", WebSection::readPublicUrl).or(Optional.empty());
        section.done();
        return new WebSettings(listen.orElse(null), publicUrl.orElse(null));
    }

    private static Notation.Result<Optional<Listen>> readListen(String written) {
        if (written.equals("off")) {
            return Notation.right(Optional.empty());
        }
        return switch (Networks.listen().read(written)) {
            case Notation.Result.Right<InetSocketAddress>(InetSocketAddress address) ->
                Notation.right(Optional.of(new Listen(address.getHostString(), address.getPort())));
            case Notation.Result.Wrong<InetSocketAddress>(int offset, String message) ->
                Notation.wrongAt(offset, message);
        };
    }

    private static Notation.Result<Optional<URI>> readPublicUrl(String written) {
        if (written.isEmpty()) {
            return Notation.right(Optional.empty());
        }
        return switch (WebAddresses.webAddress().read(written)) {
            case Notation.Result.Right<URI>(URI url) -> Notation.right(Optional.of(url));
            case Notation.Result.Wrong<URI>(int offset, String message) -> Notation.wrongAt(offset, message);
        };
    }
}
