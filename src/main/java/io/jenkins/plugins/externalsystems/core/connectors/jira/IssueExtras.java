package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Links and files that a call adds to the issue that it creates or changes, each as a step. */
final class IssueExtras {
    private static final String ATTACHMENTS = "attachments";
    private static final String LINKS = "links";

    private final JiraUpload upload;
    private final LinkList linkList;

    IssueExtras(JiraUpload upload, LinkList linkList) {
        this.upload = upload;
        this.linkList = linkList;
    }

    static List<Parameter> parameters() {
        return List.of(
                Parameter.optional(
                        ATTACHMENTS,
                        ParameterType.STRING,
                        "Files to attach: Ant patterns in the workspace, separated by commas."),
                Parameter.optional(
                        LINKS,
                        ParameterType.MAP_LIST,
                        "Links: each with 'type' (such as blocks) and 'issue', or with 'url' and 'title'."));
    }

    /** Finds the files and the kinds of links; fails with VALIDATION_ERROR naming the parameter. Writes nothing. */
    CompletionStage<Prepared> prepare(Arguments arguments, CallContext context) {
        Optional<String> patterns = arguments.optionalText(ATTACHMENTS);
        return linkList.prepare(context, LINKS, arguments.maps(LINKS))
                .thenCompose(links -> patterns.isEmpty()
                        ? CompletableFuture.completedFuture(new Prepared(links, List.of()))
                        : MatchingFiles.of(context, ATTACHMENTS, patterns.get())
                                .thenApply(files -> new Prepared(links, files)));
    }

    /** What is to be added. */
    final class Prepared {
        private final List<LinkList.Link> links;
        private final List<FileContent> files;

        private Prepared(List<LinkList.Link> links, List<FileContent> files) {
            this.links = links;
            this.files = files;
        }

        boolean isEmpty() {
            return links.isEmpty() && files.isEmpty();
        }

        /** The links first, then the files; they give {@code links} and {@code attachments}, a row each. */
        List<Step> steps(CallContext context, String issue) {
            List<Step> steps = new ArrayList<>(linkList.steps(context, issue, links));
            if (!files.isEmpty()) {
                steps.addAll(upload.steps(context, issue, files));
            }
            return steps;
        }
    }
}
