package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.auth.settings.AuthenticationSettings;
import io.jenkins.plugins.externalsystems.core.auth.tls.TlsOptions;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredOperation;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.SafePath;
import io.jenkins.plugins.externalsystems.core.resilience.ResilienceSettings;
import io.jenkins.plugins.externalsystems.core.schema.SchemaTime;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a REST connection is configured with.
 *
 * @param base where the service is
 * @param headers of each request
 * @param healthPath what the connection test asks for
 * @param isGzip whether bodies are compressed
 * @param openApi where the service describes itself
 * @param schemaTime how long that is remembered
 * @param operations as declared
 * @param fallback id of the connection that is used where this one cannot reach its service
 */
record RestSettings(
        BaseUrl base,
        Map<String, String> headers,
        Optional<String> healthPath,
        boolean isGzip,
        PagingSettings paging,
        Optional<URI> openApi,
        Duration schemaTime,
        List<DeclaredOperation> operations,
        Optional<String> fallback) {
    static final AuthenticationSettings AUTHENTICATION = new AuthenticationSettings("");
    static final String URL = "url";
    static final String HEALTH_PATH = "health_path";
    static final String OPENAPI_URL = "openapi_url";

    private static final String HEADERS = "headers";
    private static final String GZIP = "gzip_requests";
    private static final String OPERATIONS = "operations";
    private static final String FALLBACK = "fallback";
    private static final int REQUESTS_PER_MINUTE = 100;

    static List<Setting> declare() {
        List<Setting> settings = new ArrayList<>(List.of(
                Setting.required(
                        URL,
                        SettingType.URL,
                        "Base URL, such as https://api.example.com/v1: every request stays on its host and below its"
                                + " path."),
                Setting.optional(HEADERS, SettingType.TEXTS, "Headers of each request, without secrets."),
                Setting.optional(
                        HEALTH_PATH,
                        SettingType.TEXT,
                        "Path below the base URL that the connection test gets; if unset, the base URL itself, where any"
                                + " answer will do that is no failure and no refusal of the credentials."),
                Setting.withDefault(GZIP, SettingType.BOOLEAN, false, "Whether bodies of requests are compressed."),
                Setting.optional(
                        OPENAPI_URL,
                        SettingType.URL,
                        "Where the service's OpenAPI document is. Credentials go there only if its host is the base"
                                + " URL's."),
                SchemaTime.declare("it"),
                Setting.optional(OPERATIONS, SettingType.MAPS, "Operations of the connection, each declared as a map."),
                Setting.optional(
                        FALLBACK,
                        SettingType.TEXT,
                        "Id of another REST connection that takes a call where this one cannot reach its service, and the"
                                + " call surely did nothing there or may be made again.")));
        settings.addAll(PagingSettings.declare());
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
    static RestSettings from(ConnectorConfig config) {
        URI url = config.url(URL).orElseThrow();
        if (url.getRawFragment() != null || url.getRawQuery() != null) {
            throw config.invalid(URL, "must have no query and no fragment");
        }
        String path = url.getRawPath();
        if (!path.isEmpty()) {
            requireSafe(config, URL, path);
        }
        config.text(HEALTH_PATH).ifPresent(health -> requireSafe(config, HEALTH_PATH, health));
        PagingSettings paging = PagingSettings.from(config);
        return new RestSettings(
                new BaseUrl(url),
                headers(config),
                config.text(HEALTH_PATH),
                config.bool(GZIP),
                paging,
                config.url(OPENAPI_URL),
                SchemaTime.from(config),
                operations(config, paging),
                fallback(config));
    }

    private static Optional<String> fallback(ConnectorConfig config) {
        Optional<String> id = config.text(FALLBACK);
        if (id.isPresent() && id.get().equals(config.connectionId())) {
            throw config.invalid(FALLBACK, "is the connection itself");
        }
        return id;
    }

    /** Whether credentials may go to the document's place. */
    boolean isOpenApiAtBase() {
        return openApi.isPresent()
                && base.url().getScheme().equalsIgnoreCase(openApi.get().getScheme())
                && base.url().getRawAuthority().equalsIgnoreCase(openApi.get().getRawAuthority());
    }

    private static void requireSafe(ConnectorConfig config, String setting, String path) {
        try {
            SafePath.requireSafe(path);
        } catch (IllegalArgumentException unsafe) {
            throw config.invalid(setting, "has a path that " + unsafe.getMessage());
        }
    }

    private static Map<String, String> headers(ConnectorConfig config) {
        Map<String, String> headers = config.texts(HEADERS);
        headers.forEach((name, value) -> {
            try {
                RestDeclarations.checkHeader(name, value);
            } catch (IllegalArgumentException wrong) {
                throw config.invalid(HEADERS, wrong.getMessage());
            }
        });
        return headers;
    }

    private static List<DeclaredOperation> operations(ConnectorConfig config, PagingSettings paging) {
        List<DeclaredOperation> operations;
        try {
            operations = RestDeclarations.read(config.maps(OPERATIONS));
        } catch (IllegalArgumentException wrong) {
            throw config.invalid(OPERATIONS, "cannot be used: " + wrong.getMessage());
        }
        if (paging.style() == PagingStyle.NONE) {
            operations.stream()
                    .filter(operation -> operation.pages().isPaged())
                    .findFirst()
                    .ifPresent(paged -> {
                        throw config.invalid(
                                OPERATIONS,
                                "cannot be used: operation '" + paged.name()
                                        + "' is paged, and the connection has no 'paging_style'");
                    });
        }
        return operations;
    }
}
