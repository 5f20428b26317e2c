package org.wirewatch.watch;

/**
 * A named query.
 *
 * @param name unique among the watches
 * @param query parsed; {@link Query#source()} is what the person wrote
 */
public record Watch(String name, Query query) {}
