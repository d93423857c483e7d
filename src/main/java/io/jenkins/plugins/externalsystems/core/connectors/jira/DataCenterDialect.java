package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.template.Markdown;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import io.jenkins.plugins.externalsystems.core.template.WikiText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Jira Data Center and Server: wiki text, users by user name, search by start and total.
 *
 * @see <a href="https://developer.atlassian.com/server/jira/platform/rest/v11003/">Jira Data Center REST API</a>
 */
final class DataCenterDialect implements JiraDialect {
    @Override
    public String product() {
        return "Jira Data Center";
    }

    @Override
    public String apiPath() {
        return "rest/api/2";
    }

    @Override
    public Object richText(String markdown) {
        return Markdown.toWiki(markdown);
    }

    @Override
    public Object richText(TextTemplate template, Map<String, Object> data) {
        return template.renderWiki(data);
    }

    @Override
    public String plainText(JsonNode value) {
        return WikiText.plain(value.asText());
    }

    /** Wiki text is a text like any other; only who asked for the field knows. */
    @Override
    public boolean isRichText(JsonNode value) {
        return false;
    }

    @Override
    public Map<String, Object> userField(@CheckForNull String id) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("name", id);
        return user;
    }

    @Override
    public String userId(JsonNode user) {
        return Json.text(user, "name");
    }

    /** A user name has no form of its own: it is looked up like a display name. */
    @Override
    public boolean isUserId(String text) {
        return false;
    }

    @Override
    public String userIdWord() {
        return "user name";
    }

    /** @see <a href="https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/user-findUsers">user/search</a> */
    @Override
    public String userSearchParameter() {
        return "username";
    }

    @Override
    public List<String> userNames(JsonNode user) {
        return List.of(Json.text(user, "name"), Json.text(user, "emailAddress"), Json.text(user, "displayName"));
    }

    @Override
    public String searchPath() {
        return "search";
    }

    @Override
    public Map<String, Object> searchPage(@CheckForNull String page) {
        return page == null ? Map.of() : Map.of("startAt", Integer.valueOf(page));
    }

    /** A page without issues is the last whatever the total says: issues may have gone in between. */
    @Override
    public Optional<String> nextPage(JsonNode found) {
        int size = found.path("issues").size();
        int next = found.path("startAt").asInt() + size;
        return size > 0 && next < found.path("total").asInt() ? Optional.of(String.valueOf(next)) : Optional.empty();
    }

    @Override
    public boolean needsRestriction() {
        return false;
    }

    @Override
    public String metadataRows(MetadataKind kind) {
        return "values";
    }

    /** @see <a href="https://docs.atlassian.com/software/jira/docs/api/REST/9.17.0/#api/2/issue-addWorklog">Add worklog</a> */
    @Override
    public boolean marksWorklogs() {
        return false;
    }

    @Override
    public boolean searchGivesProperties() {
        return false;
    }
}
