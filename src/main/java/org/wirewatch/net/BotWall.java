package org.wirewatch.net;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import okhttp3.Headers;

/**
 * A service that turns programs away before the publisher ever sees them, known by what it leaves in its answers.
 *
 * @param product the name people know it by
 * @param headers response headers that only it sends, in lower case
 * @param marks what only its pages contain, in lower case
 */
record BotWall(String product, List<String> headers, List<String> marks) {
    private static final List<BotWall> KNOWN = List.of(
            new BotWall(
                    "Cloudflare", List.of("cf-mitigated"), List.of("/cdn-cgi/challenge-platform/", "cf-error-details")),
            new BotWall("Akamai", List.of(), List.of("errors.edgesuite.net", "errors&#46;edgesuite&#46;net")),
            new BotWall("AWS WAF", List.of("x-amzn-waf-action"), List.of("awswafcookiedomainlist", ".awswaf.com/")),
            new BotWall("DataDome", List.of("x-datadome", "x-dd-b"), List.of("captcha-delivery.com")),
            new BotWall("HUMAN (PerimeterX)", List.of("x-px-block"), List.of("px-captcha", "_pxappid")),
            new BotWall("Imperva", List.of("x-iinfo"), List.of("_incapsula_resource", "incapsula incident id")),
            new BotWall("Sucuri", List.of("x-sucuri-block"), List.of("sucuri website firewall")),
            new BotWall("Vercel", List.of("x-vercel-mitigated"), List.of("vercel security checkpoint")),
            new BotWall("Anubis", List.of(), List.of("/.within.website/x/cmd/anubis/")));

    /** Whether an answer of this status may come from such a service, so that its page is worth a look. */
    static boolean hidesBehind(int status) {
        return status == 202 || status == 401 || status == 403 || status == 405 || status == 406 || status == 503;
    }

    /** The service that sent this answer, if it is one we know. */
    static Optional<BotWall> behind(int status, Headers headers, byte[] page) {
        if (!hidesBehind(status)) {
            return Optional.empty();
        }
        String text = new String(page, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        return KNOWN.stream()
                .filter(wall -> wall.headers().stream().anyMatch(name -> headers.get(name) != null)
                        || wall.marks().stream().anyMatch(text::contains))
                .findFirst();
    }
}
