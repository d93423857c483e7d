package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import java.time.InstantSource;

/** What the operations of one connection call. */
record TestRailParts(
        Items items, Additions additions, TestRailResults results, ResultAttachments attachments, TestRailCheck check) {

    static TestRailParts of(TestRailApi api, TestRailSettings settings, InstantSource clock) {
        Pages pages = new Pages(api);
        Project project = new Project(settings.projectId());
        Statuses statuses = new Statuses(api);
        return new TestRailParts(
                new Items(api, pages, project),
                new Additions(api, pages, project, clock),
                new TestRailResults(api, pages, statuses),
                new ResultAttachments(api),
                new TestRailCheck(api, settings.username(), settings.projectId()));
    }
}
