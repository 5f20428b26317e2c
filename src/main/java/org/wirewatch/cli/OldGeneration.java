package org.wirewatch.cli;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryNotificationInfo;
import java.lang.management.MemoryPoolMXBean;
import javax.management.NotificationEmitter;

/**
 * Keeps the old generation of the heap near what lives in it.
 *
 * <p>The serial collector lets it grow up to {@code -Xmx} before it looks there for the first time: seen with 10,000 feeds
 * on a busy machine, where answers waited long enough to be taken for old ones, as 700 MB resident of which 60 lived. So
 * it is told to look when enough has come since the last time, which stops the process for some 50 ms. Other collectors
 * look by themselves and are left alone. Thread-safe.
 */
final class OldGeneration {
    /** The serial collector's name for it. */
    private static final String POOL = "Tenured Gen";

    private static final long SLACK_BYTES = 24L << 20;

    private final MemoryPoolMXBean pool;

    private OldGeneration(MemoryPoolMXBean pool) {
        this.pool = pool;
    }

    /** Begins to watch over it, for as long as the process lives. */
    static void keepSmall() {
        for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
            if (pool.getName().equals(POOL) && pool.isUsageThresholdSupported()) {
                new OldGeneration(pool).watch();
            }
        }
    }

    private void watch() {
        aim();
        ((NotificationEmitter) ManagementFactory.getMemoryMXBean())
                .addNotificationListener(
                        (_, _) -> clearUp(),
                        notification -> notification.getType().equals(MemoryNotificationInfo.MEMORY_THRESHOLD_EXCEEDED),
                        null);
    }

    private void clearUp() {
        System.gc();
        aim();
    }

    private void aim() {
        pool.setUsageThreshold(
                nextLook(pool.getUsage().getUsed(), pool.getUsage().getMax()));
    }

    /**
     * At how many bytes to look next.
     *
     * @param lived bytes that were left by the last look
     * @param most bytes that fit
     * @return 0, which means never, where the collector will look before by itself
     */
    static long nextLook(long lived, long most) {
        long look = lived + Math.max(SLACK_BYTES, lived / 2);
        return look < most ? look : 0;
    }
}
