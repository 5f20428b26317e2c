package org.wirewatch.demo;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A folder of mails, one file each, as {@code maildir(5)} has it: written in {@code tmp}, then renamed into {@code new},
 * so that a reader never sees half a mail. Thread-safe.
 */
final class Maildir {
    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();

    /** Makes the folder and its three sub-folders where they are missing. */
    Maildir(Path folder) throws IOException {
        this.folder = folder;
        for (String name : new String[] {"tmp", "new", "cur"}) {
            Files.createDirectories(folder.resolve(name));
        }
    }

    /** Keeps a mail; when this returns, its bytes are on the disk. */
    Path keep(byte[] message, Instant arrived) throws IOException {
        String name = "%d.M%dP%dQ%d.inbox"
                .formatted(
                        arrived.getEpochSecond(),
                        arrived.getNano() / 1000,
                        ProcessHandle.current().pid(),
                        count.incrementAndGet());
        Path written = folder.resolve("tmp").resolve(name);
        try (FileChannel file = FileChannel.open(written, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            ByteBuffer bytes = ByteBuffer.wrap(message);
            while (bytes.hasRemaining()) {
                file.write(bytes);
            }
            file.force(true);
        }
        return Files.move(written, folder.resolve("new").resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
