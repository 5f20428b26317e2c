package org.wirewatch.alert;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links by which a reader leaves or mutes what they get, without a log-in: signed (HMAC-SHA256), for one purpose, one
 * reader and one thing each, and good for half a year. Thread-safe.
 */
public final class WishLinks {
    /** Where the pages are, below the public address. */
    public static final String PATH = "/wish/";

    private static final Duration GOOD_FOR = Duration.ofDays(180);
    private static final String VERSION = "1";

    private final byte[] key;
    private final InstantSource clock;

    /** Links signed with a key that is kept with the data. */
    public WishLinks(byte[] key, InstantSource clock) {
        this.key = key.clone();
        this.clock = clock;
    }

    /** What is wished. */
    public enum Purpose {
        /** No more of it. */
        UNSUBSCRIBE,
        /** Nothing of it for a while; how long is chosen on the page. */
        MUTE,
        /** All of it again. */
        RESTORE,
        /** To see the stories that a mail had no room for. */
        READ
    }

    /**
     * A wish.
     *
     * @param reader name in the config
     * @param scope as {@link Scope} writes it
     */
    public record Wish(Purpose purpose, String reader, String scope) {
        /** The watch's or digest's name, the story's number, or whatever else stands there. */
        public String name() {
            return scope.substring(scope.indexOf(':') + 1);
        }

        /** {@code watch}, {@code watches}, {@code digest}, {@code story}, {@code updates}, {@code notices}, {@code stories}. */
        public String sort() {
            return scope.substring(0, scope.indexOf(':'));
        }

        /** The name's parts, where it has several. */
        public List<String> names() {
            return List.of(name().split("\t", -1));
        }

        /** Each thing that the wish is about; several only where it is about several watches. */
        public List<String> scopes() {
            return sort().equals("watches") ? names().stream().map(Scope::watch).toList() : List.of(scope);
        }
    }

    /** The end of the address: letters, digits, {@code -}, {@code _} and one dot. */
    public String token(Wish wish) {
        long expires = clock.instant().plus(GOOD_FOR).getEpochSecond();
        String said = String.join("\n", VERSION, wish.purpose().name(), wish.reader(), wish.scope(), "" + expires);
        return encode(said.getBytes(UTF_8)) + "." + encode(signature(said));
    }

    /** What a token says; empty if it was not made here, was changed, or has run out. */
    public Optional<Wish> read(String token) {
        String[] parts = token.split("\\.", -1);
        if (parts.length != 2) {
            return Optional.empty();
        }
        try {
            String said = new String(Base64.getUrlDecoder().decode(parts[0]), UTF_8);
            // Compared as written: of some letters base64 does not look at every bit.
            String right = encode(said.getBytes(UTF_8)) + "." + encode(signature(said));
            if (!MessageDigest.isEqual(right.getBytes(UTF_8), token.getBytes(UTF_8))) {
                return Optional.empty();
            }
            String[] words = said.split("\n", -1);
            Instant expires = Instant.ofEpochSecond(Long.parseLong(words[4]));
            return expires.isAfter(clock.instant())
                    ? Optional.of(new Wish(Purpose.valueOf(words[1]), words[2], words[3]))
                    : Optional.empty();
        } catch (IllegalArgumentException notOurs) {
            return Optional.empty();
        }
    }

    private byte[] signature(String said) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac.doFinal(said.getBytes(UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    private static String encode(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
