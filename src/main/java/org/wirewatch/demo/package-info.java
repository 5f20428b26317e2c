/**
 * A small made-up news world on loopback: publishers that grow, one that is broken, and a reader's inbox. It talks real
 * HTTP and real SMTP to the real daemon.
 *
 * <ul>
 *   <li>It knows no other room and only {@code cli} knows it; what it shows is told to {@link org.wirewatch.demo.Narration}.
 *   <li>Everything in it is made up: places, people, companies, papers. No text of others, nothing that could be taken for
 *       real news. The stories are files in {@code stories/}; one is added by writing it and naming it in
 *       {@code index.txt}.
 *   <li>Its pages and feeds have the habits of real ones, also the bad ones. They are not made easier to read when the
 *       daemon stumbles over them.
 *   <li>The inbox is written apart from {@code mail} and takes whatever comes, so that a mail that is sent twice is seen
 *       twice.
 * </ul>
 */
@NullMarked
package org.wirewatch.demo;

import org.jspecify.annotations.NullMarked;
