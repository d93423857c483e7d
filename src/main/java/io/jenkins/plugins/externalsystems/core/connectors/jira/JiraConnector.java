package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorCapabilities;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
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

/** Jira Cloud and Jira Data Center: issues with comments and transitions, and search. */
public final class JiraConnector extends DeclaredConnector {
    /** In bytes; a page of a hundred issues with long texts stays below it. */
    private static final long LARGEST_ANSWER = 10L * 1024 * 1024;

    @CheckForNull
    private volatile DialectProbe<JiraParts> configured;

    /** Not usable before {@link #initialize}. */
    public JiraConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                JiraConnectorProvider.TYPE,
                "Jira",
                "3 (Cloud), 2 (Data Center)",
                JiraSettings.declare(),
                new JiraOperations(this::parts).table());
    }

    @Override
    protected void configure(ConnectorConfig boundConfig, ResilienceSettings resilience) {
        JiraSettings settings = JiraSettings.from(boundConfig);
        ResiliencePipeline pipeline = new ResiliencePipeline(
                resilience, runtime().scheduler(), runtime().clock(), runtime().random());
        HttpLimits limits = new HttpLimits(resilience.timeout(), LARGEST_ANSWER, settings.tls());
        Authentication credentials = settings.email()
                .map(email -> Authentications.basic(email, settings.token()))
                .orElseGet(() -> Authentications.bearer(settings.token()));
        JiraSite site = new JiraSite(settings, client(pipeline, Authentications.none(), limits));
        ApiClient client = client(pipeline, credentials, limits);
        JiraApi dataCenter = new JiraApi(site, client, new DataCenterDialect());
        configured = new DialectProbe<>(
                settings.deployment(),
                dataCenter,
                JiraParts.of(new JiraApi(site, client, new CloudDialect()), settings.projectKey(), runtime()),
                JiraParts.of(dataCenter, settings.projectKey(), runtime()));
    }

    /** The parts for the dialect that the server speaks. */
    private CompletionStage<JiraParts> parts(CallContext context) {
        DialectProbe<JiraParts> known = configured;
        if (known == null) {
            throw new IllegalStateException("initialize was not called before " + context.operation());
        }
        return known.ask(context);
    }

    private ApiClient client(ResiliencePipeline pipeline, Authentication authentication, HttpLimits limits) {
        JiraErrors errors = new JiraErrors(runtime().clock());
        return new ApiClient(runtime().transport(), pipeline, authentication, errors, limits);
    }

    @Override
    protected CompletionStage<Map<String, Object>> check(CallContext context) {
        return parts(context)
                .exceptionally(thrown -> {
                    throw JiraCheck.unanswered(thrown);
                })
                .thenCompose(parts -> parts.check().run(context));
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
                true,
                true,
                true,
                false,
                fromTable.itemTypes(),
                List.of("=", "in", "~", "jql"),
                JiraBulk.BATCH,
                fromTable.rateLimit(),
                fromTable.further());
    }
}
