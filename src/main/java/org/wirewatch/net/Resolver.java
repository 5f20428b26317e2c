package org.wirewatch.net;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Looks up the addresses of a host name; a seam for tests. */
@FunctionalInterface
interface Resolver {
    /** The system's resolver. It blocks its thread, which no virtual thread can lend. */
    Resolver SYSTEM = host -> List.of(InetAddress.getAllByName(host));

    List<InetAddress> resolve(String host) throws UnknownHostException;
}
