package org.wirewatch.mail;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/**
 * A mail server on loopback that behaves well until told otherwise: any answer at any step, silence, slowness, garbage,
 * or the line dropped, before or after it has taken a message.
 *
 * <p>Lines of a script are used up one by one, first {@link #once}, then {@link #always}. Thread-safe.
 */
public final class ScriptedSmtpServer implements AutoCloseable {
    /** Where in the conversation a script says what happens. */
    public enum Step {
        GREETING,
        EHLO,
        STARTTLS,
        AUTH,
        MAIL,
        RCPT,
        DATA,
        /** While the message arrives: after its first line. */
        BODY,
        /** At the dot: the message is not yet taken. */
        END,
        NOOP,
        RSET,
        QUIT
    }

    /** What the server does at a step. */
    public sealed interface Act {
        /** Says this line; at {@link Step#END} the message is taken if it begins with 2. */
        record Say(String line) implements Act {}

        /** Says the line, then closes. */
        record SayAndDrop(String line) implements Act {}

        /** Closes without a word; the message, if it was there, is not taken. */
        record Drop() implements Act {}

        /** At {@link Step#END}: takes the message, and closes before the 250. */
        record TakeAndDrop() implements Act {}

        /** Says nothing until the client gives up. */
        record Silence() implements Act {}

        /** Does it later. */
        record Later(Duration delay, Act then) implements Act {}
    }

    /**
     * A message that was taken.
     *
     * @param from envelope sender
     * @param to envelope recipients
     * @param bytes as sent, without the dots that SMTP added
     * @param encrypted whether the line was
     * @param user who had logged in; null for nobody
     * @param connection 1 for the first connection of this server, 2 for the next
     */
    @SuppressWarnings("ArrayRecordComponent")
    public record Received(
            String from,
            List<String> to,
            byte[] bytes,
            boolean encrypted,
            @Nullable String user,
            int connection) {
        /** The message as text; all of ours is ASCII. */
        public String text() {
            return new String(bytes, StandardCharsets.ISO_8859_1);
        }
    }

    private final ServerSocket listener;
    private final @Nullable SSLContext tls;
    private final boolean tlsFromTheStart;
    private final Map<Step, Deque<Act>> script = new EnumMap<>(Step.class);
    private final Map<Step, Act> standing = new ConcurrentHashMap<>();
    private final List<Received> messages = new CopyOnWriteArrayList<>();
    private final List<String> commands = new CopyOnWriteArrayList<>();
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<String> extensions = new CopyOnWriteArrayList<>();
    private volatile @Nullable String login;
    private volatile String loginMechanism = "PLAIN";
    private volatile @Nullable String accessToken;
    private volatile int mostMessagesOnALine = Integer.MAX_VALUE;

    private ScriptedSmtpServer(@Nullable SSLContext tls, boolean tlsFromTheStart) throws IOException {
        this.tls = tls;
        this.tlsFromTheStart = tlsFromTheStart;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().name("scripted-smtp").start(this::accept);
    }

    /** A server without encryption. */
    public static ScriptedSmtpServer plain() throws IOException {
        return new ScriptedSmtpServer(null, false);
    }

    /** A server that offers STARTTLS. */
    public static ScriptedSmtpServer startTls(SSLContext tls) throws IOException {
        return new ScriptedSmtpServer(tls, false);
    }

    /** A server that speaks TLS from the first byte. */
    public static ScriptedSmtpServer tls(SSLContext tls) throws IOException {
        return new ScriptedSmtpServer(tls, true);
    }

    /** The port on loopback. */
    public int port() {
        return listener.getLocalPort();
    }

    /** The next time this step comes (after what was said before), this happens. */
    public ScriptedSmtpServer once(Step step, Act act) {
        synchronized (script) {
            script.computeIfAbsent(step, _ -> new ArrayDeque<>()).add(act);
        }
        return this;
    }

    /** The next time this step comes, this is said. */
    public ScriptedSmtpServer once(Step step, String line) {
        return once(step, new Act.Say(line));
    }

    /** Whenever this step comes and nothing else was said for once, this happens. */
    public ScriptedSmtpServer always(Step step, Act act) {
        standing.put(step, act);
        return this;
    }

    /** Whenever this step comes and nothing else was said for once, this is said. */
    public ScriptedSmtpServer always(Step step, String line) {
        return always(step, new Act.Say(line));
    }

    /** Ends what {@link #always} began. */
    public ScriptedSmtpServer behave() {
        standing.clear();
        return this;
    }

    /** Offers PLAIN, and takes mail only from this user. */
    public ScriptedSmtpServer demandLogin(String user, String password) {
        login = user + "\0" + password;
        return this;
    }

    /** Offers LOGIN alone, which asks for the name and then for the password, and takes mail only from this user. */
    public ScriptedSmtpServer demandLoginByQuestions(String user, String password) {
        loginMechanism = "LOGIN";
        return demandLogin(user, password);
    }

    /** Offers XOAUTH2, and takes mail only from this user with this token. */
    public ScriptedSmtpServer demandToken(String user, String token) {
        accessToken = "user=" + user + "\1auth=Bearer " + token + "\1\1";
        return this;
    }

