/**
 * How single values are written: durations, times, days, zones, addresses. Each {@link
 * org.wirewatch.config.notation.Notation} reads one string and answers with the value or with a sentence that says what
 * is wrong and names the nearest thing that would be right. Pure and thread-safe.
 */
@NullMarked
package org.wirewatch.config.notation;

import org.jspecify.annotations.NullMarked;
