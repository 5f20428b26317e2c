package org.wirewatch.story;

/** Hashing of words and of what is made of them. Stable over runs and machines, as snapshots need it. */
final class Hashes {
    private static final long ODD = 0x9E3779B97F4A7C15L;

    private Hashes() {}

    /** The hash of a sequence that ends in {@code next}. */
    static long join(long sequence, long next) {
        return sequence * 0xD1342543DE82EF95L + next + ODD;
    }

    /** Spreads every bit over all (the finaliser of SplitMix64: Steele, Lea, Flood, 2014). */
    static long spread(long hash) {
        long z = hash + ODD;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 bits of a text, for addresses and publishers. */
    static long of(String text) {
        long hash = text.length();
        for (int i = 0; i < text.length(); i++) {
            hash = join(hash, text.charAt(i));
        }
        return spread(hash);
    }
}
