package org.wirewatch.feed;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.jspecify.annotations.Nullable;

/**
 * From bytes to text, whatever the labels say: gzip, byte order mark or UTF-16/32 pattern, valid UTF-8, the labels of
 * HTTP and of the XML declaration, and last a guess. Follows RFC 7303 §3 except where the wild disagrees: text that is
 * valid UTF-8 and not plain ASCII is UTF-8, for no other encoding gives that by chance.
 */
final class TextDecoder {
    /** A gzip bomb stops here. Fetched bodies are capped lower than this before they arrive. */
    private static final int MAX_UNZIPPED_BYTES = 64 << 20;

    private static final Pattern HTTP_CHARSET = Pattern.compile("(?i)charset\\s*=\\s*[\"']?\\s*([^\\s;\"',]+)");
    private static final Pattern XML_ENCODING = Pattern.compile(
            "<\\?xml[^>]*?\\bencoding\\s*=\\s*[\"']?\\s*([A-Za-z0-9._:\\-]+)", Pattern.CASE_INSENSITIVE);
    private static final int DECLARATION_BYTES = 512;

    private TextDecoder() {}

    /**
     * Decodes a body.
     *
     * @param contentType the HTTP header's value; null if there was none
     * @return text without byte order mark; never null
     */
    static String decode(byte[] body, @Nullable String contentType) {
        byte[] bytes = unzipped(body);
        Charset byMark = byPattern(bytes);
        if (byMark != null) {
            return withoutMark(lenient(bytes, byMark));
        }
        boolean ascii = isAscii(bytes);
        if (ascii && indexOf(bytes, (byte) 0x1B) < 0 && !mayHideInAscii(bytes, contentType)) {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
        if (!ascii) {
            String utf8 = strict(bytes, StandardCharsets.UTF_8);
            if (utf8 != null) {
                return withoutMark(utf8);
            }
        }
        return withoutMark(byLabelOrGuess(bytes, contentType));
    }

    private static byte[] unzipped(byte[] body) {
        byte[] bytes = body;
        // Some servers zip what is zipped already.
        for (int layer = 0; layer < 2 && bytes.length > 2 && bytes[0] == 0x1F && (bytes[1] & 0xFF) == 0x8B; layer++) {
            bytes = gunzip(bytes);
        }
        return bytes;
    }

    private static byte[] gunzip(byte[] zipped) {
        byte[] room = new byte[Math.min(MAX_UNZIPPED_BYTES, Math.max(4096, zipped.length * 6))];
        int filled = 0;
        try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(zipped))) {
            int read;
            while (filled < MAX_UNZIPPED_BYTES && (read = in.read(room, filled, room.length - filled)) >= 0) {
                filled += read;
                if (filled == room.length && filled < MAX_UNZIPPED_BYTES) {
                    room = Arrays.copyOf(room, (int) Math.min(MAX_UNZIPPED_BYTES, room.length * 2L));
                }
            }
        } catch (EOFException | ZipException cutOff) {
            // What came before the damage is still news.
        } catch (IOException impossible) {
            throw new IllegalStateException("reading from memory failed", impossible);
        }
        return Arrays.copyOf(room, filled);
    }

    /** By byte order mark, or by the pattern that a first {@code <} or curly brace leaves (XML 1.0 appendix F). */
    private static @Nullable Charset byPattern(byte[] b) {
        int first = b.length > 0 ? b[0] & 0xFF : -1;
        int second = b.length > 1 ? b[1] & 0xFF : -1;
        int third = b.length > 2 ? b[2] & 0xFF : -1;
        int fourth = b.length > 3 ? b[3] & 0xFF : -1;
        if (first == 0xEF && second == 0xBB && third == 0xBF) {
            return strict(b, StandardCharsets.UTF_8) != null ? StandardCharsets.UTF_8 : null;
        }
        if (first == 0 && second == 0) {
            if ((third == 0xFE && fourth == 0xFF) || (third == 0 && opens(fourth))) {
                return Charset.forName("UTF-32BE");
            }
        }
        if (third == 0 && fourth == 0 && ((first == 0xFF && second == 0xFE) || (opens(first) && second == 0))) {
            return Charset.forName("UTF-32LE");
        }
        if ((first == 0xFE && second == 0xFF) || (first == 0 && opens(second) && third == 0)) {
            return StandardCharsets.UTF_16BE;
        }
        if ((first == 0xFF && second == 0xFE) || (opens(first) && second == 0 && fourth == 0)) {
            return StandardCharsets.UTF_16LE;
        }
        // "<?xm" in EBCDIC; the declaration can be read in code page 37 whichever page it names.
        if (first == 0x4C && second == 0x6F && third == 0xA7 && fourth == 0x94) {
            Charset page37 = Charset.forName("IBM037");
            String declaration = new String(b, 0, Math.min(b.length, DECLARATION_BYTES), page37);
            Charset named = CharsetLabels.charset(declaredEncoding(declaration));
            return named != null ? named : page37;
        }
        return null;
    }

    private static boolean opens(int b) {
        return b == '<' || b == '{' || b == '[' || b == ' ' || b == '\n' || b == '\r';
    }

    private static String byLabelOrGuess(byte[] bytes, @Nullable String contentType) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        Charset byHttp = CharsetLabels.charset(httpCharset(contentType));
        Charset byXml = CharsetLabels.charset(declaredEncoding(head));
        for (Charset labelled : distinct(byHttp, byXml)) {
            if (!isUtf(labelled)) {
                String text = strict(bytes, labelled);
                if (text != null) {
                    return text;
                }
            }
        }
        if (indexOf(bytes, (byte) 0x1B) >= 0 && isAscii(bytes)) {
            return lenient(bytes, Charset.forName("ISO-2022-JP"));
        }
        if (mostlyUtf8(bytes)) {
            return utf8MixedWith1252(bytes);
        }
        for (Charset labelled : distinct(byHttp, byXml)) {
            if (!isUtf(labelled)) {
                return lenient(bytes, labelled);
            }
        }
        return lenient(bytes, CharsetGuess.of(bytes));
    }

    private static List<Charset> distinct(@Nullable Charset one, @Nullable Charset other) {
        List<Charset> labelled = new ArrayList<>(2);
        if (one != null) {
            labelled.add(one);
        }
        if (other != null && !other.equals(one)) {
            labelled.add(other);
        }
        return labelled;
    }

    private static boolean isUtf(Charset charset) {
        return charset.name().startsWith("UTF-");
    }

    /** UTF-7, HZ and ISO-2022 hide other scripts in plain ASCII bytes; only a label tells. */
    private static boolean mayHideInAscii(byte[] bytes, @Nullable String contentType) {
        String head = new String(bytes, 0, Math.min(bytes.length, DECLARATION_BYTES), StandardCharsets.ISO_8859_1);
        return isHiding(CharsetLabels.charset(httpCharset(contentType)))
                || isHiding(CharsetLabels.charset(declaredEncoding(head)));
    }

    private static boolean isHiding(@Nullable Charset charset) {
        return charset != null && charset.name().startsWith("IBM");
    }

    static @Nullable String httpCharset(@Nullable String contentType) {
        if (contentType == null) {
            return null;
        }
        Matcher matcher = HTTP_CHARSET.matcher(contentType);
        return matcher.find() ? matcher.group(1) : null;
    }

    private static @Nullable String declaredEncoding(String head) {
        Matcher matcher = XML_ENCODING.matcher(head);
        return matcher.find() ? matcher.group(1) : null;
    }

    /** UTF-8 with a few stray bytes: quotes pasted in from a windows-1252 page, or a cut within a character. */
    private static boolean mostlyUtf8(byte[] bytes) {
        int sequences = 0;
        int strays = 0;
        for (int i = 0; i < bytes.length; ) {
            int length = utf8Length(bytes, i);
            if (bytes[i] < 0) {
                if (length > 0) {
                    sequences++;
                } else {
                    strays++;
                }
            }
            i += Math.max(1, length);
        }
        return sequences > 0 && strays <= sequences * 2;
    }

    private static String utf8MixedWith1252(byte[] bytes) {
        StringBuilder text = new StringBuilder(bytes.length);
        int start = 0;
        int i = 0;
        while (i < bytes.length) {
            int length = utf8Length(bytes, i);
            if (length > 0) {
                i += length;
                continue;
            }
            text.append(new String(bytes, start, i - start, StandardCharsets.UTF_8));
            boolean cutAtTheEnd = bytes.length - i < 4 && (bytes[i] & 0xFF) >= 0xC2;
            if (!cutAtTheEnd) {
                text.append(new String(bytes, i, 1, CharsetLabels.WINDOWS_1252));
            }
            i++;
            start = i;
        }
        return text.append(new String(bytes, start, bytes.length - start, StandardCharsets.UTF_8))
                .toString();
    }

    /** The length in bytes of the valid UTF-8 sequence at i; 0 if there is none. */
    private static int utf8Length(byte[] b, int i) {
        int lead = b[i] & 0xFF;
        if (lead < 0x80) {
            return 1;
        }
        int length =
                lead >= 0xC2 && lead < 0xE0 ? 2 : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
        if (length == 0 || i + length > b.length) {
            return 0;
        }
        for (int k = 1; k < length; k++) {
            if ((b[i + k] & 0xC0) != 0x80) {
                return 0;
            }
        }
        return length;
    }

    static @Nullable String strict(byte[] bytes, Charset charset) {
        try {
            return charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(
                            charset.equals(CharsetLabels.WINDOWS_1252)
                                    ? CodingErrorAction.REPLACE
                                    : CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException wrongEncoding) {
            return null;
        }
    }

    private static String lenient(byte[] bytes, Charset charset) {
        CharsetDecoder decoder = charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .onUnmappableCharacter(CodingErrorAction.REPLACE);
        CharBuffer chars = CharBuffer.allocate((int) (bytes.length * (double) decoder.maxCharsPerByte()) + 1);
        CoderResult end = decoder.decode(ByteBuffer.wrap(bytes), chars, true);
        assert !end.isError();
        return chars.flip().toString();
    }

    private static boolean isAscii(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    private static int indexOf(byte[] bytes, byte wanted) {
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == wanted) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutMark(String text) {
        int start = 0;
        while (start < text.length() && text.charAt(start) == '\uFEFF') {
            start++;
        }
        return text.substring(start);
    }
}
