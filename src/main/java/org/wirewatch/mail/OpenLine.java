package org.wirewatch.mail;

import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The socket under the conversation, so that it can be cut off from outside: a server that answers each step just in time
 * would else hold a message for ever. Thread-safe.
 */
final class OpenLine {
    private volatile @Nullable Socket socket;
    private volatile @Nullable Socket encrypted;
    private volatile boolean cutOff;

    void opened(Socket fresh) {
        socket = fresh;
        encrypted = null;
    }

    void encrypted(Socket over) {
        encrypted = over;
    }

    /** The socket with its encryption; null while there is none. */
    @Nullable
    Socket encrypted() {
        return encrypted;
    }

    /** Whether the last connection came about. */
    boolean wasConnected() {
        Socket last = socket;
        return last != null && last.isConnected();
    }

    /** Whether the last watch ended by cutting the line. */
    boolean wasCutOff() {
        return cutOff;
    }

    /** Cuts the line when the time is over, unless the watch is closed before. */
    Watch cutOffAfter(Duration time) {
        cutOff = false;
        CountDownLatch done = new CountDownLatch(1);
        Thread.ofVirtual().name("mail-deadline").start(() -> {
            try {
                if (!done.await(time.toMillis(), TimeUnit.MILLISECONDS)) {
                    cutOff = true;
                    cut();
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        });
        return done::countDown;
    }

    /** A running deadline. */
    interface Watch extends AutoCloseable {
        @Override
        void close();
    }

    /** Closes the socket under whoever uses it. */
    void cut() {
        Socket last = socket;
        if (last != null) {
            try {
                last.close();
            } catch (IOException gone) {
                return;
            }
        }
    }
}
