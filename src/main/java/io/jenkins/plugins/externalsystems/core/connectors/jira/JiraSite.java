package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.client.ApiRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import java.net.URI;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.regex.Pattern;

/**
 * The two addresses of a Jira: the site that people open, and where calls go. They are the same but for API tokens with
 * scopes, which only Atlassian's gateway takes, under {@code /ex/jira/{cloudId}}. The site itself tells its cloud id under
 * {@code /_edge/tenant_info}, to anybody, so that request carries no credentials. Thread-safe.
 *
 * @see <a href="https://support.atlassian.com/jira/kb/retrieve-my-atlassian-sites-cloud-id/">Cloud id of a site</a>
 * @see <a href="https://support.atlassian.com/confluence/kb/scoped-api-tokens-in-confluence-cloud/">Scoped API tokens</a>
 */
final class JiraSite {
    private static final Pattern CLOUD_ID = Pattern.compile("[A-Za-z0-9-]{1,64}");

    private final JiraSettings settings;
    private final ApiClient anonymous;

    @CheckForNull
    private volatile URI gateway;

    /** @param anonymous sends without credentials */
    JiraSite(JiraSettings settings, ApiClient anonymous) {
        this.settings = settings;
        this.anonymous = anonymous;
    }

    /** The base below which {@code rest/api} is; asks the site for its cloud id once where that is needed. */
    CompletionStage<URI> apiBase(CallContext context) {
        URI known = settings.isScopedToken() ? gateway : settings.serverUrl();
        if (known != null) {
            return CompletableFuture.completedFuture(known);
        }
        if (context.isDryRun()) {
            return CompletableFuture.completedFuture(gateway("cloud-id"));
        }
        URI tenantInfo =
                UrlBuilder.below(settings.serverUrl()).path("_edge/tenant_info").build();
        return anonymous
                .sendForJson(context, ApiRequest.get(tenantInfo).build())
                .thenApply(answer -> Json.text(answer, "cloudId"))
                .thenApply(cloudId -> remember(cloudId, context));
    }

    private URI remember(String cloudId, CallContext context) {
        if (!CLOUD_ID.matcher(cloudId).matches()) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION,
                    context.subject() + "the site did not tell its cloud id, which a scoped token needs; check"
                            + " 'server_url'.");
        }
        URI base = gateway(cloudId);
        gateway = base;
        return base;
    }

    private URI gateway(String cloudId) {
        return UrlBuilder.below(settings.apiUrl())
                .path("ex/jira")
                .segment(cloudId)
                .build();
    }

    /** Whether the address is one that Atlassian gives, as far as one can tell without asking. */
    boolean looksLikeCloud() {
        String host = settings.serverUrl().getHost();
        return settings.isScopedToken()
                || host != null && host.toLowerCase(Locale.ROOT).endsWith(".atlassian.net");
    }

    /** The page of an issue on the site itself; null for what is no key, since Jira opens issues by key alone. */
    @CheckForNull
    String browseUrl(String key) {
        if (!IssueKey.isKey(key)) {
            return null;
        }
        return UrlBuilder.below(settings.serverUrl())
                .path("browse")
                .segment(key)
                .build()
                .toString();
    }

    /** The place of a comment on its issue's page; null as for {@link #browseUrl}. */
    @CheckForNull
    String commentUrl(String key, String commentId) {
        String page = browseUrl(key);
        return page == null
                ? null
                : UrlBuilder.below(URI.create(page))
                        .query("focusedCommentId", commentId)
                        .build()
                        .toString();
    }
}
