package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import java.time.InstantSource;
import java.util.Optional;

/** Everything that works for one configured connection. */
record JiraParts(
        JiraApi api,
        JiraIssues issues,
        JiraIssueCreation creation,
        JiraBulk bulk,
        JiraIssueUpdate update,
        JiraUsers users,
        JiraAssignees assignees,
        JiraSearch search,
        JiraQuery query,
        JiraComments comments,
        JiraWorklogs worklogs,
        JiraAttachments attachments,
        JiraUpload upload,
        JiraLinks links,
        JiraRemoteLinks remoteLinks,
        TransitionOperation transition,
        FailureTracking tracking,
        JiraFields fields,
        JiraCheck check) {

    /** @param project key of the connection's own project */
    static JiraParts of(JiraApi api, Optional<String> project, ConnectorRuntime runtime) {
        InstantSource clock = runtime.clock();
        JiraUsers users = new JiraUsers(api);
        JiraSearch search = new JiraSearch(api);
        JiraComments comments = new JiraComments(api);
        JiraWorklogs worklogs = new JiraWorklogs(api, users, clock);
        JiraAttachments attachments = new JiraAttachments(api);
        JiraUpload upload = new JiraUpload(api, users, attachments);
        JiraLinks links = new JiraLinks(api);
        JiraRemoteLinks remoteLinks = new JiraRemoteLinks(api);
        IssueExtras extras = new IssueExtras(upload, new LinkList(links, remoteLinks));
        JiraAssignees assignees = new JiraAssignees(api, users);
        JiraTransitions transitions = new JiraTransitions(api);
        JiraMoves moves = new JiraMoves(transitions);
        JiraMetadata metadata = new JiraMetadata(api);
        FieldShaper shaper = new FieldShaper(metadata, new FieldValues(users, api.dialect()));
        FieldFailures failures = new FieldFailures(metadata);
        NewIssueFields newFields = new NewIssueFields(api, users, metadata, shaper, project);
        EarlierIssues earlier = new EarlierIssues(api, search);
        JiraBulk bulk = new JiraBulk(api, newFields, earlier);
        return new JiraParts(
                api,
                new JiraIssues(api),
                new JiraIssueCreation(api, newFields, earlier, extras, failures),
                bulk,
                new JiraIssueUpdate(api, users, assignees, comments, worklogs, extras, moves, metadata, shaper),
                users,
                assignees,
                search,
                new JiraQuery(search, users, api.dialect(), project),
                comments,
                worklogs,
                attachments,
                upload,
                links,
                remoteLinks,
                new TransitionOperation(api, moves, comments, shaper, failures),
                new FailureTracking(new TrackingParts(
                        api,
                        newFields,
                        users,
                        bulk,
                        comments,
                        new CategoryMoves(api, transitions),
                        new TrackedIssues(api, search),
                        runtime)),
                new JiraFields(metadata, project),
                new JiraCheck(api, users, project));
    }
}
