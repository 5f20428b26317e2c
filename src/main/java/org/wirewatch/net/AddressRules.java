package org.wirewatch.net;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Which addresses may be connected to: public ones, and what the owner allows. Thread-safe.
 *
 * <p>The refused blocks are those of the IANA special-purpose address registries (RFC 6890 and its updates) that are
 * not globally reachable, and multicast. An IPv6 address that carries an IPv4 one inside is judged by that.
 */
final class AddressRules {
    private static final List<Block> NOT_PUBLIC = Stream.of(
                    "0.0.0.0/8", // this host, this network
                    "10.0.0.0/8",
                    "100.64.0.0/10", // carrier-grade NAT
                    "127.0.0.0/8",
                    "169.254.0.0/16", // link local; clouds serve credentials from 169.254.169.254
                    "172.16.0.0/12",
                    "192.0.0.0/24",
                    "192.0.2.0/24", // documentation
                    "192.88.99.0/24", // 6to4 relays, deprecated
                    "192.168.0.0/16",
                    "198.18.0.0/15", // benchmarks
                    "198.51.100.0/24", // documentation
                    "203.0.113.0/24", // documentation
                    "224.0.0.0/4", // multicast
                    "240.0.0.0/4", // reserved, broadcast
                    "::/96", // unspecified, loopback, IPv4-compatible
                    "64:ff9b:1::/48", // local NAT64
                    "100::/64", // discard
                    "2001::/32", // Teredo
                    "2001:10::/28", // ORCHID
                    "2001:20::/28", // ORCHIDv2
                    "2001:db8::/32", // documentation
                    "3fff::/20", // documentation
                    "5f00::/16", // segment routing
                    "fc00::/7", // unique local
                    "fe80::/10", // link local
                    "fec0::/10", // site local, deprecated
                    "ff00::/8") // multicast
            .map(Block::parse)
            .toList();

    private static final Block NAT64 = Block.parse("64:ff9b::/96");
    private static final Block SIX_TO_FOUR = Block.parse("2002::/16");

    private final List<Block> allowed;

    /**
     * @param allowPrivate CIDR blocks, or single addresses
     * @throws IllegalArgumentException naming the first that is neither
     */
    AddressRules(List<String> allowPrivate) {
        allowed = allowPrivate.stream().map(Block::parse).toList();
    }

    boolean permits(InetAddress address) {
        byte[] octets = carried(address.getAddress());
        return NOT_PUBLIC.stream().noneMatch(block -> block.holds(octets))
                || allowed.stream().anyMatch(block -> block.holds(octets));
    }

    /** The IPv4 address inside a NAT64 or 6to4 one. (IPv4-mapped ones Java has already unwrapped.) */
    private static byte[] carried(byte[] octets) {
        if (NAT64.holds(octets)) {
            return Arrays.copyOfRange(octets, 12, 16);
        }
        return SIX_TO_FOUR.holds(octets) ? Arrays.copyOfRange(octets, 2, 6) : octets;
    }

    /** A CIDR block (RFC 4632). */
    private record Block(byte[] network, int prefixBits) {
        static Block parse(String cidr) {
            int slash = cidr.indexOf('/');
            String address = slash < 0 ? cidr : cidr.substring(0, slash);
            try {
                // Java would read "10.1" as 10.0.0.1.
                if (address.indexOf(':') < 0
                        && address.chars().filter(c -> c == '.').count() != 3) {
                    throw new IllegalArgumentException("an IPv4 address has four parts");
                }
                byte[] network = InetAddress.ofLiteral(address).getAddress();
                int bits = slash < 0 ? network.length * 8 : Integer.parseInt(cidr.substring(slash + 1));
                if (bits < 0 || bits > network.length * 8) {
                    throw new IllegalArgumentException("prefix length out of range");
                }
                return new Block(network, bits);
            } catch (IllegalArgumentException cause) {
                throw new IllegalArgumentException(
                        "\"" + cidr + "\" is not a CIDR block; write for example 127.0.0.0/8 or fd00::/8", cause);
            }
        }

        boolean holds(byte[] address) {
            if (address.length != network.length) {
                return false;
            }
            int whole = prefixBits / 8;
            if (!Arrays.equals(address, 0, whole, network, 0, whole)) {
                return false;
            }
            int rest = 8 - prefixBits % 8;
            return rest == 8 || (address[whole] & 0xff) >> rest == (network[whole] & 0xff) >> rest;
        }
    }
}
