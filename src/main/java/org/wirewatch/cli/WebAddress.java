package org.wirewatch.cli;

import java.net.URI;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.config.notation.Notation;
import org.wirewatch.config.notation.WebAddresses;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** An address as typed, by the same rules as in the config. What lacks its scheme gets {@code https://}. */
final class WebAddress implements ITypeConverter<URI> {
    private static final Pattern WITHOUT_SCHEME = Pattern.compile("[\\p{L}\\p{N}-]+(\\.[\\p{L}\\p{N}-]+)+([:/?].*)?");

    @Override
    public URI convert(String typed) {
        Matcher bare = WITHOUT_SCHEME.matcher(typed);
        return switch (WebAddresses.webAddress().read(bare.matches() ? "https://" + typed : typed)) {
            case Notation.Result.Right<URI>(URI url) -> url;
            case Notation.Result.Wrong<URI>(int _, String message) -> throw new TypeConversionException(message);
        };
    }
}
