/**
 * Which job runs when. Quartz lives only here; a job only hands work to {@code pipeline}, whose virtual threads do the
 * I/O.
 */
@NullMarked
package org.wirewatch.schedule;

import org.jspecify.annotations.NullMarked;
