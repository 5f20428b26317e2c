/**
 * YAML with places: text to nodes to a cursor that never loses where something stands.
 *
 * <ol>
 *   <li>Every problem has a line and a column, both from 1; columns count Unicode code points.
 *   <li>A key that nobody asked for is an error; so is a key that stands twice, a tag and a merge key.
 *   <li>Nothing throws for what a person wrote: it is noted, a stand-in value goes on, and all is told at once.
 * </ol>
 *
 * snakeyaml-engine is used at its node level only, and only here.
 */
@NullMarked
package org.wirewatch.config.yaml;

import org.jspecify.annotations.NullMarked;
