package io.jenkins.plugins.externalsystems.core.auth;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** URLs that are secrets: what may be said about one without telling it. */
public final class SecretUrls {
    /** A shorter value, such as a version, would mask innocent words. */
    private static final int SHORTEST_SECRET = 12;

    private SecretUrls() {}

    /** Scheme and host, which are no secret. @throws ExternalSystemException CONFIGURATION_ERROR if it is no URL */
    public static URI origin(SecretValue url) {
        URI parsed = parse(url);
        String port = parsed.getPort() < 0 ? "" : ":" + parsed.getPort();
        return URI.create(parsed.getScheme() + "://" + parsed.getHost() + port);
    }

    /**
     * Whether the whole path is of a form, as it stands in the URL.
     *
     * @throws ExternalSystemException CONFIGURATION_ERROR if it is no URL
     */
    public static boolean hasPath(SecretValue url, Pattern form) {
        String path = parse(url).getRawPath();
        return path != null && form.matcher(path).matches();
    }

    /** The URL in plain, and what of it may turn up alone: what follows the host, and long values of the query. */
    static List<String> secretParts(SecretValue url) {
        String whole = url.reveal().trim();
        int host = whole.indexOf("://") + 3;
        int path = whole.indexOf('/', host);
        List<String> parts = new ArrayList<>();
        parts.add(whole);
        if (path >= 0) {
            parts.add(whole.substring(path));
        }
        int query = whole.indexOf('?');
        for (String pair :
                query < 0 ? new String[0] : whole.substring(query + 1).split("&")) {
            String value = pair.substring(pair.indexOf('=') + 1);
            if (value.length() >= SHORTEST_SECRET) {
                parts.add(value);
            }
        }
        return parts;
    }

    static URI parse(SecretValue url) {
        try {
            URI parsed = new URI(url.reveal().trim());
            boolean isHttp =
                    "https".equalsIgnoreCase(parsed.getScheme()) || "http".equalsIgnoreCase(parsed.getScheme());
            if (isHttp && parsed.getHost() != null) {
                return parsed;
            }
        } catch (URISyntaxException hidden) {
            // The exception's message holds the URL, so it is not kept as a cause.
        }
        throw new ExternalSystemException(
                ErrorCode.CONFIGURATION_ERROR, "The secret URL is not an absolute http or https URL.");
    }
}
