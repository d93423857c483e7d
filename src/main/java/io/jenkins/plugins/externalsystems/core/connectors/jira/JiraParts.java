package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.util.Optional;

/** Everything that works for one configured connection. */
record JiraParts(
        JiraApi api,
        JiraIssues issues,
        JiraIssueUpdate update,
        JiraSearch search,
        JiraQuery query,
        JiraComments comments,
        JiraTransitions transitions,
        JiraCheck check) {

    JiraParts(JiraApi api, Optional<String> project) {
        this(api, project, new JiraUsers(api), new JiraTransitions(api), new JiraComments(api), new JiraSearch(api));
    }

    private JiraParts(
            JiraApi api,
            Optional<String> project,
            JiraUsers users,
            JiraTransitions transitions,
            JiraComments comments,
            JiraSearch search) {
        this(
                api,
                new JiraIssues(api, users, project),
                new JiraIssueUpdate(api, users, transitions, comments),
                search,
                new JiraQuery(search, users, api.dialect(), project),
                comments,
                transitions,
                new JiraCheck(api, users, project));
    }
}
