package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.operation.ArgumentRows;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** Several links at once, to issues and to web pages. */
final class LinkList {
    private static final String TYPE = "type";
    private static final String ISSUE = "issue";
    private static final String URL = "url";
    private static final String TITLE = "title";
    private static final String RELATIONSHIP = "relationship";

    private final JiraLinks issueLinks;
    private final JiraRemoteLinks remoteLinks;

    LinkList(JiraLinks issueLinks, JiraRemoteLinks remoteLinks) {
        this.issueLinks = issueLinks;
        this.remoteLinks = remoteLinks;
    }

    /** What an entry of the list may say. */
    private static Parameter[] parameters() {
        return new Parameter[] {
            Parameter.optional(TYPE, ParameterType.STRING, "What the issue does to the other one, such as blocks."),
            Parameter.optional(ISSUE, ParameterType.STRING, "Key or id of the other issue."),
            Parameter.optional(URL, ParameterType.STRING, "Address of a page, instead of an issue."),
            Parameter.optional(TITLE, ParameterType.STRING, "Title of the page."),
            Parameter.optional(RELATIONSHIP, ParameterType.STRING, "What the page is to the issue."),
        };
    }

    /** One link to be made. @param make takes the issue that gets it */
    record Link(String step, Function<String, CompletionStage<Map<String, Object>>> make) {}

    /** Checks the list. @param parameter that holds it, for messages */
    CompletionStage<List<Link>> prepare(CallContext context, String parameter, List<Map<String, Object>> given) {
        List<Arguments> rows = ArgumentRows.read(context, parameter, given, parameters());
        CompletionStage<List<JsonNode>> types = rows.stream().anyMatch(row -> row.has(ISSUE))
                ? issueLinks.types(context)
                : CompletableFuture.completedFuture(List.of());
        return types.thenApply(known -> {
            List<Link> links = new ArrayList<>();
            for (int index = 0; index < rows.size(); index++) {
                try {
                    links.add(link(context, rows.get(index), known));
                } catch (ExternalSystemException refused) {
                    throw ArgumentRows.inRow(parameter + "[" + index + "]", refused);
                }
            }
            return links;
        });
    }

    private Link link(CallContext context, Arguments row, List<JsonNode> types) {
        if (row.has(ISSUE) == row.has(URL)) {
            throw context.invalid(ISSUE, "or 'url' must be given, and not both");
        }
        require(context, row, row.has(ISSUE) ? TYPE : TITLE);
        if (row.has(ISSUE)) {
            String other = IssueKey.of(row, ISSUE, context);
            LinkType type = LinkType.of(types, row.text(TYPE), TYPE, context);
            return new Link(
                    "link: " + type.phrase() + " " + other, issue -> issueLinks.link(context, issue, type, other));
        }
        JiraRemoteLinks.WebLink page = new JiraRemoteLinks.WebLink(
                JiraRemoteLinks.WebLink.check(row.text(URL), URL, context),
                row.text(TITLE),
                row.optionalText(RELATIONSHIP).orElse(""));
        return new Link("link: " + page.title(), issue -> remoteLinks.put(context, issue, page));
    }

    private static void require(CallContext context, Arguments row, String parameter) {
        if (!row.has(parameter)) {
            throw context.invalid(parameter, "is missing");
        }
    }

    /** A step for each; it adds a row to {@code links}. */
    List<Step> steps(CallContext context, String issue, List<Link> links) {
        return links.stream()
                .map(link -> new Step(
                        link.step(),
                        () -> link.make()
                                .apply(issue)
                                .<Map<String, Object>>thenApply(row -> Map.of("links", List.of(row)))
                                .exceptionally(thrown -> {
                                    throw context.about("issue " + issue, thrown);
                                })))
                .toList();
    }
}
