package org.wirewatch.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import org.jspecify.annotations.Nullable;

/**
 * A parsed mail address.
 *
 * @param displayName null for none
 * @param bare {@code ana@example.org}
 */
public record MailAddress(@Nullable String displayName, String bare) {

    /**
     * Reads exactly one address, with or without a display name.
     *
     * @throws IllegalArgumentException that names the field, the text and what is wrong
     */
    public static MailAddress of(String field, String text) {
        try {
            InternetAddress[] addresses = InternetAddress.parse(text, true);
            if (addresses.length != 1 || addresses[0].isGroup()) {
                throw new IllegalArgumentException(
                        field + ": \"" + text + "\" must be exactly one mail address, e.g. ana@example.org");
            }
            String bare = addresses[0].getAddress();
            if (!bare.matches("[!-~&&[^<>\\s]]+@[A-Za-z0-9.\\[\\]:-]+")) {
                throw new IllegalArgumentException(field + ": \"" + text
                        + "\" is not an address of ASCII characters with a host, e.g. ana@example.org");
            }
            return new MailAddress(addresses[0].getPersonal(), bare);
        } catch (AddressException e) {
            throw new IllegalArgumentException(
                    field + ": \"" + text + "\" is not a mail address (" + e.getMessage() + "), e.g. ana@example.org",
                    e);
        }
    }

    /** What stands after the @. */
    public String domain() {
        return bare.substring(bare.lastIndexOf('@') + 1);
    }

    /** As it stands in a header. */
    String header(String field) {
        return displayName == null ? bare : HeaderField.phrase(field, displayName) + " <" + bare + ">";
    }
}
