package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * Links from issues to web pages. Each has a global id, by which Jira changes the link that is there instead of adding one.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-remote-links/">Remote links</a>
 * @see <a href="https://developer.atlassian.com/server/jira/platform/jira-rest-api-for-remote-issue-links/">Data Center</a>
 */
final class JiraRemoteLinks {
    private static final int LONGEST_GLOBAL_ID = 255;

    private final JiraApi api;

    JiraRemoteLinks(JiraApi api) {
        this.api = api;
    }

    /**
     * Adds the link, or changes the one to the same page.
     *
     * @return {@code key}, {@code remote_link_id}, {@code to} (the page)
     */
    CompletionStage<Map<String, Object>> put(CallContext context, String issue, WebLink link) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("url", link.url());
        object.put("title", link.title());
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("globalId", globalId(link.url()));
        if (!link.relationship().isEmpty()) {
            body.put("relationship", link.relationship());
        }
        body.put("object", object);
        return api.send(
                        context,
                        "POST",
                        RepeatSafety.KEYED,
                        url -> url.path("issue").segment(issue).path("remotelink"),
                        body)
                .thenApply(answer -> {
                    Map<String, Object> row = new LinkedHashMap<>();
                    row.put("key", issue);
                    row.put("remote_link_id", CreatedId.of(answer, "id", "link", context));
                    row.put("to", link.url());
                    return row;
                });
    }

    private static String globalId(String url) {
        return url.length() <= LONGEST_GLOBAL_ID
                ? url
                : UUID.nameUUIDFromBytes(url.getBytes(StandardCharsets.UTF_8)).toString();
    }

    /**
     * A page to link to.
     *
     * @param title what people read
     * @param relationship such as {@code built by}; empty for Jira's own word
     */
    record WebLink(String url, String title, String relationship) {
        /** @throws RuntimeException VALIDATION_ERROR for what is no address of a page */
        static String check(String given, String parameter, CallContext context) {
            try {
                URI url = new URI(given.trim());
                if (("https".equals(url.getScheme()) || "http".equals(url.getScheme())) && url.getHost() != null) {
                    return url.toString();
                }
            } catch (URISyntaxException unreadable) {
                // Refused below like every other text that is no address.
            }
            throw context.invalid(parameter, "must be an http or https address");
        }
    }
}
