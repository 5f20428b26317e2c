package org.wirewatch.config;

import java.util.regex.Pattern;

/** Hides what looks like a secret before a line of the file, or a URL, is shown to anybody. */
final class SecretMask {
    private static final String MASK = "****";
    /** {@code password: x}, {@code token = x}, {@code ?api_key=x}; a file's or a variable's name is no secret. */
    private static final Pattern ASSIGNED = Pattern.compile(
            "((?:password|passwd|pwd|secret|token|api[_-]?key|auth|signature)[\"']?\\s*[:=]\\s*)(?![>|]?\\s*$)[^\\s&#,}]+",
            Pattern.CASE_INSENSITIVE);
    /** {@code //user:x@host}. */
    private static final Pattern USER_INFO = Pattern.compile("(//[^/\\s@:]*:)[^/\\s]*@");

    private SecretMask() {}

    static String mask(String line) {
        String noUserInfo = USER_INFO.matcher(line).replaceAll("$1" + MASK + "@");
        return ASSIGNED.matcher(noUserInfo).replaceAll("$1" + MASK);
    }
}
