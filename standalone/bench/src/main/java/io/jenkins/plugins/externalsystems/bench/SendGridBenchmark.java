package io.jenkins.plugins.externalsystems.bench;

import com.sendgrid.Client;
import com.sendgrid.Method;
import com.sendgrid.Request;
import com.sendgrid.Response;
import com.sendgrid.SendGrid;
import com.sendgrid.helpers.mail.Mail;
import com.sendgrid.helpers.mail.objects.Content;
import com.sendgrid.helpers.mail.objects.Email;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.connectors.sendgrid.SendGridConnectorProvider;
import java.io.IOException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.RequestBody;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * {@code POST /v3/mail/send}: SendGrid's own client beside the operation {@code send_email}, with the same content. Both keep up
 * to sixteen connections open. The vendor's client brings Apache HttpClient, ours is OkHttp; what OkHttp alone takes is measured
 * too.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class SendGridBenchmark {
    private static final String KEY = "SG.key-of-the-benchmark";
    private static final String SENDER = "builds@example.com";
    private static final String RECIPIENT = "team@example.com";
    private static final String SUBJECT = "nightly #42 failed";
    private static final String TEXT = "PROJ-1 is about it: https://jira.example/browse/PROJ-1";
    private static final String ID = "X-Message-Id";
    private static final MediaType JSON = MediaType.get("application/json");
    private static final int CONNECTIONS = 16;
    private static final int ACCEPTED = 202;

    private KeepAliveServer server;
    private BenchRuntime runtime;
    private ExternalSystem connector;
    private OkHttpClient okHttp;
    private HttpUrl mailSend;
    private CloseableHttpClient http;
    private SendGrid client;

    /** Starts server, client and connector. */
    @Setup
    public void open() {
        server = new KeepAliveServer("202 Accepted", Map.of(ID, "14c5d75ce93.dfd.64b469"), "");
        runtime = new BenchRuntime(InstantSource.system());
        ExternalSystemFactory factory = new ExternalSystemFactory(runtime.runtime());
        factory.registerConnector(new SendGridConnectorProvider());
        connector = factory.createConnector(
                "sendgrid",
                ConnectorConfig.builder("bench")
                        .set("api_key", SecretValue.of(KEY))
                        .set("api_url", server.url().toString())
                        .set("from_email", SENDER)
                        .set("requests_per_minute", 0)
                        .set("max_concurrent", CONNECTIONS)
                        .build());
        okHttp = runtime.client();
        mailSend = HttpUrl.get(server.url() + "/v3/mail/send");
        http = HttpClients.custom()
                .setMaxConnTotal(CONNECTIONS)
                .setMaxConnPerRoute(CONNECTIONS)
                // As quick as it can be: without what the calls do not need.
                .disableAuthCaching()
                .disableAutomaticRetries()
                .disableContentCompression()
                .disableCookieManagement()
                .build();
        // "Test" is what the client calls plain http.
        client = new SendGrid(KEY, new Client(http, true));
        client.setHost(server.url().getAuthority());
    }

    /** Ends what {@link #open} started. */
    @TearDown
    public void close() throws IOException {
        connector.close();
        http.close();
        runtime.close();
        server.close();
    }

    /** The client's blocking form, which does not limit itself. */
    @Benchmark
    public String vendor() throws IOException {
        Request request = new Request();
        request.setMethod(Method.POST);
        request.setEndpoint("mail/send");
        request.setBody(mail());
        Response sent = client.api(request);
        if (sent.getStatusCode() != ACCEPTED) {
            throw new IllegalStateException("HTTP " + sent.getStatusCode());
        }
        return sent.getHeaders().get(ID);
    }

    private static String mail() throws IOException {
        Mail mail = new Mail(new Email(SENDER), SUBJECT, new Email(RECIPIENT), new Content("text/plain", TEXT));
        mail.addHeader("Auto-Submitted", "auto-generated");
        return mail.build();
    }

    /** OkHttp alone, in the caller's thread: the vendor's JSON, and nothing around it. */
    @Benchmark
    public String okHttp() throws IOException {
        okhttp3.Request request = new okhttp3.Request.Builder()
                .url(mailSend)
                .header("Authorization", "Bearer " + KEY)
                .header("Accept", "application/json")
                .post(RequestBody.create(mail(), JSON))
                .build();
        try (okhttp3.Response sent = okHttp.newCall(request).execute()) {
            sent.body().bytes();
            return sent.header(ID);
        }
    }

    /** The connector's operation. */
    @Benchmark
    public Object connector() {
        ExternalSystemResult sent = connector.executeOperation(
                "send_email", Map.of("to", List.of(RECIPIENT), "subject", SUBJECT, "text", TEXT));
        if (!sent.success()) {
            throw new IllegalStateException(sent.errorMessage());
        }
        return sent.resultData().get("message_id");
    }
}
