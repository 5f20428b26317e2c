/**
 * From a {@link org.wirewatch.alert.Message} to bytes, and from bytes to a mail server or a maildir.
 *
 * <p>The bytes are made once, before the first attempt, and never again: the same bytes with the same Message-ID go out
 * on every try. Every header value passes one function that refuses CR, LF and NUL, encodes and folds. What a server
 * may answer is a {@link org.wirewatch.mail.Delivery}, never an exception. Secrets reach no log.
 *
 * <p>Jakarta Mail lives only here.
 */
@NullMarked
package org.wirewatch.mail;

import org.jspecify.annotations.NullMarked;
