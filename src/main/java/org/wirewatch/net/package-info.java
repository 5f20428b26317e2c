/**
 * From a URL to a {@link org.wirewatch.net.Fetch}: everything Wirewatch ever asks of somebody else's server.
 *
 * <ol>
 *   <li>One request at a time per host, feeds and articles together, with a pause between.
 *   <li>Every hop of a redirect and every resolved address is checked: private ranges are refused unless allowed.
 *   <li>Validators go back byte for byte as they came; nothing is invented.
 *   <li>Bodies are capped, the whole exchange has one deadline, TLS is verified.
 *   <li>What a server may well answer (304, 429, 410 …) is a result, never an exception.
 * </ol>
 *
 * OkHttp and crawler-commons live only here.
 */
@NullMarked
package org.wirewatch.net;

import org.jspecify.annotations.NullMarked;
