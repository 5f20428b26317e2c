package org.wirewatch.net;

import java.net.UnknownHostException;

/** Thrown through OkHttp when a connection would go to an address that {@link AddressRules} refuse. */
final class PrivateAddress extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    PrivateAddress(String host, String address) {
        super(host.equals(address) ? address : host + " is at " + address);
    }
}
