package org.wirewatch.config.notation;

import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Address blocks and addresses to listen on. Nothing is looked up in the DNS. */
public final class Networks {
    private static final Pattern LISTEN = Pattern.compile("(\\[[^\\]]+\\]|[^:\\s]+):(\\d{1,5})");
    private static final Pattern HOST = Pattern.compile("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private Networks() {}

    /** A CIDR block as {@code 10.0.0.0/8} or {@code fd00::/8} (RFC 4632 §3.1, RFC 4291 §2.3). */
    public static Notation<String> block() {
        return written -> {
            int slash = written.indexOf('/');
            InetAddress address = literal(slash < 0 ? written : written.substring(0, slash));
            if (address == null) {
                return Notation.wrong(
                        "\"%s\" is not an address block; write it as 10.0.0.0/8 or fd00::/8".formatted(written));
            }
            int bits = address.getAddress().length * 8;
            if (slash < 0) {
                return Notation.wrong(
                        "\"%s\" is one address; for it alone write %s/%d".formatted(written, written, bits));
            }
            String length = written.substring(slash + 1);
            if (!length.matches("\\d{1,3}") || Integer.parseInt(length) > bits) {
                return Notation.wrongAt(
                        slash + 1, "\"/%s\" is not a prefix length; write one from 0 to %d".formatted(length, bits));
            }
            String start = start(address, Integer.parseInt(length));
            return address.equals(literal(start))
                    ? Notation.right(written)
                    : Notation.wrong(
                            "\"%s\" does not begin its block; did you mean %s/%s?".formatted(written, start, length));
        };
    }

    private static String start(InetAddress address, int length) {
        byte[] bytes = address.getAddress();
        int bits = bytes.length * 8;
        BigInteger mask =
                BigInteger.ONE.shiftLeft(length).subtract(BigInteger.ONE).shiftLeft(bits - length);
        byte[] masked = new BigInteger(1, bytes).and(mask).toByteArray();
        byte[] first = new byte[bytes.length];
        int copied = Math.min(masked.length, first.length);
        System.arraycopy(masked, masked.length - copied, first, first.length - copied, copied);
        try {
            return InetAddress.getByAddress(first).getHostAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of " + first.length + " bytes", e);
        }
    }

    private static @Nullable InetAddress literal(String written) {
        boolean v6 = written.contains(":");
        if (!v6 && !written.matches("\\d{1,3}(\\.\\d{1,3}){3}")) {
            return null; // the JDK also takes 127.1 and 2130706433
        }
        try {
            return InetAddress.ofLiteral(written);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** {@code 127.0.0.1:8026}, {@code localhost:8026}, {@code [::1]:8026}; the result is not resolved. */
    public static Notation<InetSocketAddress> listen() {
        return written -> {
            Matcher listen = LISTEN.matcher(written);
            if (!listen.matches()) {
                return Notation.wrong("\"%s\" is not an address to listen on; %s".formatted(written, meant(written)));
            }
            String host = listen.group(1);
            boolean inBrackets = host.startsWith("[");
            String bare = inBrackets ? host.substring(1, host.length() - 1) : host;
            boolean numeric = bare.matches("[0-9.]+");
            boolean valid = (inBrackets || numeric)
                    ? literal(bare) != null
                    : HOST.matcher(bare).matches();
            if (!valid) {
                return Notation.wrong(
                        "\"%s\" is not an address to listen on; write 127.0.0.1:8026 or off".formatted(written));
            }
            int port = Integer.parseInt(listen.group(2));
            return port > 65535
                    ? Notation.wrongAt(listen.start(2), "%d is not a port; the highest is 65535".formatted(port))
                    : Notation.right(InetSocketAddress.createUnresolved(bare, port));
        };
    }

    private static String meant(String written) {
        if (written.matches(":?\\d{1,5}")) {
            return "did you mean 127.0.0.1:%s?".formatted(written.replace(":", ""));
        }
        if (HOST.matcher(written).matches() && written.contains(".")) {
            return "add a port, as in %s:8026".formatted(written);
        }
        if (written.contains("::")) {
            return "write an IPv6 address in brackets, as in [::1]:8026";
        }
        if (written.contains("//")) {
            return "write host and port alone, as in 127.0.0.1:8026";
        }
        return "write 127.0.0.1:8026, or off for no web pages";
    }
}
