package org.wirewatch.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;

/** What a server says of a token it does not take: a 334 with JSON in base64, as in RFC 7628 section 3.2.2. Pure. */
final class TokenRefusal {
    private TokenRefusal() {}

    /** In words; the answer itself if it is something else. */
    static String words(String answer) {
        String[] parts = answer.strip().split("\\s+", 2);
        if (parts.length < 2) {
            return "the access token";
        }
        try {
            String json = new String(Base64.getDecoder().decode(parts[1]), UTF_8).replaceAll("\\p{Cntrl}+", " ");
            return "the access token, with " + json;
        } catch (IllegalArgumentException noBase64) {
            return answer;
        }
    }
}
