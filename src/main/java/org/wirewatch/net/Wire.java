package org.wirewatch.net;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Call;
import okhttp3.Connection;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.Interceptor;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;
import org.jspecify.annotations.Nullable;

/**
 * One GET over OkHttp, which is kept from doing anything by itself: no redirects, retries, cookies, caches, proxies or
 * decompression. HTTP/1.1 only: HTTP/2 would keep a platform thread per idle connection and buys nothing at one
 * request at a time. Thread-safe.
 */
final class Wire implements AutoCloseable {
    /** So much of an error page is read, to see who refused us. */
    private static final int ERROR_BYTES = 32 * 1024;

    private static final Pattern FILE_TYPE = Pattern.compile(
            "^\\s*(?:audio|video|image|font)/|^\\s*application/(?:pdf|zip|gzip|epub|msword|vnd\\.|x-bittorrent)",
            Pattern.CASE_INSENSITIVE);

    /**
     * For what is asked of a host in a row. What lives longer outlives the young generation, and its buffers pile up
     * until the old one is full; a feed is not asked again for minutes anyway.
     */
    private static final Duration KEEP_IDLE = Duration.ofSeconds(8);

    /** A pool looks through all its connections for each request; with hundreds idle that costs more than the request. */
    private static final int POOLS = 32;

    private final List<OkHttpClient> clients;
    private final GuardedDns dns;
    private final long stallNanos;

    Wire(FetchSettings settings, Resolver resolver, @Nullable TlsSeam tls) {
        AddressRules rules = new AddressRules(settings.allowPrivate());
        stallNanos = settings.connectTimeout().toNanos();
        dns = new GuardedDns(resolver, rules, settings.connectTimeout());
        OkHttpClient.Builder builder = new OkHttpClient.Builder()
                .protocols(List.of(Protocol.HTTP_1_1))
                .followRedirects(false)
                .followSslRedirects(false)
                .retryOnConnectionFailure(false)
                .fastFallback(false)
                .cookieJar(CookieJar.NO_COOKIES)
                .proxy(Proxy.NO_PROXY)
                .dns(dns)
                .socketFactory(new GuardedSockets(rules))
                .connectTimeout(settings.connectTimeout())
                .readTimeout(settings.totalTimeout())
                .writeTimeout(settings.totalTimeout())
                .addNetworkInterceptor(Wire::hideRetryAfter);
        if (tls != null) {
            builder.sslSocketFactory(tls.sockets(), tls.trust());
        }
        OkHttpClient client = builder.build();
        int idlePerPool = Math.max(64, 2 * settings.inFlight()) / POOLS;
        clients = IntStream.range(0, POOLS)
                .mapToObj(_ -> client.newBuilder()
                        .connectionPool(new ConnectionPool(idlePerPool, KEEP_IDLE.toSeconds(), TimeUnit.SECONDS))
                        .build())
                .toList();
    }

    /** The clients share everything but the pool; a host has its own, always the same. */
    private OkHttpClient client(HttpUrl url) {
        return clients.get(Math.floorMod(url.host().hashCode(), POOLS));
    }

    /** For tests: whom to trust. */
    record TlsSeam(SSLSocketFactory sockets, X509TrustManager trust) {}

    /**
     * Which bodies are wanted.
     *
     * @param bytes at most so many
     * @param cuts whether a longer one is cut, and not an error
     * @param pagesOnly whether what is labelled as a sound, a picture, a film or a document is left unread
     */
    record BodyLimit(long bytes, boolean cuts, boolean pagesOnly) {}

    /** What came is a file and no page. */
    static final class NotAPage extends IOException {
        private static final long serialVersionUID = 1L;

        NotAPage(String contentType) {
            super(contentType);
        }
    }

    /** Asks and reads the answer to its end. Blocks; an interrupt ends it as {@link Answer.Lost}. */
    Answer get(HttpUrl url, Headers headers, BodyLimit limit, Budget budget) {
        Call call = client(url)
                .newCall(new Request.Builder().url(url).headers(headers).build());
        Progress progress = new Progress();
        call.addEventListener(progress);
        long allowedNanos = budget.leftNanos();
        call.timeout().timeout(allowedNanos, TimeUnit.NANOSECONDS);
        long started = System.nanoTime();
        try (Response response = call.execute()) {
            return new Answer.Reply(response.code(), response.headers(), body(call, response, limit));
        } catch (IOException cause) {
            boolean outOfTime = System.nanoTime() - started >= allowedNanos;
            return new Answer.Lost(cause, progress.phase, !progress.connected, outOfTime);
        } finally {
            budget.spend(System.nanoTime() - started);
        }
    }

    private byte[] body(Call call, Response response, BodyLimit limit) throws IOException {
        int status = response.code();
        // A server that promised more than it has sits silent on an open connection.
        response.body().source().timeout().timeout(stallNanos, TimeUnit.NANOSECONDS);
        String encoding = response.header("Content-Encoding");
        InputStream wire = response.body().byteStream();
        try {
            if (carriesContent(status)) {
                String type = response.header("Content-Type");
                if (limit.pagesOnly() && type != null && FILE_TYPE.matcher(type).find()) {
                    throw new NotAPage(type);
                }
                if (limit.cuts()) {
                    return BodyReader.readBeginning(wire, encoding, Math.toIntExact(limit.bytes()));
                }
                if (response.body().contentLength() > limit.bytes()) {
                    throw new BodyReader.TooBig(limit.bytes());
                }
                return BodyReader.read(wire, encoding, limit.bytes());
            }
            return BotWall.hidesBehind(status) ? errorPage(wire, encoding) : new byte[0];
        } catch (BodyReader.TooBig | NotAPage unwanted) {
            call.cancel(); // closing politely would read on to the end
            throw unwanted;
        }
    }

    /** 200, 203 (changed by a proxy) and 226 (RFC 3229: entries that are new since the validators sent). */
    static boolean carriesContent(int status) {
        return status == 200 || status == 203 || status == 226;
    }

    private static byte[] errorPage(InputStream wire, @Nullable String encoding) {
        try {
            return BodyReader.readBeginning(wire, encoding, ERROR_BYTES);
        } catch (IOException _) {
            return new byte[0]; // the status alone says enough
        }
    }

    private static Response hideRetryAfter(Interceptor.Chain chain) throws IOException {
        Response response = chain.proceed(chain.request());
        String value = response.header("Retry-After");
        return value == null
                ? response
                : response.newBuilder()
                        .removeHeader("Retry-After")
                        .header(RetryAfter.HEADER, value)
                        .build();
    }

    /** Ends all exchanges under way. */
    void cancelAll() {
        clients.getFirst().dispatcher().cancelAll();
    }

    @Override
    public void close() {
        clients.forEach(client -> client.connectionPool().evictAll());
        clients.getFirst().dispatcher().executorService().shutdown();
        dns.close();
    }

    /** Remembers how far one call came. Its methods are called by the thread that makes the call. */
    private static final class Progress extends EventListener {
        private Answer.Phase phase = Answer.Phase.CONNECTING;
        private boolean connected;

        @Override
        public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
            connected = true;
        }

        @Override
        public void connectionAcquired(Call call, Connection connection) {
            phase = Answer.Phase.WAITING;
        }

        @Override
        public void responseHeadersEnd(Call call, Response response) {
            phase = Answer.Phase.READING;
        }
    }
}
