package org.wirewatch.config.notation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wirewatch.config.notation.Notation.Result;

/** Mail addresses: dot-atoms of RFC 5321 §4.1.2, no quoted local parts, ASCII. */
public final class Mailboxes {
    private static final Pattern LOCAL =
            Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
    private static final Pattern DOMAIN = Pattern.compile(
            "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?)*");
    private static final Pattern NAMED = Pattern.compile("(?<name>[^<>]*)<(?<address>[^<>]*)>\\s*");

    private Mailboxes() {}

    /** A bare address, {@code ana@example.org}. */
    public static Notation<String> address() {
        return written -> {
            Matcher named = NAMED.matcher(written);
            return named.matches()
                    ? Notation.wrong("\"%s\" has a name in it; write the address alone: %s"
                            .formatted(written, named.group("address")))
                    : readAddress(written);
        };
    }

    /** An address with or without a name, {@code Wirewatch <wirewatch@example.org>}. */
    public static Notation<String> mailbox() {
        return written -> {
            for (int i = 0; i < written.length(); i++) {
                if (Character.isISOControl(written.charAt(i))) {
                    return Notation.wrongAt(i, "has a line break or control character; write it on one line");
                }
            }
            Matcher named = NAMED.matcher(written);
            if (!named.matches()) {
                return readAddress(written);
            }
            return switch (readAddress(named.group("address"))) {
                case Result.Right<String> _ -> Notation.right(written.strip());
                case Result.Wrong<String>(int offset, String message) ->
                    Notation.wrongAt(named.start("address") + offset, message);
            };
        };
    }

    private static Result<String> readAddress(String written) {
        int at = written.lastIndexOf('@');
        if (at < 0) {
            return Notation.wrong("\"%s\" is not a mail address; it has no @".formatted(written));
        }
        String local = written.substring(0, at);
        String domain = written.substring(at + 1);
        if (!LOCAL.matcher(local).matches() || local.length() > 64) {
            return Notation.wrong(
                    "\"%s\" is not a mail address; \"%s\" cannot stand before the @".formatted(written, local));
        }
        if (!DOMAIN.matcher(domain).matches() || domain.length() > 253) {
            return Notation.wrongAt(
                    at + 1,
                    "\"%s\" is not a mail address; \"%s\" cannot stand behind the @".formatted(written, domain));
        }
        return Notation.right(written);
    }
}
