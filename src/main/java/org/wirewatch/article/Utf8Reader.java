package org.wirewatch.article;

import java.io.Reader;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;

/**
 * Characters of well-formed UTF-8 (RFC 3629), decoded straight into the parser's buffer. A string of the whole page would
 * cost a third of the parse: most pages are ASCII with a few quotation marks, for which {@code String} gives up its
 * quick path. Here eight ASCII bytes are told from others by one look, wherever they stand.
 *
 * <p>Not thread-safe.
 */
final class Utf8Reader extends Reader {
    private static final VarHandle EIGHT_BYTES =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.nativeOrder());
    private static final long HIGH_BITS = 0x8080_8080_8080_8080L;

    private static final int LONG_RUN_BYTES = 48;

    private final byte[] bytes;
    private final ByteBuffer source;
    private final CharsetDecoder latin = StandardCharsets.ISO_8859_1.newDecoder();
    private int at;
    /** The second half of a surrogate pair whose first half was the last that fitted; 0 if there is none. */
    private char pending;

    /**
     * Reads from an offset on.
     *
     * @param bytes {@linkplain #isWellFormed well-formed} from there; not copied
     */
    Utf8Reader(byte[] bytes, int from) {
        this.bytes = bytes;
        this.source = ByteBuffer.wrap(bytes);
        this.at = from;
    }

    /** Offset of the first byte that is not ASCII, from an offset on; the length if there is none. */
    static int firstNonAscii(byte[] bytes, int from) {
        return firstNonAscii(bytes, from, bytes.length);
    }

    private static int firstNonAscii(byte[] bytes, int from, int to) {
        int at = from;
        while (at + Long.BYTES <= to && ((long) EIGHT_BYTES.get(bytes, at) & HIGH_BITS) == 0) {
            at += Long.BYTES;
        }
        while (at < to && bytes[at] >= 0) {
            at++;
        }
        return at;
    }

    /** Whether all from an offset on is UTF-8 by the letter: no overlong forms, no surrogates. */
    static boolean isWellFormed(byte[] bytes, int from) {
        int at = firstNonAscii(bytes, from);
        while (at < bytes.length) {
            int length = sequence(bytes, at);
            if (length == 0) {
                return false;
            }
            at += length;
            if (at < bytes.length && bytes[at] >= 0) {
                at = firstNonAscii(bytes, at);
            }
        }
        return true;
    }

    /** Bytes of the sequence that begins there with a byte that is not ASCII; 0 if it is malformed or cut off. */
    private static int sequence(byte[] bytes, int at) {
        int first = bytes[at] & 0xff;
        int length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
        if (first < 0xC2 || first > 0xF4 || at + length > bytes.length) {
            return 0;
        }
        int second = bytes[at + 1] & 0xff;
        int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
        int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
        if (second < least || second > most) {
            return 0;
        }
        for (int follow = at + 2; follow < at + length; follow++) {
            if ((bytes[follow] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    @Override
    public int read(char[] into, int offset, int length) {
        int to = offset;
        int end = offset + length;
        if (pending != 0 && to < end) {
            into[to++] = pending;
            pending = 0;
        }
        while (to < end && at < bytes.length) {
            if (bytes[at] >= 0) {
                to = ascii(into, to, end);
            } else {
                to = other(into, to, end);
            }
        }
        return to == offset && length > 0 ? -1 : to - offset;
    }

    private int ascii(char[] into, int offset, int end) {
        int last = Math.min(bytes.length - at, end - offset) + at;
        int stop = firstNonAscii(bytes, at, last);
        int count = stop - at;
        if (count < LONG_RUN_BYTES) {
            for (int next = 0; next < count; next++) {
                into[offset + next] = (char) bytes[at + next];
            }
        } else {
            latin.decode(source.limit(stop).position(at), CharBuffer.wrap(into, offset, count), false);
        }
        at = stop;
        return offset + count;
    }

    /** One character that is not ASCII, of which there is room for the first half at least. */
    private int other(char[] into, int to, int end) {
        int first = bytes[at];
        if (first >= (byte) 0xF0) {
            int point = (first & 0x07) << 18 | follow(1) << 12 | follow(2) << 6 | follow(3);
            at += 4;
            into[to] = Character.highSurrogate(point);
            if (to + 1 < end) {
                into[to + 1] = Character.lowSurrogate(point);
                return to + 2;
            }
            pending = Character.lowSurrogate(point);
        } else if (first >= (byte) 0xE0) {
            into[to] = (char) ((first & 0x0F) << 12 | follow(1) << 6 | follow(2));
            at += 3;
        } else {
            into[to] = (char) ((first & 0x1F) << 6 | follow(1));
            at += 2;
        }
        return to + 1;
    }

    private int follow(int after) {
        return bytes[at + after] & 0x3F;
    }

    @Override
    public void close() {
        // nothing is open
    }
}
