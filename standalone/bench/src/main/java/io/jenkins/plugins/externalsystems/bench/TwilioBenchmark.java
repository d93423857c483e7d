package io.jenkins.plugins.externalsystems.bench;

import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.connectors.twilio.TwilioConnectorProvider;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.Credentials;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManager;
import org.apache.hc.core5.http.HttpHost;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * {@code POST /2010-04-01/Accounts/{sid}/Messages.json}: Twilio's own client beside the operation {@code send_sms}, with the same
 * content. Both keep up to sixteen connections open. The vendor's client brings Apache HttpClient 5, ours is OkHttp; it neither
 * checks the number nor counts segments. What OkHttp alone takes is measured too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class TwilioBenchmark {
    private static final String ACCOUNT = "AC00000000000000000000000000000000";
    private static final String TOKEN = "token-of-the-benchmark";
    private static final String FROM = "+14155552671";
    private static final String TO = "+14155550100";
    private static final String TEXT = "nightly #42 failed: https://jira.example/browse/PROJ-1";
    private static final String ANSWER = """
            {"account_sid":"AC00000000000000000000000000000000","api_version":"2010-04-01","body":"nightly #42 failed: \
            https://jira.example/browse/PROJ-1","date_created":"Mon, 30 Nov 2026 12:00:00 +0000","date_sent":null,\
            "date_updated":"Mon, 30 Nov 2026 12:00:00 +0000","direction":"outbound-api","error_code":null,\
            "error_message":null,"from":"+14155552671","messaging_service_sid":null,"num_media":"0","num_segments":"1",\
            "price":null,"price_unit":"USD","sid":"SM00000000000000000000000000000000","status":"queued",\
            "subresource_uris":{"media":"/2010-04-01/Accounts/AC00000000000000000000000000000000/Messages/\
            SM00000000000000000000000000000000/Media.json"},"to":"+14155550100","uri":"/2010-04-01/Accounts/\
            AC00000000000000000000000000000000/Messages/SM00000000000000000000000000000000.json"}""";
    private static final int CONNECTIONS = 16;

    private KeepAliveServer server;
    private BenchRuntime runtime;
    private ExternalSystem connector;
    private OkHttpClient okHttp;
    private HttpUrl messages;
    private PoolingHttpClientConnectionManager pool;
    private TwilioRestClient client;

    /** Starts server, client and connector. */
    @Setup
    public void open() {
        server = new KeepAliveServer("201 Created", Map.of("Content-Type", "application/json"), ANSWER);
        runtime = new BenchRuntime(InstantSource.system());
        ExternalSystemFactory factory = new ExternalSystemFactory(runtime.runtime());
        factory.registerConnector(new TwilioConnectorProvider());
        connector = factory.createConnector(
                "twilio",
                ConnectorConfig.builder("bench")
                        .set("account_sid", ACCOUNT)
                        .set("auth_token", SecretValue.of(TOKEN))
                        .set("from_number", FROM)
                        .set("url", server.url().toString())
                        .set("requests_per_minute", 0)
                        .set("max_concurrent", CONNECTIONS)
                        .build());
        okHttp = runtime.client();
        messages = HttpUrl.get(server.url() + "/2010-04-01/Accounts/" + ACCOUNT + "/Messages.json");
        client = new TwilioRestClient.Builder(ACCOUNT, TOKEN)
                .httpClient(new NetworkHttpClient(http(server.url())))
                .build();
    }

    /** As quick as it can be: without what the calls do not need. The client has no base URL, so that the route leads to the server. */
    private HttpClientBuilder http(URI url) {
        pool = new PoolingHttpClientConnectionManager();
        pool.setMaxTotal(CONNECTIONS);
        pool.setDefaultMaxPerRoute(CONNECTIONS);
        HttpRoute route = new HttpRoute(new HttpHost(url.getScheme(), url.getHost(), url.getPort()));
        return HttpClientBuilder.create()
                .setConnectionManager(pool)
                .setRoutePlanner((target, context) -> route)
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement();
    }

    /** Ends what {@link #open} started. */
    @TearDown
    public void close() throws IOException {
        connector.close();
        pool.close();
        runtime.close();
        server.close();
    }

    /** The client's blocking form, which does not limit itself. */
    @Benchmark
    public String vendor() {
        return Message.creator(new PhoneNumber(TO), new PhoneNumber(FROM), TEXT)
                .create(client)
                .getSid();
    }

    /** OkHttp alone, in the caller's thread: a form, and the answer as bytes. */
    @Benchmark
    public byte[] okHttp() throws IOException {
        Request request = new Request.Builder()
                .url(messages)
                .header("Authorization", Credentials.basic(ACCOUNT, TOKEN))
                .header("Accept", "application/json")
                .post(new FormBody.Builder()
                        .add("To", TO)
                        .add("From", FROM)
                        .add("Body", TEXT)
                        .build())
                .build();
        try (Response sent = okHttp.newCall(request).execute()) {
            return sent.body().bytes();
        }
    }

    /** The connector's operation. */
    @Benchmark
    public Object connector() {
        ExternalSystemResult sent = connector.executeOperation("send_sms", Map.of("to", TO, "text", TEXT));
        if (!sent.success()) {
            throw new IllegalStateException(sent.errorMessage());
        }
        return sent.resultData().get("sid");
    }
}
