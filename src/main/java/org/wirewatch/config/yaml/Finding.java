package org.wirewatch.config.yaml;

/**
 * Something wrong, or worth a look, in a text.
 *
 * @param message one line
 * @param warning true if it is only worth a look
 */
public record Finding(Place place, String message, boolean warning) {}
