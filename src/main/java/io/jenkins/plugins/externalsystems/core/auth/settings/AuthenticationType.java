package io.jenkins.plugins.externalsystems.core.auth.settings;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The ways in which a connection can authenticate. */
public enum AuthenticationType {
    NONE,
    BASIC,
    BEARER,
    /** A key in a header of any name. */
    API_KEY_HEADER,
    /** A key in the query. */
    API_KEY_QUERY,
    /** OAuth2 client credentials. */
    OAUTH2,
    DIGEST;

    /** As in settings: lower case. */
    public String id() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<AuthenticationType> of(String id) {
        return Arrays.stream(values())
                .filter(type -> type.id().equals(id.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    static String ids() {
        return Arrays.stream(values()).map(AuthenticationType::id).collect(Collectors.joining(", "));
    }
}
