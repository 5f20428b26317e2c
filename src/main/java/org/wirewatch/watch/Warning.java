package org.wirewatch.watch;

/**
 * Something legal in a query that was surely not meant.
 *
 * @param position where, counted in characters (code points) from 0
 * @param message what it means as it stands, and what to write instead
 */
public record Warning(int position, String message) {}
