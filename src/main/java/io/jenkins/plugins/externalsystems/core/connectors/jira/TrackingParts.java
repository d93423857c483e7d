package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;

/** What tracking failures is made of. */
record TrackingParts(
        JiraApi api,
        NewIssueFields newFields,
        JiraUsers users,
        JiraBulk bulk,
        JiraComments comments,
        CategoryMoves moves,
        TrackedIssues issues,
        ConnectorRuntime runtime) {}
