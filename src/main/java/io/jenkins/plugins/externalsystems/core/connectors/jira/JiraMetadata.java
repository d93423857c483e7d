package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.client.Recollection;
import io.jenkins.plugins.externalsystems.core.client.UrlBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.UnaryOperator;

/**
 * Which fields there are, on the screens and in all. What a project's screens have is remembered as metadata; what an issue's
 * edit screen has depends on its status and is not.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issues/">Cloud: create and edit
 *     metadata</a>
 * @see <a href="https://confluence.atlassian.com/jiracore/createmeta-rest-endpoint-to-be-removed-975040986.html">Data Center:
 *     create metadata by project and issue type, from version 8.4 on</a>
 */
final class JiraMetadata {
    private static final int PAGE = 100;
    /** A Jira that never comes to an end is not followed for ever. */
    private static final int MOST_PAGES = 50;

    private final JiraApi api;

    JiraMetadata(JiraApi api) {
        this.api = api;
    }

    /** Every field of the Jira, without required and allowed values. */
    CompletionStage<FieldList> all(CallContext context) {
        return api.metadata(context, url -> url.path("field"))
                .thenApply(found -> fields("this Jira", Json.elements(found)));
    }

    /** What can be set on a new issue. @return fails with VALIDATION_ERROR naming {@code issue_type} for an unknown one */
    CompletionStage<FieldList> ofNewIssue(CallContext context, String project, String issueType) {
        String place = "the create screen of issue type '" + Words.shown(issueType) + "' in project " + project;
        return Recollection.orFresh(
                        context,
                        call -> issueTypes(call, project),
                        types -> issueTypeId(types, issueType).isPresent())
                .thenCompose(types -> {
                    String id = issueTypeId(types, issueType)
                            .orElseThrow(() -> unknownType(types, project, issueType, context));
                    return list(
                            context,
                            MetadataKind.FIELDS,
                            url -> below(url, project).segment(id),
                            0,
                            new ArrayList<>());
                })
                .thenApply(found -> fields(place, found));
    }

    private static FieldList fields(String place, List<JsonNode> found) {
        return new FieldList(
                place, found.stream().map(field -> FieldMeta.of("", field)).toList());
    }

    /** The issue types of a project that an issue can be created with. */
    CompletionStage<List<JsonNode>> issueTypes(CallContext context, String project) {
        return list(context, MetadataKind.ISSUE_TYPES, url -> below(url, project), 0, new ArrayList<>());
    }

    /** What can be set on an issue as it is now. */
    CompletionStage<FieldList> ofIssue(CallContext context, String issue) {
        return api.get(context, url -> url.path("issue").segment(issue).path("editmeta"))
                .thenApply(found -> named("the edit screen of " + issue, found.path("fields")));
    }

    /** What the fields are that an answer has by id. */
    static FieldList named(String place, JsonNode fields) {
        List<FieldMeta> list = new ArrayList<>();
        fields.fields().forEachRemaining(entry -> list.add(FieldMeta.of(entry.getKey(), entry.getValue())));
        return new FieldList(place, list);
    }

    private static Optional<String> issueTypeId(List<JsonNode> types, String wanted) {
        for (JsonNode type : types) {
            if (Json.text(type, "name").equalsIgnoreCase(wanted.trim())
                    || Json.text(type, "id").equals(wanted.trim())) {
                return Optional.of(Json.text(type, "id"));
            }
        }
        return Optional.empty();
    }

    private static ExternalSystemException unknownType(
            List<JsonNode> types, String project, String wanted, CallContext context) {
        return context.invalid(
                "issue_type",
                "is '" + Words.shown(wanted) + "', which project " + project
                        + " does not have for this account; it has " + names(types));
    }

    /** The names in words, for a message. */
    static String names(List<JsonNode> types) {
        List<String> names = types.stream()
                .limit(30)
                .map(type -> "'" + Words.shown(Json.text(type, "name")) + "'")
                .toList();
        return names.isEmpty() ? "none" : String.join(", ", names);
    }

    private static UrlBuilder below(UrlBuilder url, String project) {
        return url.path("issue/createmeta").segment(project).path("issuetypes");
    }

    private CompletionStage<List<JsonNode>> list(
            CallContext context, MetadataKind kind, UnaryOperator<UrlBuilder> path, int page, List<JsonNode> sofar) {
        return api.metadata(
                        context,
                        url -> path.apply(url)
                                .query("startAt", String.valueOf(sofar.size()))
                                .query("maxResults", String.valueOf(PAGE)))
                .thenCompose(answer -> {
                    List<JsonNode> rows =
                            Json.elements(answer.path(api.dialect().metadataRows(kind)));
                    sofar.addAll(rows);
                    boolean isLast = rows.isEmpty()
                            || sofar.size() >= answer.path("total").asInt();
                    return isLast || page + 1 == MOST_PAGES
                            ? CompletableFuture.completedFuture(List.copyOf(sofar))
                            : list(context, kind, path, page + 1, sofar);
                });
    }
}
