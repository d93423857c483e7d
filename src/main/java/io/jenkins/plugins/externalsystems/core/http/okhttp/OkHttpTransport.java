package io.jenkins.plugins.externalsystems.core.http.okhttp;

import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.ConnectionPool;
import okhttp3.CookieJar;
import okhttp3.Dispatcher;
import okhttp3.OkHttpClient;

/**
 * The transport on one shared, pooled OkHttp client. OkHttp's own repeats, redirects and cookies are off: a repeat is
 * decided by the resilience pipeline alone, and redirects follow {@link Redirects}.
 */
public final class OkHttpTransport implements HttpTransport {
    /** Requests on the wire at once over all connections; each connection has its own, smaller cap. */
    private static final int MAX_REQUESTS = 512;

    private static final int MAX_IDLE_CONNECTIONS = 16;
    private static final int KEEP_ALIVE_SECONDS = 60;
    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    /** Always the same one, since sockets are pooled by it too. */
    private static final HostnameVerifier ANY_HOST = (host, session) -> true;

    private final Supplier<OkHttpClient> clients;

    /**
     * @param clients asked before each request, so that a client with another proxy may take over; gives the same client
     *     as long as nothing changed, and clients that share one pool and dispatcher, see {@link #newClient}
     */
    public OkHttpTransport(Supplier<OkHttpClient> clients) {
        this.clients = Objects.requireNonNull(clients, "clients");
    }

    /**
     * A client with a pool of its own. A client with a proxy is derived from it with {@link OkHttpClient#newBuilder}, and
     * shares the pool then.
     *
     * @param executor runs one task for each request on the wire; must not bound or queue them, since the number is bounded
     *     here and by the connections' own caps
     */
    public static OkHttpClient newClient(ExecutorService executor) {
        Dispatcher dispatcher = new Dispatcher(executor);
        dispatcher.setMaxRequests(MAX_REQUESTS);
        dispatcher.setMaxRequestsPerHost(MAX_REQUESTS);
        return new OkHttpClient.Builder()
                .dispatcher(dispatcher)
                .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    @Override
    public CompletableFuture<HttpResponse> send(HttpRequest request) {
        Exchange exchange = new Exchange(progress -> clientFor(request.limits(), progress), request);
        return exchange.start();
    }

    private OkHttpClient clientFor(HttpLimits limits, SendProgress progress) {
        Duration timeout = bounded(limits.timeout());
        OkHttpClient.Builder builder = clients.get()
                .newBuilder()
                .connectTimeout(timeout)
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .eventListener(progress)
                .addNetworkInterceptor(new KeepUnavailable())
                .addNetworkInterceptor(new StaleConnectionCheck(progress));
        secure(builder, limits.tls());
        return builder.build();
    }

    private static void secure(OkHttpClient.Builder builder, TlsSettings tls) {
        SSLSocketFactory sockets = tls.sockets();
        X509TrustManager trust = tls.trust();
        if (sockets != null && trust != null) {
            builder.sslSocketFactory(sockets, trust);
        }
        if (!tls.verifiesHost()) {
            builder.hostnameVerifier(ANY_HOST);
        }
    }

    /** OkHttp refuses zero (which means "for ever" to it) and what does not fit an int of milliseconds. */
    private static Duration bounded(Duration timeout) {
        if (timeout.compareTo(LONGEST_TIMEOUT) > 0) {
            return LONGEST_TIMEOUT;
        }
        return timeout.compareTo(SHORTEST_TIMEOUT) < 0 ? SHORTEST_TIMEOUT : timeout;
    }
}
