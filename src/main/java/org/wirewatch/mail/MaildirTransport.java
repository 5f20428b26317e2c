package org.wirewatch.mail;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.UUID;

/**
 * Puts messages into a maildir that any mail program opens: written to {@code tmp}, forced to the disk, then appearing in
 * {@code new} in one step. The file's name comes from the Message-ID, so that a message handed over twice stands there
 * once, also after a mail program has moved it to {@code cur} and added flags.
 *
 * <p>Source: <a href="https://cr.yp.to/proto/maildir.html">Using maildir format</a>.
 */
public final class MaildirTransport implements Transport {
    private final Path folder;

    /** A maildir at the folder, which is created when the first message comes. */
    public MaildirTransport(Path folder) {
        this.folder = folder;
    }

    @Override
    public Delivery deliver(Outgoing message) {
        String name = "wirewatch." + hash(message.messageId());
        try {
            for (String part : new String[] {"tmp", "new", "cur"}) {
                Files.createDirectories(folder.resolve(part));
            }
            if (Files.exists(folder.resolve("new").resolve(name)) || wasRead(name)) {
                return new Delivery.Accepted("was there already as " + name);
            }
            write(name, message.bytes());
            return new Delivery.Accepted("stored as new/" + name);
        } catch (IOException e) {
            return new Delivery.ServerDown(
                    "maildir",
                    "The maildir " + folder.toAbsolutePath() + " cannot be written (" + reason(e)
                            + "). Check that the disk has room and that the folder belongs to Wirewatch's user.",
                    e);
        }
    }

    private void write(String name, byte[] bytes) throws IOException {
        Path temporary = folder.resolve("tmp").resolve(name + "." + UUID.randomUUID());
        Path arrived = folder.resolve("new").resolve(name);
        try {
            try (FileChannel file =
                    FileChannel.open(temporary, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
                ByteBuffer buffer = ByteBuffer.wrap(bytes);
                while (buffer.hasRemaining()) {
                    file.write(buffer);
                }
                file.force(true);
            }
            appear(temporary, arrived);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceFolder(folder.resolve("new"));
    }

    /** A link, unlike a rename, never replaces what is there. */
    private static void appear(Path temporary, Path arrived) throws IOException {
        try {
            Files.createLink(arrived, temporary);
        } catch (FileAlreadyExistsException e) {
            // Another process delivered the same message in between: it is there, which is all we want.
            return;
        } catch (UnsupportedOperationException | IOException e) {
            // FAT and some network file systems know no links.
            Files.move(temporary, arrived, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    /** Makes the new name survive a power cut; Windows cannot open folders, and need not. */
    private static void forceFolder(Path folder) {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException e) {
            // The message itself is on the disk; only its name could be lost, and then it is delivered again.
            return;
        }
    }

    private boolean wasRead(String name) throws IOException {
        try (DirectoryStream<Path> read = Files.newDirectoryStream(folder.resolve("cur"), name + "*")) {
            return read.iterator().hasNext();
        }
    }

    private static String reason(IOException e) {
        return e.getMessage() == null
                ? e.getClass().getSimpleName()
                : e.getClass().getSimpleName() + ": " + e.getMessage();
    }

    private static String hash(String messageId) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() {
        // Nothing is kept open.
    }
}
