package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ProxyConfiguration;
import io.jenkins.plugins.externalsystems.core.http.okhttp.OkHttpTransport;
import io.jenkins.plugins.externalsystems.security.Permissions;
import io.jenkins.plugins.okhttp.api.JenkinsOkHttpClient;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import okhttp3.OkHttpClient;

/**
 * The one HTTP client, behind Jenkins' proxy with its no-proxy hosts. Made anew when an administrator changes the proxy,
 * since pooled connections go through the one they were opened with.
 */
final class ControllerHttpClient implements Supplier<OkHttpClient> {
    private final OkHttpClient base;

    @CheckForNull
    private ProxyConfiguration proxy;

    private OkHttpClient current;

    ControllerHttpClient(ExecutorService wire) {
        this.base = OkHttpTransport.newClient(wire);
    }

    @Override
    public synchronized OkHttpClient get() {
        ProxyConfiguration configured = Permissions.controller().getProxy();
        // Jenkins replaces the object on every change, so identity tells.
        if (current == null || configured != proxy) {
            base.connectionPool().evictAll();
            current = JenkinsOkHttpClient.newClientBuilder(base).build();
            proxy = configured;
        }
        return current;
    }
}
