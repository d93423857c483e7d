package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.DeclaredConnector;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** TestRail, in the cloud or on a server of one's own: the test cases, and what their runs gave. */
public final class TestRailConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "testrail";

    /** In bytes; a page of 250 cases with long steps stays below it. */
    private static final long LARGEST_ANSWER = 16L * 1024 * 1024;

    @CheckForNull
    private volatile TestRailParts parts;

    TestRailConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "TestRail", "2", TestRailSettings.declare(), TestRailOperations.table(this::parts));
    }

    @Override
    protected void configure(ConnectorConfig boundConfig, ResilienceSettings resilience) {
        TestRailSettings settings = TestRailSettings.from(boundConfig);
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        ApiClient client = new ApiClient(
                runtime().transport(),
                pipeline,
                Authentications.basic(settings.username(), settings.apiKey()),
                new TestRailErrors(runtime().clock()),
                new HttpLimits(resilience.timeout(), LARGEST_ANSWER, settings.tls()));
        parts = TestRailParts.of(
                new TestRailApi(settings.url(), client), settings, runtime().clock());
    }

    private TestRailParts parts() {
        TestRailParts configured = parts;
        if (configured == null) {
            throw new IllegalStateException("the connector is not initialized");
        }
        return configured;
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return parts().check().run(context);
    }

    @Override
    protected ConnectorCapabilities describeCapabilities(ConnectorCapabilities fromTable) {
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                fromTable.supportsUpdate(),
                fromTable.supportsDelete(),
                fromTable.supportsQuery(),
                true,
                true,
                false,
                true,
                false,
                false,
                fromTable.itemTypes(),
                List.of("="),
                TestRailResults.LARGEST_BATCH,
                fromTable.rateLimit(),
                fromTable.further());
    }
}
