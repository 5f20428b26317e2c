/**
 * From a URL to a {@link org.wirewatch.net.Fetch}: everything Wirewatch ever asks of somebody else's server.
 *
 * <ol>
 *   <li>Everything asked (feeds, articles, robots.txt, each hop, each retry) goes through one {@code PoliteWire}: one
 *       request at a time per host, a pause after each, none while the host wants to be left alone.
 *   <li>Every hop's scheme and every connected address is checked: private ranges are refused unless allowed.
 *   <li>The URL is sent as written, validators go back byte for byte, and only to the URL they came from.
 *   <li>Bodies are capped while they are unpacked, the whole exchange has one deadline, TLS is verified.
 *   <li>What a server may well do (304, 429, 410, hanging up ...) is a result, never an exception.
 *   <li>Pauses run by a clock that only goes forward; what a server says about times is read by the given one.
 *   <li>What is remembered of hosts is bounded, however many there are.
 * </ol>
 *
 * <p>OkHttp does one GET and nothing of its own accord; HTTP/1.1 only, system proxies are not used.
 *
 * OkHttp and crawler-commons live only here.
 */
@NullMarked
package org.wirewatch.net;

import org.jspecify.annotations.NullMarked;
