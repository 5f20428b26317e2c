package org.wirewatch.web;

import java.net.InetAddress;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Who asks, for counting. */
final class Visitor {
    private static final int IPV6_BYTES = 16;
    /** What one household or machine is given (RFC 6177); counting single addresses would count nothing. */
    private static final int IPV6_NETWORK_BYTES = 8;

    private Visitor() {}

    /**
     * The address to count by: an IPv4 address, or an IPv6 network of 64 bits.
     *
     * @param peer the other end of the connection
     * @param forwardedFor the header X-Forwarded-For; believed only of a proxy on this machine, and there only the last
     *     address, which the proxy has put there itself
     */
    static String of(String peer, @Nullable String forwardedFor) {
        byte[] address = literal(peer);
        if (address.length == 0 || forwardedFor == null || !isLoopback(address)) {
            return key(address, peer);
        }
        String last = forwardedFor.substring(forwardedFor.lastIndexOf(',') + 1).strip();
        return key(literal(last), peer);
    }

    private static String key(byte[] address, String otherwise) {
        if (address.length == 0) {
            return otherwise;
        }
        return address.length == IPV6_BYTES
                ? HexFormat.of().formatHex(address, 0, IPV6_NETWORK_BYTES)
                : HexFormat.of().formatHex(address);
    }

    private static boolean isLoopback(byte[] address) {
        try {
            return InetAddress.getByAddress(address).isLoopbackAddress();
        } catch (java.net.UnknownHostException impossible) {
            throw new IllegalStateException("an address has 4 or 16 bytes", impossible);
        }
    }

    /** Of a literal address; empty for anything else, as names are not to be looked up. */
    private static byte[] literal(String written) {
        String bare =
                written.startsWith("[") && written.endsWith("]") ? written.substring(1, written.length() - 1) : written;
        try {
            return InetAddress.ofLiteral(bare).getAddress();
        } catch (IllegalArgumentException noAddress) {
            return new byte[0];
        }
    }
}
