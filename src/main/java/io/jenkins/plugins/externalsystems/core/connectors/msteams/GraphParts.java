package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.ClientCredentials;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.OAuth2Authentication;
import io.jenkins.plugins.externalsystems.core.client.ApiClient;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.resilience.ResiliencePipeline;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a connection does by Graph.
 *
 * @param access who we are there
 */
record GraphParts(GraphAccess access, GraphApi api, TeamDirectory directory, ConnectorRuntime runtime) {

    static GraphParts of(
            GraphAccess access,
            Optional<String> defaultTeam,
            ConnectorRuntime runtime,
            ResiliencePipeline pipeline,
            HttpLimits limits) {
        ApiClient client = new ApiClient(
                runtime.transport(),
                pipeline,
                authentication(access, runtime, limits),
                new GraphErrors(runtime.clock()),
                limits);
        GraphApi api = new GraphApi(access.base(), client);
        return new GraphParts(access, api, new TeamDirectory(api, defaultTeam), runtime);
    }

    /**
     * An app gets its tokens by client credentials, for what its administrator allowed ({@code .default}).
     *
     * @see <a href="https://learn.microsoft.com/entra/identity-platform/v2-oauth2-client-creds-grant-flow">Client credentials
     *     flow</a>
     */
    private static Authentication authentication(GraphAccess access, ConnectorRuntime runtime, HttpLimits limits) {
        URI tokenUrl = access.tokenUrl();
        if (tokenUrl == null) {
            return Authentications.bearer(access.secret());
        }
        return new OAuth2Authentication(
                new ClientCredentials(
                        tokenUrl,
                        access.clientId(),
                        access.secret(),
                        ClientCredentials.Style.FORM,
                        List.of(access.base() + "/.default"),
                        Map.of(),
                        limits),
                runtime.transport(),
                runtime.clock());
    }

    Sender sender(String team, String channel) {
        return new GraphSender(api, directory, runtime, team, channel);
    }
}
