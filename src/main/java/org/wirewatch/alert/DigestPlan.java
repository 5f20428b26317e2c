package org.wirewatch.alert;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;

/**
 * A digest as configured.
 *
 * @param name the key in the configuration
 * @param at local time in each reader's zone
 * @param days local days on which it is sent
 * @param readers names of readers
 * @param watches names of the watches it covers; empty for all
 */
public record DigestPlan(String name, LocalTime at, Set<DayOfWeek> days, List<String> readers, List<String> watches) {}
