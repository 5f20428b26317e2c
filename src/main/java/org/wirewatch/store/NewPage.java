package org.wirewatch.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;

/**
 * A page as it was answered, compressed, ready to be kept.
 *
 * @param askedUrl what was asked for
 * @param url what answered
 * @param contentType the header's value; null if there was none
 */
public record NewPage(URI askedUrl, URI url, @Nullable String contentType, byte[] gzip) {

    /** Compresses a page; done before a transaction is begun, which would hold others up. */
    public static NewPage of(URI askedUrl, URI url, @Nullable String contentType, byte[] body) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(body.length / 4 + 64);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(body);
        } catch (IOException impossibleInMemory) {
            throw new UncheckedIOException(impossibleInMemory);
        }
        return new NewPage(askedUrl, url, contentType, out.toByteArray());
    }

    static byte[] unzipped(byte[] gzip) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(gzip))) {
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
