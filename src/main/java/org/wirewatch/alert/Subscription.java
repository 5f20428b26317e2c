package org.wirewatch.alert;

import java.util.List;

/**
 * Who hears of a watch, and when.
 *
 * @param watch the watch's name
 * @param readers names of readers, at least one
 * @param when how soon
 */
public record Subscription(String watch, List<String> readers, When when) {}
