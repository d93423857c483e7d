package io.jenkins.plugins.externalsystems.core.auth.settings;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.ClientCredentials;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.OAuth2Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How a connection, or one URL of it, authenticates: one primary way, and any number of secret headers and query parameters
 * beside it. The settings' names start with a prefix, since a connection may have two URLs.
 */
public final class AuthenticationSettings {
    private static final Pattern HEADER_NAME = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}");
    private final String prefix;

    /** @param prefix of each setting's name, such as {@code pushgateway_}; may be empty */
    public AuthenticationSettings(String prefix) {
        this.prefix = prefix;
    }

    /** The settings, none of them required. */
    public List<Setting> declare() {
        return List.of(
                Setting.withDefault(
                        prefix + "auth_type",
                        SettingType.TEXT,
                        AuthenticationType.NONE.id(),
                        "How requests are authenticated: " + AuthenticationType.ids() + "."),
                optional("auth_username", SettingType.TEXT, "User of basic and digest; client id of oauth2."),
                optional("auth_secret", SettingType.SECRET, "Password, token, API key or client secret."),
                optional("auth_name", SettingType.TEXT, "Name of the API key's header or query parameter."),
                optional("auth_scheme", SettingType.TEXT, "Word before the API key in its header, such as Token."),
                optional("auth_token_url", SettingType.URL, "Token endpoint of the authorization server, for oauth2."),
                optional("auth_scopes", SettingType.LIST, "Scopes that an oauth2 token shall have."),
                Setting.withDefault(
                        prefix + "auth_client_style",
                        SettingType.TEXT,
                        "basic",
                        "How the oauth2 client names itself: basic (header) or form."),
                optional(
                        "auth_parameters",
                        SettingType.LIST,
                        "Further parameters of the oauth2 token request, each as name=value."),
                optional("secret_headers", SettingType.SECRET_MAP, "Further headers with a secret as value."),
                optional("secret_query", SettingType.SECRET_MAP, "Further query parameters with a secret as value."));
    }

    private Setting optional(String name, SettingType type, String description) {
        return Setting.optional(prefix + name, type, description);
    }

    /**
     * The authentication that the settings describe; no I/O.
     *
     * @param limits of token requests
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    public Authentication from(ConnectorConfig config, ConnectorRuntime runtime, HttpLimits limits) {
        List<Authentication> others = new ArrayList<>();
        config.secrets(prefix + "secret_headers").forEach((name, secret) -> {
            requireHeaderName(config, "secret_headers", name);
            others.add(Authentications.apiKeyHeader(name, "", secret));
        });
        config.secrets(prefix + "secret_query")
                .forEach((name, secret) -> others.add(Authentications.apiKeyQuery(name, secret)));
        return Authentications.combined(primary(config, runtime, limits), others);
    }

    private Authentication primary(ConnectorConfig config, ConnectorRuntime runtime, HttpLimits limits) {
        String type = config.requiredText(prefix + "auth_type");
        return switch (AuthenticationType.of(type)
                .orElseThrow(() ->
                        invalid(config, "auth_type", "is '" + type + "'; allowed are " + AuthenticationType.ids()))) {
            case NONE -> Authentications.none();
            case BASIC -> Authentications.basic(required(config, "auth_username"), secret(config));
            case DIGEST -> Authentications.digest(required(config, "auth_username"), secret(config), runtime.random());
            case BEARER -> Authentications.bearer(secret(config));
            case API_KEY_HEADER -> {
                String name = required(config, "auth_name");
                requireHeaderName(config, "auth_name", name);
                String scheme = config.text(prefix + "auth_scheme")
                        .map(word -> word + " ")
                        .orElse("");
                yield Authentications.apiKeyHeader(name, scheme, secret(config));
            }
            case API_KEY_QUERY -> Authentications.apiKeyQuery(required(config, "auth_name"), secret(config));
            case OAUTH2 -> new OAuth2Authentication(client(config, limits), runtime.transport(), runtime.clock());
        };
    }

    private ClientCredentials client(ConnectorConfig config, HttpLimits limits) {
        return new ClientCredentials(
                config.url(prefix + "auth_token_url")
                        .orElseThrow(() -> invalid(config, "auth_token_url", "is missing")),
                required(config, "auth_username"),
                secret(config),
                style(config),
                config.list(prefix + "auth_scopes"),
                parameters(config),
                limits);
    }

    private ClientCredentials.Style style(ConnectorConfig config) {
        String style = config.requiredText(prefix + "auth_client_style");
        try {
            return ClientCredentials.Style.valueOf(style.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException unknown) {
            throw invalid(config, "auth_client_style", "is '" + style + "'; allowed are basic, form");
        }
    }

    private Map<String, String> parameters(ConnectorConfig config) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : config.list(prefix + "auth_parameters")) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw invalid(config, "auth_parameters", "holds '" + pair + "'; each is name=value");
            }
            parameters.put(pair.substring(0, at).trim(), pair.substring(at + 1).trim());
        }
        return parameters;
    }

    private String required(ConnectorConfig config, String name) {
        return config.text(prefix + name).orElseThrow(() -> invalid(config, name, "is missing"));
    }

    private SecretValue secret(ConnectorConfig config) {
        return config.secret(prefix + "auth_secret").orElseThrow(() -> invalid(config, "auth_secret", "is missing"));
    }

    private void requireHeaderName(ConnectorConfig config, String setting, String name) {
        if (!HEADER_NAME.matcher(name).matches()) {
            throw invalid(config, setting, "has a name that no header can have");
        }
    }

    private RuntimeException invalid(ConnectorConfig config, String name, String problem) {
        return config.invalid(prefix + name, problem);
    }
}
