package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.mail.MailCredentials;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.ClientCredentials;
import io.jenkins.plugins.externalsystems.core.auth.oauth2.OAuth2Authentication;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The settings that say who sends: nobody, a user with a password, or a mailbox by OAuth2. */
final class EmailLogin {
    private static final String USERNAME = "username";
    private static final String SECRET = "password";
    private static final String TOKEN = "access_token";
    private static final String TOKEN_URL = "oauth2_token_url";
    private static final String CLIENT_ID = "oauth2_client_id";
    private static final String CLIENT_SECRET = "oauth2_client_secret";
    private static final String SCOPES = "oauth2_scopes";
    private static final String STYLE = "oauth2_client_style";
    private static final String PARAMETERS = "oauth2_parameters";

    private EmailLogin() {}

    static List<Setting> declare() {
        return List.of(
                Setting.optional(USERNAME, SettingType.TEXT, "User of the account; with OAuth2 the mailbox's address.")
                        .fromEnvironment("SMTP_USERNAME"),
                Setting.optional(SECRET, SettingType.SECRET, "Its password; without any secret nobody logs in.")
                        .fromEnvironment("SMTP_PASSWORD"),
                Setting.optional(
                        TOKEN,
                        SettingType.SECRET,
                        "OAuth2 access token of the mailbox (XOAUTH2), instead of a password."),
                Setting.optional(
                        TOKEN_URL,
                        SettingType.URL,
                        "Token endpoint, to fetch access tokens by OAuth2 client credentials (XOAUTH2)."),
                Setting.optional(CLIENT_ID, SettingType.TEXT, "Id of the OAuth2 client."),
                Setting.optional(CLIENT_SECRET, SettingType.SECRET, "Secret of the OAuth2 client."),
                Setting.optional(SCOPES, SettingType.LIST, "Scopes that the access token shall have."),
                Setting.withDefault(
                        STYLE,
                        SettingType.TEXT,
                        "basic",
                        "How the OAuth2 client names itself: basic (header) or form."),
                Setting.optional(
                        PARAMETERS, SettingType.LIST, "Further parameters of the token request, each as name=value."));
    }

    /**
     * The login that the settings describe; no I/O.
     *
     * @param limits of token requests
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    static MailCredentials from(ConnectorConfig config, ConnectorRuntime runtime, HttpLimits limits) {
        Optional<SecretValue> secret = config.secret(SECRET);
        Optional<SecretValue> token = config.secret(TOKEN);
        boolean isOAuth2 = config.has(TOKEN_URL);
        if ((secret.isPresent() ? 1 : 0) + (token.isPresent() ? 1 : 0) + (isOAuth2 ? 1 : 0) > 1) {
            throw config.invalid(
                    USERNAME, "has several secrets; give one of 'password', 'access_token' and 'oauth2_token_url'");
        }
        if (secret.isPresent()) {
            return MailCredentials.password(config.requiredText(USERNAME), secret.get());
        }
        if (token.isPresent()) {
            return MailCredentials.token(config.requiredText(USERNAME), token.get());
        }
        if (isOAuth2) {
            ClientCredentials client = client(config, limits);
            return MailCredentials.oauth2(
                    config.requiredText(USERNAME),
                    new OAuth2Authentication(client, runtime.transport(), runtime.clock()));
        }
        if (config.has(USERNAME)) {
            throw config.invalid(
                    SECRET, "is missing for the user; give it, 'access_token' or 'oauth2_token_url', or no user");
        }
        return MailCredentials.none();
    }

    private static ClientCredentials client(ConnectorConfig config, HttpLimits limits) {
        ClientCredentials.Style style =
                switch (config.requiredText(STYLE)) {
                    case "basic" -> ClientCredentials.Style.BASIC;
                    case "form" -> ClientCredentials.Style.FORM;
                    default -> throw config.invalid(STYLE, "must be basic or form");
                };
        Map<String, String> further = new LinkedHashMap<>();
        for (String pair : config.list(PARAMETERS)) {
            int at = pair.indexOf('=');
            if (at < 1) {
                throw config.invalid(PARAMETERS, "holds '" + pair + "'; each is name=value");
            }
            further.put(pair.substring(0, at).trim(), pair.substring(at + 1).trim());
        }
        return new ClientCredentials(
                config.url(TOKEN_URL).orElseThrow(),
                config.requiredText(CLIENT_ID),
                config.secret(CLIENT_SECRET).orElseThrow(() -> config.invalid(CLIENT_SECRET, "is missing")),
                style,
                config.list(SCOPES),
                further,
                limits);
    }
}
