package org.wirewatch.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to be the one daemon of a data folder. Two would ask every publisher twice. The lock is the operating
 * system's, so a killed daemon leaves none behind.
 */
public final class DataFolder implements AutoCloseable {
    private static final String LOCK_FILE = "wirewatch.lock";
    private static final String NODE_FILE = "node-id";

    private final FileChannel channel;
    private final FileLock lock;
    private final String nodeId;

    private DataFolder(FileChannel channel, FileLock lock, String nodeId) {
        this.channel = channel;
        this.lock = lock;
        this.nodeId = nodeId;
    }

    /**
     * Takes the folder, making it if need be.
     *
     * @throws StoreException if another daemon has it, or it cannot be written
     */
    public static DataFolder take(Path folder) {
        try {
            Files.createDirectories(folder);
            FileChannel channel = FileChannel.open(
                    folder.resolve(LOCK_FILE),
                    StandardOpenOption.CREATE,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE);
            FileLock lock = tryLock(channel);
            if (lock == null) {
                String owner = read(channel);
                channel.close();
                throw new StoreException("Another Wirewatch" + (owner.isEmpty() ? "" : " (process " + owner + ")")
                        + " is at work on the data folder " + folder.toAbsolutePath()
                        + ". Stop it first, or give this one a folder of its own with `data:`.");
            }
            channel.truncate(0);
            channel.write(
                    ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(UTF_8)));
            return new DataFolder(channel, lock, nodeId(folder));
        } catch (IOException failure) {
            throw new StoreException(
                    "The data folder " + folder.toAbsolutePath() + " cannot be written ("
                            + failure.getClass().getSimpleName() + ": " + failure.getMessage()
                            + "). Give this user the right to write there, or choose another with `data:`.",
                    failure);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static String read(FileChannel channel) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(32);
        channel.read(bytes, 0);
        return UTF_8.decode(bytes.flip()).toString().strip();
    }

    /** A name of this node that stays the same over restarts: it owns its claims. */
    private static String nodeId(Path folder) throws IOException {
        Path file = folder.resolve(NODE_FILE);
        if (Files.exists(file)) {
            String known = Files.readString(file).strip();
            if (!known.isEmpty()) {
                return known;
            }
        }
        String fresh = UUID.randomUUID().toString();
        Files.writeString(file, fresh);
        return fresh;
    }

    /** Name of this node, the same over restarts. */
    public String nodeId() {
        return nodeId;
    }

    @Override
    public void close() {
        try {
            lock.release();
            channel.close();
        } catch (IOException released) {
            // The operating system releases it when the process ends, at the latest.
        }
    }
}
