package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.template.Markdown;
import io.jenkins.plugins.externalsystems.core.template.TextTemplate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Jira Cloud: documents in Atlassian's format, users by account id, search by tokens of pages.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/intro/">Jira Cloud REST API v3</a>
 */
final class CloudDialect implements JiraDialect {
    private static final Pattern ACCOUNT_ID = Pattern.compile("[0-9a-f]{24}|[0-9A-Za-z_-]{1,40}:[0-9A-Za-z:_-]{1,88}");

    @Override
    public String product() {
        return "Jira Cloud";
    }

    @Override
    public String apiPath() {
        return "rest/api/3";
    }

    @Override
    public Object richText(String markdown) {
        return Markdown.toAdf(markdown);
    }

    @Override
    public Object richText(TextTemplate template, Map<String, Object> data) {
        return template.renderAdf(data);
    }

    @Override
    public String plainText(JsonNode value) {
        return AdfText.of(value);
    }

    @Override
    public boolean isRichText(JsonNode value) {
        return Json.text(value, "type").equals("doc");
    }

    @Override
    public Map<String, Object> userField(@CheckForNull String id) {
        Map<String, Object> user = new LinkedHashMap<>();
        user.put("accountId", id);
        return user;
    }

    @Override
    public String userId(JsonNode user) {
        return Json.text(user, "accountId");
    }

    @Override
    public boolean isUserId(String text) {
        return ACCOUNT_ID.matcher(text).matches();
    }

    @Override
    public String userIdWord() {
        return "account id";
    }

    @Override
    public String userSearchParameter() {
        return "query";
    }

    @Override
    public List<String> userNames(JsonNode user) {
        return List.of(Json.text(user, "emailAddress"), Json.text(user, "displayName"));
    }

    @Override
    public String searchPath() {
        return "search/jql";
    }

    @Override
    public Map<String, Object> searchPage(@CheckForNull String page) {
        return page == null ? Map.of() : Map.of("nextPageToken", page);
    }

    @Override
    public Optional<String> nextPage(JsonNode found) {
        String next = Json.text(found, "nextPageToken");
        boolean isLast = next.isEmpty() || found.path("isLast").asBoolean(false);
        return isLast ? Optional.empty() : Optional.of(next);
    }

    @Override
    public boolean needsRestriction() {
        return true;
    }

    @Override
    public String metadataRows(MetadataKind kind) {
        return kind == MetadataKind.FIELDS ? "fields" : "issueTypes";
    }

    @Override
    public boolean marksWorklogs() {
        return true;
    }

    @Override
    public boolean searchGivesProperties() {
        return true;
    }
}
