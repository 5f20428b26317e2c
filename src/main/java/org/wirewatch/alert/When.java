package org.wirewatch.alert;

/** When a watch's matches are told. */
public sealed interface When {
    /** At once. */
    record Now() implements When {}

    /** With whatever else came within the hour. */
    record Hourly() implements When {}

    /** In the named digest. */
    record InDigest(String digest) implements When {}
}
