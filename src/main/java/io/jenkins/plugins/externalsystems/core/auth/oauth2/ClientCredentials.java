package io.jenkins.plugins.externalsystems.core.auth.oauth2;

import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.http.HttpLimits;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How a client gets its tokens.
 *
 * @param tokenUrl the authorization server's token endpoint
 * @param clientId the client
 * @param clientSecret its secret
 * @param style how both are sent
 * @param scopes asked for; may be empty
 * @param further parameters of the token request, such as {@code audience} or {@code resource}
 * @param limits of the token request
 * @see <a href="https://www.rfc-editor.org/rfc/rfc6749#section-4.4">RFC 6749, section 4.4</a>
 */
public record ClientCredentials(
        URI tokenUrl,
        String clientId,
        SecretValue clientSecret,
        Style style,
        List<String> scopes,
        Map<String, String> further,
        HttpLimits limits) {
    /** How a client names itself to the authorization server (RFC 6749, section 2.3.1). */
    public enum Style {
        /** In the Authorization header, which every server has to take. */
        BASIC,
        /** As {@code client_id} and {@code client_secret} in the form. */
        FORM
    }

    public ClientCredentials {
        scopes = List.copyOf(scopes);
        further = Map.copyOf(further);
    }
}
