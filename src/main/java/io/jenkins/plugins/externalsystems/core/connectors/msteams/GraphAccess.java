package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * How Microsoft Graph is reached and who we are there: an app by its client secret, or whoever a token was made for.
 *
 * @param base such as {@code https://graph.microsoft.com}
 * @param tokenUrl where the app gets its tokens; null with a token
 * @param clientId of the app; empty with a token
 * @param secret the app's secret, or the token
 * @param isAppOnly whether it is the app's secret
 * @see <a href="https://learn.microsoft.com/graph/deployments">National cloud deployments</a>
 */
record GraphAccess(URI base, @CheckForNull URI tokenUrl, String clientId, SecretValue secret, boolean isAppOnly) {
    static final String USE = "use_graph_api";
    static final String TENANT = "tenant_id";
    static final String CLIENT = "client_id";
    static final String CLIENT_SECRET = "client_secret";
    static final String TOKEN = "graph_api_token";
    static final String GRAPH_URL = "graph_url";
    static final String LOGIN_URL = "login_url";

    private static final Set<String> GRAPH_HOSTS = Set.of(
            "graph.microsoft.com", "graph.microsoft.us", "dod-graph.microsoft.us", "microsoftgraph.chinacloudapi.cn");
    private static final Set<String> LOGIN_HOSTS = Set.of(
            "login.microsoftonline.com",
            "login.microsoftonline.us",
            "login.partner.microsoftonline.cn",
            "login.chinacloudapi.cn");

    /**
     * Reads the settings; with both, the token is used, since it can do what an app cannot.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming what is missing or
     *     wrong
     */
    static GraphAccess from(ConnectorConfig config) {
        URI base = known(config, GRAPH_URL, GRAPH_HOSTS);
        Optional<SecretValue> token = config.secret(TOKEN);
        if (token.isPresent()) {
            return new GraphAccess(base, null, "", token.get(), false);
        }
        SecretValue secret = config.secret(CLIENT_SECRET)
                .orElseThrow(() -> config.invalid(
                        CLIENT_SECRET,
                        "is missing; Graph needs it with '" + TENANT + "' and '" + CLIENT + "', or '" + TOKEN
                                + "' instead"));
        String tenant = config.requiredText(TENANT);
        if (!tenant.matches("[A-Za-z0-9][A-Za-z0-9.-]*")) {
            throw config.invalid(TENANT, "must be the directory (tenant) id, or a domain of the tenant");
        }
        URI login = known(config, LOGIN_URL, LOGIN_HOSTS);
        return new GraphAccess(
                base,
                URI.create(withoutSlash(login) + "/" + tenant + "/oauth2/v2.0/token"),
                config.requiredText(CLIENT),
                secret,
                true);
    }

    /** Secrets go to Microsoft's hosts only. */
    private static URI known(ConnectorConfig config, String setting, Set<String> hosts) {
        URI url = config.url(setting).orElseThrow(() -> config.invalid(setting, "is missing"));
        String path = url.getRawPath();
        if (url.getRawQuery() != null || url.getRawFragment() != null || !(path.isEmpty() || path.equals("/"))) {
            throw config.invalid(setting, "must be scheme and host alone");
        }
        boolean isKnown = hosts.contains(url.getHost().toLowerCase(Locale.ROOT)) && WebhookUrl.isPrivate(url);
        if (!isKnown && !WebhookUrl.isThisMachine(url)) {
            throw config.invalid(
                    setting,
                    "is none of Microsoft's: https with "
                            + String.join(", ", hosts.stream().sorted().toList()));
        }
        return URI.create(withoutSlash(url));
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
