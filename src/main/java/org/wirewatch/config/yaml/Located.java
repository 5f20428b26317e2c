package org.wirewatch.config.yaml;

/**
 * A value and where it stands.
 *
 * @param value what was read
 * @param place where the value begins
 */
public record Located<T>(T value, Place place) {}
