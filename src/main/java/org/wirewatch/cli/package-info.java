/**
 * One command, one class. Results on stdout, everything else on stderr. Exit codes: 0 done, 1 the work failed, 2 wrong
 * use or bad config, 69 no suitable Java.
 *
 * <p>picocli lives only here.
 */
@NullMarked
package org.wirewatch.cli;

import org.jspecify.annotations.NullMarked;
