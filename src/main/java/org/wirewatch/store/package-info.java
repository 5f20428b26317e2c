/**
 * The only SQL. SQLite by default, PostgreSQL for many nodes; one migration folder each, the same promises on both.
 *
 * <p>A message is stored as its final bytes in the transaction of the match that caused it; it is sent only after, and
 * marked only after that. Times are UTC milliseconds, so that both databases sort them alike.
 *
 * <p>Jdbi, Flyway and Hikari live only here.
 */
@NullMarked
package org.wirewatch.store;

import org.jspecify.annotations.NullMarked;
