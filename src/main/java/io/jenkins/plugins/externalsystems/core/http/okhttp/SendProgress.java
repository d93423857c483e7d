package io.jenkins.plugins.externalsystems.core.http.okhttp;

import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Request;

/** How far one request came; what a failure means depends on it. Goes with the request as a tag. */
final class SendProgress extends EventListener {
    private volatile boolean connecting;
    private volatile boolean sending;
    private volatile boolean stale;

    /** The request, watched by this and by no other. */
    Request watch(Request.Builder request) {
        return request.tag(SendProgress.class, this).build();
    }

    static SendProgress of(Call call) {
        return of(call.request());
    }

    /** Who watches the request. */
    static SendProgress of(Request request) {
        return Objects.requireNonNull(request.tag(SendProgress.class), "requests of an Exchange are watched");
    }

    @Override
    public void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        connecting = true;
    }

    @Override
    public void requestHeadersStart(Call call) {
        sending = true;
    }

    /** The pooled connection turned out to be closed by the other side. */
    void foundStale() {
        stale = true;
    }

    /** Whether the connection was there already when the request came. */
    boolean reusesConnection() {
        return !connecting;
    }

    /** Whether the first byte may have gone out. */
    boolean mayBeSent() {
        return sending;
    }

    /** Whether nothing was sent because a pooled connection was dead: another connection deserves a try at once. */
    boolean deservesFreshConnection() {
        return stale && !sending;
    }
}
