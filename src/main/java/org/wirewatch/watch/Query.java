package org.wirewatch.watch;

/** A parsed query. */
public record Query(String source) {}
