/**
 * Rules for single sites, from the folder beside the config: {@code HOST.yaml}, our own, and {@code HOST.txt}, the
 * format of a public collection of such rules, read only.
 *
 * <ol>
 *   <li>One file, one host. A file with an error is left out, whole; the others hold.
 *   <li>Every error has file:line:column. In a {@code .txt} nothing is an error: it is somebody else's file, so what is
 *       not understood is passed over with a warning, once for each directive.
 *   <li>What would make Wirewatch pose as somebody else, log in or send cookies is never followed.
 * </ol>
 */
@NullMarked
package org.wirewatch.config.sites;

import org.jspecify.annotations.NullMarked;
