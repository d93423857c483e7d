package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Map;
import java.util.function.Function;

/** The routes of a {@link FakeJira} for what belongs to issues. */
final class PartRoutes {
    private final CommentRoutes comments;
    private final WorklogRoutes worklogs;
    private final AttachmentRoutes attachments;
    private final LinkRoutes links;
    private final BulkRoutes bulk;

    PartRoutes(JiraState state, FakeUser me, String base, IssueRoutes issues) {
        this.comments = new CommentRoutes(state, me);
        this.worklogs = new WorklogRoutes(state, me);
        this.attachments = new AttachmentRoutes(state, me, base);
        this.links = new LinkRoutes(state);
        this.bulk = new BulkRoutes(issues::make);
    }

    AttachmentRoutes attachments() {
        return attachments;
    }

    CommentRoutes comments() {
        return comments;
    }

    void declare(Map<String, Function<JiraRequest, Reply>> routes) {
        routes.put("POST issue/bulk", bulk::create);
        routes.put("GET issue/*/comment", comments::list);
        routes.put("POST issue/*/comment", comments::create);
        routes.put("GET issue/*/comment/*", comments::get);
        routes.put("PUT issue/*/comment/*", comments::update);
        routes.put("DELETE issue/*/comment/*", comments::delete);
        routes.put("GET issue/*/worklog", worklogs::list);
        routes.put("POST issue/*/worklog", worklogs::create);
        routes.put("GET issue/*/worklog/*", worklogs::get);
        routes.put("PUT issue/*/worklog/*", worklogs::update);
        routes.put("DELETE issue/*/worklog/*", worklogs::delete);
        routes.put("POST issue/*/attachments", attachments::add);
        routes.put("DELETE attachment/*", attachments::delete);
        routes.put("GET issueLinkType", links::types);
        routes.put("POST issueLink", links::link);
        routes.put("POST issue/*/remotelink", links::remoteLink);
    }
}
