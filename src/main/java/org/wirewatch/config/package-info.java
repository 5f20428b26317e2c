/**
 * From YAML to settings records. Every error names file:line:column, what is wrong, and the nearest valid thing; all
 * errors of a file are told at once. Unknown keys are errors; nothing is clamped or guessed in silence.
 *
 * <p>snakeyaml-engine lives only here.
 */
@NullMarked
package org.wirewatch.config;

import org.jspecify.annotations.NullMarked;
