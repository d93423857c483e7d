package io.jenkins.plugins.externalsystems.core.connectors.twilio;

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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** Twilio: text messages to telephones. */
public final class TwilioConnector extends DeclaredConnector {
    /** The type id. */
    public static final String TYPE = "twilio";

    @CheckForNull
    private volatile TwilioParts parts;

    TwilioConnector(ConnectorRuntime runtime) {
        super(runtime);
    }

    @Override
    protected ConnectorDefinition define() {
        return new ConnectorDefinition(
                TYPE, "Twilio", "2010-04-01", TwilioSettings.declare(), TwilioOperations.table(this::parts));
    }

    @Override
    protected void configure(ConnectorConfig boundConfig, ResilienceSettings resilience) {
        TwilioSettings settings = TwilioSettings.from(boundConfig);
        ApiClient client = new ApiClient(
                runtime().transport(),
                new ResiliencePipeline(
                        resilience,
                        runtime().scheduler(),
                        runtime().clock(),
                        runtime().random()),
                Authentications.basic(settings.username(), settings.password()),
                new TwilioErrors(runtime().clock()),
                new HttpLimits(resilience.timeout(), HttpLimits.defaults().maxResponseBytes(), settings.tls()));
        parts = TwilioParts.of(settings, new TwilioApi(settings, client), runtime());
    }

    private TwilioParts parts() {
        TwilioParts configured = parts;
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
        Map<String, Object> further = new LinkedHashMap<>(fromTable.further());
        further.put("max_text_characters", Sms.LONGEST);
        further.put("max_media", Sms.MOST_MEDIA);
        return new ConnectorCapabilities(
                fromTable.supportsCreate(),
                fromTable.supportsUpdate(),
                fromTable.supportsDelete(),
                fromTable.supportsQuery(),
                false,
                true,
                false,
                false,
                false,
                false,
                fromTable.itemTypes(),
                List.of("="),
                fromTable.maxBatchSize(),
                fromTable.rateLimit(),
                further);
    }
}
