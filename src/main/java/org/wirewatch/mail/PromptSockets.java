package org.wirewatch.mail;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLSocketFactory;

/**
 * Sockets that send at once (TCP_NODELAY). Angus writes a message's last bytes and the dot in two pieces and sets no such
 * option, so that every message waits some 40 ms for the other side's delayed acknowledgement.
 */
final class PromptSockets {
    private PromptSockets() {}

    /** For lines that begin without encryption. */
    static final class Plain extends SocketFactory {
        private final OpenLine open;

        Plain(OpenLine open) {
            this.open = open;
        }

        @Override
        public Socket createSocket() throws IOException {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            open.opened(socket);
            return socket;
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }
    }

    /** For encryption laid over a connected line, at once or after STARTTLS. */
    static final class Encrypted extends SSLSocketFactory {
        private final SSLSocketFactory factory;
        private final OpenLine open;

        Encrypted(SSLSocketFactory factory, OpenLine open) {
            this.factory = factory;
            this.open = open;
        }

        @Override
        public Socket createSocket(Socket line, String host, int port, boolean autoClose) throws IOException {
            line.setTcpNoDelay(true);
            Socket encrypted = factory.createSocket(line, host, port, autoClose);
            open.opened(line);
            open.encrypted(encrypted);
            return encrypted;
        }

        @Override
        public String[] getDefaultCipherSuites() {
            return factory.getDefaultCipherSuites();
        }

        @Override
        public String[] getSupportedCipherSuites() {
            return factory.getSupportedCipherSuites();
        }

        @Override
        public Socket createSocket(String host, int port) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(String host, int port, InetAddress localHost, int localPort) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress host, int port) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }

        @Override
        public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort) {
            throw new UnsupportedOperationException("Angus connects by itself");
        }
    }
}
