package org.wirewatch.store;

/** The store cannot be used. The message is one sentence for the owner: what, where, and what to do. */
public final class StoreException extends RuntimeException {
    StoreException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    StoreException(String sentence) {
        super(sentence);
    }
}
