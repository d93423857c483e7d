package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * A method of the API with its ids and filters. TestRail puts the method behind {@code index.php?} and joins everything
 * after it with {@code &}, so that it is one query. Immutable.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077039051284-Accessing-the-TestRail-API">Accessing the
 *     API</a>
 */
final class ApiPath {
    private final String text;

    private ApiPath(String text) {
        this.text = text;
    }

    /** @param method as TestRail names it, such as {@code get_runs} */
    static ApiPath of(String method, long... ids) {
        StringBuilder path = new StringBuilder(method);
        for (long id : ids) {
            path.append('/').append(id);
        }
        return new ApiPath(path.toString());
    }

    /** The path with one more id, which is no number. */
    ApiPath below(String id) {
        return new ApiPath(text + '/' + URLEncoder.encode(id, StandardCharsets.UTF_8));
    }

    /** The path with one more filter; null adds nothing. */
    ApiPath with(String name, @CheckForNull Object value) {
        return value == null
                ? this
                : new ApiPath(text
                        + '&'
                        + name
                        + '='
                        + URLEncoder.encode(value.toString(), StandardCharsets.UTF_8)
                                .replace("+", "%20"));
    }

    /** @param base without query and fragment; a slash at its end does not count */
    URI below(URI base) {
        String start = base.toString();
        return URI.create(
                (start.endsWith("/") ? start.substring(0, start.length() - 1) : start) + "/index.php?/api/v2/" + text);
    }
}
