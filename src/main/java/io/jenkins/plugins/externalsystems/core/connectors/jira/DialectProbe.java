package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * Which of two things fits the server: what the setting says, else what the server says of itself. It is asked once, before
 * the first call that needs to know; an answer is remembered, a failure is not. A dry run, which may not ask, goes by the
 * address. Thread-safe.
 *
 * @param <T> what there is one of for each deployment
 * @see <a href="https://developer.atlassian.com/server/jira/platform/rest/v11003/api-group-serverinfo/">serverInfo</a>
 */
final class DialectProbe<T> {
    private static final String WAY_OUT = " Jira was asked for its 'deploymentType' (rest/api/2/serverInfo), which the"
            + " setting 'deployment' = cloud or server makes needless.";
    /** What may mean that only this one request is not possible there. */
    private static final Set<ErrorCode> MAY_BE_THE_QUESTION =
            Set.of(ErrorCode.NOT_FOUND_ERROR, ErrorCode.PERMISSION_ERROR, ErrorCode.EXCEPTION);

    private final JiraApi api;
    private final T forCloud;
    private final T forDataCenter;

    @CheckForNull
    private volatile T known;

    /** @param api speaks version 2, which both deployments have */
    DialectProbe(Deployment deployment, JiraApi api, T forCloud, T forDataCenter) {
        this.api = api;
        this.forCloud = forCloud;
        this.forDataCenter = forDataCenter;
        this.known = switch (deployment) {
            case AUTO -> null;
            case CLOUD -> forCloud;
            case SERVER -> forDataCenter;
        };
    }

    CompletionStage<T> ask(CallContext context) {
        T answer = known;
        if (answer != null) {
            return CompletableFuture.completedFuture(answer);
        }
        if (context.isDryRun()) {
            return CompletableFuture.completedFuture(api.site().looksLikeCloud() ? forCloud : forDataCenter);
        }
        return api.get(context, url -> url.path("serverInfo")).handle((info, thrown) -> {
            if (thrown != null) {
                throw new CompletionException(explained(StageFailure.cause(thrown)));
            }
            T chosen = choose(info, context);
            known = chosen;
            return chosen;
        });
    }

    private T choose(JsonNode info, CallContext context) {
        return switch (Json.text(info, "deploymentType")) {
            case "Cloud" -> forCloud;
            case "Server", "DataCenter", "Data Center" -> forDataCenter;
            default ->
                throw new ExternalSystemException(
                        ErrorCode.EXCEPTION, context.subject() + "the server does not say which Jira it is." + WAY_OUT);
        };
    }

    private static Throwable explained(Throwable cause) {
        return cause instanceof ExternalSystemException failure && MAY_BE_THE_QUESTION.contains(failure.code())
                ? failure.withMessage(failure.getMessage() + WAY_OUT)
                : cause;
    }
}
