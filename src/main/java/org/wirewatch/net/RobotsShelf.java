package org.wirewatch.net;

import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;

/** What is known of sites' robots.txt files, for as long as it may be kept; the least used go first. Thread-safe. */
final class RobotsShelf {
    private static final int MOST_SITES = 4096;
    private static final long MOST_BYTES = 8L * 1024 * 1024;

    private final LinkedHashMap<String, Entry> entries = new LinkedHashMap<>(64, 0.75f, true);
    private long bytes;

    private record Entry(Robots.Known known, int bytes, Instant until) {}

    synchronized Robots.@Nullable Known find(String site, Instant now) {
        Entry entry = entries.get(site);
        if (entry == null) {
            return null;
        }
        if (entry.until().isAfter(now)) {
            return entry.known();
        }
        remove(site);
        return null;
    }

    synchronized void put(String site, Robots.Known known, int weight, Instant until) {
        remove(site);
        entries.put(site, new Entry(known, weight, until));
        bytes += weight;
        Iterator<Entry> leastUsed = entries.values().iterator();
        while (entries.size() > 1 && (entries.size() > MOST_SITES || bytes > MOST_BYTES)) {
            bytes -= leastUsed.next().bytes();
            leastUsed.remove();
        }
    }

    private void remove(String site) {
        Entry removed = entries.remove(site);
        if (removed != null) {
            bytes -= removed.bytes();
        }
    }
}
