package org.wirewatch.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import javax.net.SocketFactory;

/**
 * Sockets that refuse to connect to a private address. This is the last gate, at the very address connected to: no
 * literal, odd notation or answer that changed between two lookups gets around it. Thread-safe.
 */
final class GuardedSockets extends SocketFactory {
    private final AddressRules rules;

    GuardedSockets(AddressRules rules) {
        this.rules = rules;
    }

    @Override
    public Socket createSocket() {
        return new Socket() {
            @Override
            public void connect(SocketAddress endpoint, int timeoutMillis) throws IOException {
                if (!(endpoint instanceof InetSocketAddress inet)) {
                    throw new UnknownHostException(endpoint.toString());
                }
                InetAddress address = inet.getAddress();
                if (address == null) {
                    throw new UnknownHostException(inet.getHostString());
                }
                if (!rules.permits(address)) {
                    throw new PrivateAddress(inet.getHostString(), address.getHostAddress());
                }
                super.connect(endpoint, timeoutMillis);
            }

            @Override
            public void connect(SocketAddress endpoint) throws IOException {
                connect(endpoint, 0);
            }
        };
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    @Override
    public Socket createSocket(InetAddress host, int port, InetAddress localHost, int localPort) throws IOException {
        return connected(new InetSocketAddress(host, port));
    }

    private Socket connected(InetSocketAddress endpoint) throws IOException {
        Socket socket = createSocket();
        socket.connect(endpoint);
        return socket;
    }
}
