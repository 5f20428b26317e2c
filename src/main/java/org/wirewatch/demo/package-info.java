/**
 * A small made-up news world on loopback: publishers that grow, one that is broken, and a reader's inbox. It talks real
 * HTTP and real SMTP to the real daemon.
 */
@NullMarked
package org.wirewatch.demo;

import org.jspecify.annotations.NullMarked;
