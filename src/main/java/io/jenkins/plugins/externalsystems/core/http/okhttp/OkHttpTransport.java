package io.jenkins.plugins.externalsystems.core.http.okhttp;

import io.jenkins.plugins.externalsystems.core.http.Carrier;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.core.http.HttpTransport;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import okhttp3.ConnectionPool;
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

    private final ClientsByLimits clients;
    private final KnownOrigins origins = new KnownOrigins();

    /**
     * @param clients asked before each request, so that a client with another proxy may take over; gives the same client
     *     as long as nothing changed, and clients that share one pool and dispatcher, see {@link #newClient}
     */
    public OkHttpTransport(Supplier<OkHttpClient> clients) {
        this.clients = new ClientsByLimits(Objects.requireNonNull(clients, "clients"));
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
                .socketFactory(new PollableSockets())
                .connectionPool(new ConnectionPool(MAX_IDLE_CONNECTIONS, KEEP_ALIVE_SECONDS, TimeUnit.SECONDS))
                .build();
    }

    @Override
    public CompletableFuture<HttpResponse> send(HttpRequest request, Carrier carrier) {
        HttpBody body = request.body();
        boolean mayBeCarried = body == null || body.isInMemory();
        return new Exchange(clients.get(request.limits()), origins, request, mayBeCarried ? carrier : Carrier.NONE)
                .start();
    }
}
