package org.wirewatch.net;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a body to its end, decompressing by what the bytes are and not by what the label says: servers label plain
 * bytes as gzip, forget the label, and compress twice.
 */
final class BodyReader {
    private static final int CHUNK = 16 * 1024;
    private static final int MOST_LAYERS = 3;

    private BodyReader() {}

    /** The body is larger than it may be. */
    static final class TooBig extends IOException {
        private static final long serialVersionUID = 1L;

        TooBig(long cap) {
            super("more than " + cap + " bytes");
        }
    }

    /**
     * @param wire the bytes as they come
     * @param encoding the {@code Content-Encoding} header; null if there was none
     * @param cap at most so many bytes, as they come and also decompressed
     * @throws TooBig as soon as the cap is passed, however much would still come
     * @throws ZipException if the bytes are in an encoding that was not asked for, or garbled
     */
    static byte[] read(InputStream wire, @Nullable String encoding, long cap) throws IOException {
        Capped raw = new Capped(wire, cap);
        byte[] body = readUpTo(decoded(raw, encoding), cap);
        if (body.length > cap) {
            throw new TooBig(cap);
        }
        // Past the end of the gzip data the wire must end too, or a body cut short would pass for whole.
        raw.transferTo(OutputStream.nullOutputStream());
        return body;
    }

    /** As {@link #read}, but what comes after the cap is left unread. */
    static byte[] readBeginning(InputStream wire, @Nullable String encoding, int cap) throws IOException {
        byte[] beginning = readUpTo(decoded(wire, encoding), cap);
        return beginning.length > cap ? Arrays.copyOf(beginning, cap) : beginning;
    }

    /** May read up to a chunk more than the cap, which tells the caller that there is more. */
    private static byte[] readUpTo(InputStream in, long cap) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream(CHUNK);
        byte[] chunk = new byte[CHUNK];
        for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
            body.write(chunk, 0, n);
            if (body.size() > cap) {
                break;
            }
        }
        return body.toByteArray();
    }

    private static InputStream decoded(InputStream in, @Nullable String encoding) throws IOException {
        InputStream layer = in;
        for (int i = 0; i < MOST_LAYERS; i++) {
            PushbackInputStream start = new PushbackInputStream(layer, 2);
            byte[] first = start.readNBytes(2);
            start.unread(first);
            if (first.length == 2 && (first[0] & 0xff) == 0x1f && (first[1] & 0xff) == 0x8b) {
                layer = new GZIPInputStream(start, CHUNK);
            } else {
                return i == 0 ? otherwise(start, first, encoding) : start;
            }
        }
        throw new ZipException("compressed more than " + MOST_LAYERS + " times");
    }

    private static InputStream otherwise(InputStream in, byte[] first, @Nullable String encoding) throws IOException {
        String label = encoding == null ? "" : encoding.strip().toLowerCase(Locale.ROOT);
        if (first.length < 2 || looksLikeText(first[0])) {
            return in;
        }
        return switch (label) {
            case "", "identity", "gzip", "x-gzip", "none", "utf-8" -> in;
            case "deflate" -> new InflaterInputStream(in, new Inflater(!startsZlib(first)), CHUNK);
            default -> throw new ZipException("Content-Encoding " + label + ", which was not asked for");
        };
    }

    private static boolean looksLikeText(byte first) {
        return first == '<' || first == '{' || first == '[' || Character.isWhitespace(first) || (first & 0xff) >= 0xef;
    }

    /** RFC 1950 §2.2: compression method 8, and the two bytes as a number are a multiple of 31. */
    private static boolean startsZlib(byte[] first) {
        return (first[0] & 0x0f) == 8 && (((first[0] & 0xff) << 8) | (first[1] & 0xff)) % 31 == 0;
    }

    /** Throws once more bytes than the cap came over the wire. */
    private static final class Capped extends FilterInputStream {
        private final long cap;
        private long seen;

        Capped(InputStream in, long cap) {
            super(in);
            this.cap = cap;
        }

        @Override
        public int read() throws IOException {
            int octet = super.read();
            count(octet < 0 ? 0 : 1);
            return octet;
        }

        @Override
        public int read(byte[] into, int offset, int length) throws IOException {
            int n = super.read(into, offset, length);
            count(Math.max(n, 0));
            return n;
        }

        private void count(int more) throws TooBig {
            seen += more;
            if (seen > cap) {
                throw new TooBig(cap);
            }
        }
    }
}
