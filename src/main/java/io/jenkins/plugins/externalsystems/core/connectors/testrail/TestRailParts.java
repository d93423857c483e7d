package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import java.time.InstantSource;

/** What the operations of one connection call. */
record TestRailParts(
        Items items,
        Additions additions,
        TestRailResults results,
        TestRailUsers users,
        ResultAttachments attachments,
        PublishedResults publishing,
        TestRailCheck check) {

    static TestRailParts of(TestRailApi api, TestRailSettings settings, InstantSource clock) {
        Pages pages = new Pages(api);
        Project project = new Project(settings.projectId());
        Statuses statuses = new Statuses(api);
        Items items = new Items(api, pages, project);
        Additions additions = new Additions(api, pages, project, clock);
        ResultAttachments attachments = new ResultAttachments(api);
        TestRailUsers users = new TestRailUsers(api);
        return new TestRailParts(
                items,
                additions,
                new TestRailResults(api, pages, statuses),
                users,
                attachments,
                new PublishedResults(api, pages, project, statuses, items, additions, attachments, users, clock),
                new TestRailCheck(api, settings.username(), settings.projectId()));
    }
}
