/**
 * From YAML to settings records. Every error names file:line:column, what is wrong, and the nearest valid thing; all
 * errors of a file are told at once. Unknown keys are errors; nothing is clamped or guessed in silence.
 *
 * <ol>
 *   <li>{@code yaml}: the text, its nodes, and a cursor that keeps the place of everything.
 *   <li>{@code notation}: how single values are written.
 *   <li>Here: one class for each section of the file, put together by {@code SettingsBinder}. A new key is one line there
 *       and one line in docs/configuration.md, which a test compares.
 *   <li>{@link org.wirewatch.config.Settings} come out only if nothing is wrong. Whoever has them need not check again.
 * </ol>
 *
 * snakeyaml-engine lives only here.
 */
@NullMarked
package org.wirewatch.config;

import org.jspecify.annotations.NullMarked;
