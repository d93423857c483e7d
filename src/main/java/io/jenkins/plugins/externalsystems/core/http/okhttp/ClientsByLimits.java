package io.jenkins.plugins.externalsystems.core.http.okhttp;

import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.http.TlsSettings;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.X509TrustManager;
import okhttp3.Authenticator;
import okhttp3.CookieJar;
import okhttp3.OkHttpClient;

/**
 * The given client in a form for each kind of limits. Kept, since all requests of a connection have the same limits and a
 * client costs more than the rest of a call. Thread-safe.
 */
final class ClientsByLimits {
    /** More connections than that are in use at once by nobody; a client that is made again pools the same sockets. */
    private static final int MOST = 100;

    private static final Duration LONGEST_TIMEOUT = Duration.ofDays(1);
    private static final Duration SHORTEST_TIMEOUT = Duration.ofMillis(1);

    /** Always the same one, since sockets are pooled by it too. */
    private static final HostnameVerifier ANY_HOST = (host, session) -> true;

    private final Supplier<OkHttpClient> bases;
    private final Map<HttpLimits, OkHttpClient> clients = new Recent();
    private OkHttpClient base;

    /** @param bases see {@link OkHttpTransport#OkHttpTransport} */
    ClientsByLimits(Supplier<OkHttpClient> bases) {
        this.bases = bases;
    }

    synchronized OkHttpClient get(HttpLimits limits) {
        OkHttpClient current = bases.get();
        if (current != base) {
            clients.clear();
            base = current;
        }
        return clients.computeIfAbsent(limits, unknown -> derive(current, unknown));
    }

    private static OkHttpClient derive(OkHttpClient base, HttpLimits limits) {
        Duration timeout = bounded(limits.timeout());
        OkHttpClient.Builder builder = base.newBuilder()
                .connectTimeout(timeout)
                .dns(new TimedLookup(base.dns(), base.dispatcher().executorService(), timeout))
                .readTimeout(timeout)
                .writeTimeout(timeout)
                .callTimeout(Duration.ZERO)
                .retryOnConnectionFailure(false)
                .followRedirects(false)
                .followSslRedirects(false)
                .authenticator(Authenticator.NONE)
                .cookieJar(CookieJar.NO_COOKIES)
                .cache(null)
                .eventListenerFactory(SendProgress::of)
                .addNetworkInterceptor(new KeepUnavailable())
                .addNetworkInterceptor(new StaleConnectionCheck());
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

    /** Lets the one go that was asked for longest ago. */
    private static final class Recent extends LinkedHashMap<HttpLimits, OkHttpClient> {
        private static final long serialVersionUID = 1L;

        Recent() {
            super(16, 0.75f, true);
        }

        @Override
        protected boolean removeEldestEntry(Map.Entry<HttpLimits, OkHttpClient> eldest) {
            return size() > MOST;
        }
    }
}