    /** Offers an extension, e.g. {@code SIZE 1000}. */
    public ScriptedSmtpServer offer(String extension) {
        extensions.add(extension);
        return this;
    }

    /** After so many messages each line gets a 421 and is closed. */
    public ScriptedSmtpServer mostMessagesOnALine(int most) {
        mostMessagesOnALine = most;
        return this;
    }

    /** What was taken, in order. */
    public List<Received> messages() {
        return List.copyOf(messages);
    }

    /** What clients said, in order; bodies left out. */
    public List<String> commands() {
        return List.copyOf(commands);
    }

    /** How many connections there were. */
    public int connections() {
        return connections.get();
    }

    @Override
    public void close() throws IOException {
        closed.countDown();
        listener.close();
        for (Closeable socket : open) {
            socket.close();
        }
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                open.add(socket);
                int number = connections.incrementAndGet();
                Thread.ofVirtual().name("scripted-smtp-" + number).start(() -> serve(socket, number));
            } catch (IOException e) {
                return;
            }
        }
    }

    private void serve(Socket socket, int number) {
        try (socket) {
            socket.setTcpNoDelay(true);
            new Session(socket, number).run();
        } catch (IOException e) {
            // The client went, or TLS failed: a test sees it on the other side.
            return;
        } finally {
            open.remove(socket);
        }
    }

    private Act next(Step step, String usual) {
        synchronized (script) {
            Deque<Act> acts = script.get(step);
            if (acts != null && !acts.isEmpty()) {
                return acts.removeFirst();
            }
        }
        Act act = standing.get(step);
        return act == null ? new Act.Say(usual) : act;
    }

    /** One connection. */
    private final class Session {
        private final int number;
        private Socket line;
        private InputStream in;
        private OutputStream out;
        private boolean encrypted;
        private @Nullable String user;
        private String from = "";
        private final List<String> to = new CopyOnWriteArrayList<>();
        private int taken;

        Session(Socket socket, int number) throws IOException {
            this.number = number;
            this.line = socket;
            this.in = new BufferedInputStream(socket.getInputStream());
            this.out = socket.getOutputStream();
        }

        void run() throws IOException {
            if (tlsFromTheStart) {
                encrypt();
            }
            if (!act(Step.GREETING, "220 scripted.test ESMTP")) {
                return;
            }
            String command = readLine();
            while (command != null) {
                commands.add(command);
                if (!answer(command)) {
                    return;
                }
                command = readLine();
            }
        }

        private boolean answer(String command) throws IOException {
            String verb = command.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            return switch (verb) {
                case "EHLO", "HELO" -> act(Step.EHLO, greetingOf(verb));
                case "STARTTLS" -> startTls();
                case "AUTH" -> authenticate(command);
                case "MAIL" -> mail(command);
                case "RCPT" -> {
                    boolean goesOn = act(Step.RCPT, "250 2.1.5 recipient ok");
                    to.add(address(command));
                    yield goesOn;
                }
                case "DATA" -> data();
                case "RSET" -> act(Step.RSET, "250 2.0.0 reset");
                case "NOOP" -> act(Step.NOOP, "250 2.0.0 here");
                case "QUIT" -> {
                    act(Step.QUIT, "221 2.0.0 bye");
                    yield false;
                }
                default -> say("500 5.5.2 what?");
            };
        }

        private String greetingOf(String verb) {
            StringBuilder answer = new StringBuilder();
            if (verb.equals("EHLO")) {
                answer.append("250-scripted.test\r\n");
                extensions.forEach(
                        extension -> answer.append("250-").append(extension).append("\r\n"));
                if (tls != null && !encrypted) {
                    answer.append("250-STARTTLS\r\n");
                }
                if (login != null) {
                    answer.append("250-AUTH ").append(loginMechanism).append("\r\n");
                }
                if (accessToken != null) {
                    answer.append("250-AUTH XOAUTH2\r\n");
                }
            }
            return answer.append("250 8BITMIME").toString();
        }

        private boolean startTls() throws IOException {
            if (!act(Step.STARTTLS, "220 2.0.0 go ahead")) {
                return false;
            }
            encrypt();
            return true;
        }

        private void encrypt() throws IOException {
            SSLContext context = tls;
            if (context == null) {
                throw new IOException("no certificate");
            }
            SSLSocket secure =
                    (SSLSocket) context.getSocketFactory().createSocket(line, "localhost", line.getPort(), true);
            secure.setUseClientMode(false);
            secure.startHandshake();
            line = secure;
            in = new BufferedInputStream(secure.getInputStream());
            out = secure.getOutputStream();
            encrypted = true;
        }

        private boolean authenticate(String command) throws IOException {
            String[] words = command.split(" ", 3);
            String response = words.length == 3 ? words[2] : "";
            if (words[1].equals("XOAUTH2")) {
                return authenticateByToken(response);
            }
            if (!words[1].equals(loginMechanism)) {
                return say("504 5.5.4 not offered");
            }
            if (words[1].equals("LOGIN")) {
                return authenticateByQuestions(response);
            }
            String[] parts = decoded(response).split("\0", 3);
            return parts.length == 3 ? admit(parts[1], parts[2]) : say("501 5.5.2 what?");
        }

        /** The questions are {@code Username:} and {@code Password:} in base64; some clients answer the first unasked. */
        private boolean authenticateByQuestions(String nameUnasked) throws IOException {
            String name = nameUnasked;
            if (name.isEmpty()) {
                say("334 VXNlcm5hbWU6");
                name = readLine();
            }
            say("334 UGFzc3dvcmQ6");
            String password = readLine();
            return name != null && password != null && admit(decoded(name), decoded(password));
        }

        private boolean admit(String name, String password) throws IOException {
            boolean right = (name + "\0" + password).equals(login);
            user = right ? name : null;
            return act(Step.AUTH, right ? "235 2.7.0 welcome" : "535 5.7.8 wrong user name or password");
        }

        private static String decoded(String base64) {
            return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
        }

        /** A refusal is a 334 with the reason in base64; the client gives in, and then it is a 535. */
        private boolean authenticateByToken(String response) throws IOException {
            String said = new String(Base64.getDecoder().decode(response), StandardCharsets.UTF_8);
            if (said.equals(accessToken)) {
                user = said.substring("user=".length(), said.indexOf('\1'));
                return act(Step.AUTH, "235 2.7.0 welcome");
            }
            String reason = "{\"status\":\"401\",\"schemes\":\"bearer\"}";
            say("334 " + Base64.getEncoder().encodeToString(reason.getBytes(StandardCharsets.UTF_8)));
            return readLine() != null && say("535 5.7.8 token not accepted");
        }

        private boolean mail(String command) throws IOException {
            if (taken >= mostMessagesOnALine) {
                say("421 4.7.0 enough messages on this line");
                return false;
            }
            from = address(command);
            to.clear();
            return act(Step.MAIL, login != null && user == null ? "530 5.7.0 log in first" : "250 2.1.0 sender ok");
        }

        private boolean data() throws IOException {
            Act before = next(Step.DATA, "354 go on");
            if (!perform(before)) {
                return false;
            }
            if (!(atLast(before) instanceof Act.Say(String said)) || !said.startsWith("354")) {
                return true;
            }
            byte[] body = readBody();
            if (body == null) {
                return false;
            }
            return end(body, next(Step.END, "250 2.0.0 taken as " + (messages.size() + 1)));
        }

        private static Act atLast(Act act) {
            return act instanceof Act.Later(Duration _, Act then) ? atLast(then) : act;
        }

        private boolean end(byte[] body, Act act) throws IOException {
            switch (act) {
                case Act.Later(Duration delay, Act then) -> {
                    LockSupport.parkNanos(delay.toNanos());
                    return end(body, then);
                }
                case Act.TakeAndDrop() -> take(body);
                case Act.Say(String said) when said.startsWith("2") -> take(body);
                case Act.SayAndDrop(String said) when said.startsWith("2") -> take(body);
                case Act.Say _, Act.SayAndDrop _, Act.Drop _, Act.Silence _ -> {}
            }
            return perform(act);
        }

        private void take(byte[] body) {
            taken++;
            messages.add(new Received(from, List.copyOf(to), body, encrypted, user, number));
        }

        /** The message without SMTP's dots; null if the script or the client ended it. */
        private byte @Nullable [] readBody() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            boolean first = true;
            String text = readLine();
            while (text != null && !text.equals(".")) {
                body.write((text.startsWith(".") ? text.substring(1) : text).getBytes(StandardCharsets.ISO_8859_1));
                body.write('\r');
                body.write('\n');
                if (first && next(Step.BODY, "") instanceof Act.Drop) {
                    return null;
                }
                first = false;
                text = readLine();
            }
            return text == null ? null : body.toByteArray();
        }

        private boolean act(Step step, String usual) throws IOException {
            return perform(next(step, usual));
        }

        private boolean perform(Act act) throws IOException {
            return switch (act) {
                case Act.Say(String said) -> say(said);
                case Act.SayAndDrop(String said) -> {
                    say(said);
                    yield false;
                }
                case Act.Drop(), Act.TakeAndDrop() -> false;
                case Act.Silence() -> {
                    await();
                    yield false;
                }
                case Act.Later(Duration delay, Act then) -> {
                    LockSupport.parkNanos(delay.toNanos());
                    yield perform(then);
                }
            };
        }

        private void await() {
            try {
                closed.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private boolean say(String said) throws IOException {
            out.write((said + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
            out.flush();
            return true;
        }

        private @Nullable String readLine() throws IOException {
            ByteArrayOutputStream text = new ByteArrayOutputStream();
            int b = in.read();
            while (b >= 0 && b != '\n') {
                if (b != '\r') {
                    text.write(b);
                }
                b = in.read();
            }
            return b < 0 ? null : text.toString(StandardCharsets.ISO_8859_1);
        }

        private static String address(String command) {
            int start = command.indexOf('<');
            int end = command.indexOf('>', start);
            return start >= 0 && end > start ? command.substring(start + 1, end) : command;
        }
    }
}
