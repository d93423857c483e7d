package io.jenkins.plugins.externalsystems.core.connectors.soap;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationSettings;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.auth.wss.UsernameTokenAuthentication;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.schema.SchemaTime;
import io.jenkins.plugins.externalsystems.core.schema.SoapVersion;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a SOAP connection is configured with.
 *
 * @param endpoint where messages go, whatever the WSDL says
 * @param wsdlUrl where the WSDL is; empty where it is given, or there is none
 * @param wsdl the document itself; empty where it has a URL, or there is none
 * @param version of SOAP; null for the WSDL's, or 1.1
 * @param schemaTime how long the WSDL is remembered
 * @param repeatable operations that may be sent again when nobody knows whether they arrived
 * @param checkOperation what Test connection calls; empty for an empty message
 */
record SoapSettings(
        URI endpoint,
        Optional<URI> wsdlUrl,
        Optional<String> wsdl,
        @CheckForNull SoapVersion version,
        Duration schemaTime,
        Set<String> repeatable,
        Optional<String> checkOperation) {
    static final String ENDPOINT = "endpoint_url";
    static final String WSDL_URL = "wsdl_url";
    static final String VERSION = "soap_version";
    static final AuthenticationSettings AUTHENTICATION = new AuthenticationSettings("");

    private static final String USE_WSDL = "use_wsdl";
    private static final String WSDL = "wsdl";
    private static final String REPEATABLE = "repeatable_operations";
    private static final String CHECK_OPERATION = "check_operation";
    private static final String WSS_TYPE = "wss_type";
    private static final String WSS_USER = "wss_username";
    private static final String WSS_SECRET = "wss_password";
    private static final int REQUESTS_PER_MINUTE = 100;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(ENDPOINT, SettingType.URL, "Where messages go, whatever the WSDL says."),
                Setting.optional(
                        WSDL_URL,
                        SettingType.URL,
                        "Where the WSDL is; if unset, the endpoint's URL with ?wsdl. Credentials go there only if its"
                                + " host is the endpoint's."),
                Setting.optional(
                        WSDL,
                        SettingType.TEXT,
                        "The WSDL itself, for services that publish none, or publish it in parts."),
                Setting.withDefault(
                        USE_WSDL,
                        SettingType.BOOLEAN,
                        true,
                        "Whether there is a WSDL; without it only call works, and parameters are written as they are."),
                Setting.optional(
                        VERSION,
                        SettingType.TEXT,
                        "Version of SOAP, 1.1 or 1.2; if unset, that of the WSDL's first port, or 1.1."),
                SchemaTime.declare("the WSDL"),
                Setting.optional(
                        REPEATABLE,
                        SettingType.LIST,
                        "Operations that may be sent again when nobody knows whether they arrived, such as those that"
                                + " read."),
                Setting.optional(
                        CHECK_OPERATION,
                        SettingType.TEXT,
                        "Operation without required parameters that the connection test calls; if unset, it sends an"
                                + " empty message, which a service answers with a fault."),
                Setting.withDefault(
                        WSS_TYPE,
                        SettingType.TEXT,
                        "none",
                        "WS-Security UsernameToken in each message: none, text (the password itself), digest."),
                Setting.optional(WSS_USER, SettingType.TEXT, "User of the UsernameToken."),
                Setting.optional(WSS_SECRET, SettingType.SECRET, "Password of the UsernameToken.")));
        settings.addAll(TlsOptions.declare());
        settings.addAll(AUTHENTICATION.declare());
        settings.addAll(ResilienceSettings.declare(REQUESTS_PER_MINUTE));
        return settings;
    }

    /**
     * Reads the settings.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException CONFIGURATION_ERROR naming the setting
     */
    static SoapSettings from(ConnectorConfig config) {
        URI endpoint = config.url(ENDPOINT).orElseThrow();
        if (endpoint.getRawFragment() != null) {
            throw config.invalid(ENDPOINT, "must have no fragment");
        }
        Optional<String> wsdl = config.text(WSDL).filter(text -> !text.isBlank());
        Optional<URI> wsdlUrl = config.url(WSDL_URL);
        if (wsdl.isPresent() && wsdlUrl.isPresent()) {
            throw config.invalid(WSDL, "is set, and '" + WSDL_URL + "' too; one of them is enough");
        }
        if (!config.bool(USE_WSDL)) {
            wsdl = Optional.empty();
            wsdlUrl = Optional.empty();
        } else if (wsdl.isEmpty() && wsdlUrl.isEmpty()) {
            String url = endpoint.toString();
            wsdlUrl = Optional.of(URI.create(url + (endpoint.getRawQuery() == null ? "?wsdl" : "&wsdl")));
        }
        return new SoapSettings(
                endpoint,
                wsdlUrl,
                wsdl,
                version(config),
                SchemaTime.from(config),
                Set.copyOf(config.list(REPEATABLE)),
                config.text(CHECK_OPERATION).filter(text -> !text.isBlank()));
    }

    @CheckForNull
    private static SoapVersion version(ConnectorConfig config) {
        String number = config.text(VERSION).orElse("").strip();
        for (SoapVersion version : SoapVersion.values()) {
            if (version.number().equals(number)) {
                return version;
            }
        }
        if (!number.isEmpty()) {
            throw config.invalid(VERSION, "is '" + number + "'; allowed are 1.1, 1.2");
        }
        return null;
    }

    /** Nothing in a WSDL tells whether an operation changes something. */
    RepeatSafety safety(String operation) {
        return repeatable.contains(operation) ? RepeatSafety.SAFE : RepeatSafety.UNSAFE;
    }

    /** Whether credentials may go to the WSDL's place. */
    boolean isWsdlAtEndpoint() {
        return wsdlUrl.isPresent()
                && endpoint.getScheme().equalsIgnoreCase(wsdlUrl.get().getScheme())
                && endpoint.getRawAuthority().equalsIgnoreCase(wsdlUrl.get().getRawAuthority());
    }

    /** What messages are authenticated with: HTTP's way and WS-Security's beside each other. */
    static Authentication authentication(ConnectorConfig config, ConnectorRuntime runtime, HttpLimits limits) {
        Authentication http = AUTHENTICATION.from(config, runtime, limits);
        String type = config.requiredText(WSS_TYPE);
        return switch (type) {
            case "none" -> http;
            case "text", "digest" ->
                Authentications.combined(
                        http,
                        List.of(new UsernameTokenAuthentication(
                                config.requiredText(WSS_USER),
                                config.secret(WSS_SECRET).orElseThrow(() -> config.invalid(WSS_SECRET, "is missing")),
                                type.equals("digest"),
                                runtime.clock(),
                                runtime.random())));
            default -> throw config.invalid(WSS_TYPE, "is '" + type + "'; allowed are none, text, digest");
        };
    }
}
