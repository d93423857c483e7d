package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.OperationRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What actions make of those who wrote the build's commits: accounts by the table, addresses for the rest. */
class CommitterActionsTest {
    private static final List<Committer> COMMITTERS = List.of(
            new Committer("jo@example.com", null),
            new Committer("al@example.com", "U0AL00000"),
            new Committer("", "U0SAM0000"),
            new Committer("", null));

    /** A place of a build whose committers every system knows so. */
    private record Place(List<Committer> committers) implements ActionContext {
        @Override
        public String expand(String text) {
            return text;
        }

        @Override
        public String idempotencyKey() {
            return "key";
        }

        @Override
        public List<String> committerAddresses() {
            return List.of();
        }

        @Override
        public List<Committer> committers(String systemType) {
            assertThat(systemType).isIn("slack", "msteams", "jira", "testrail");
            return committers;
        }

        @Override
        public BuildFacts build() {
            return BuildFacts.NONE;
        }

        @Override
        public BuildReport report() {
            return BuildReport.NONE;
        }
    }

    private static OperationRequest request(ConnectorAction action) {
        return action.toOperation(new Place(COMMITTERS));
    }

    @Test
    void slackMentionsThem() {
        NotifySlackAction action = new NotifySlackAction("broken");
        action.setMentionCommitters(true);
        action.setMentions("@here, U0AL00000");
        assertThat(request(action).operation()).isEqualTo("send_message");
        assertThat(request(action).parameters())
                .containsEntry("mentions", List.of("@here", "U0AL00000", "U0SAM0000"))
                .containsEntry("mention_emails", List.of("jo@example.com"));
    }

    @Test
    void slackSendsToEachOfThem() {
        NotifySlackAction action = new NotifySlackAction("broken");
        action.setToCommitters(true);
        assertThat(request(action).operation()).isEqualTo("send_direct_messages");
        assertThat(request(action).parameters())
                .isEqualTo(Map.of("text", "broken", "users", List.of("jo@example.com", "U0AL00000", "U0SAM0000")));

        action.setChannel("#ci");
        assertThatThrownBy(() -> request(action))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave out channel");
    }

    @Test
    void teamsMentionsThem() {
        NotifyTeamsAction action = new NotifyTeamsAction();
        action.setText("broken");
        action.setMentionCommitters(true);
        assertThat(request(action).parameters())
                .containsEntry("mentions", List.of("U0AL00000", "U0SAM0000"))
                .containsEntry("mention_emails", List.of("jo@example.com"));
    }

    @Test
    void jiraAssignsToTheFirstWhomItKnows() {
        CreateJiraIssueAction create = new CreateJiraIssueAction("broken");
        create.setAssignee("committers");
        assertThat(request(create).parameters().get("data"))
                .isEqualTo(Map.of(
                        "summary",
                        "broken",
                        "assignee_candidates",
                        List.of("jo@example.com", "U0AL00000", "U0SAM0000")));
        create.setAssignee("jo@example.com");
        assertThat(request(create).parameters().get("data"))
                .isEqualTo(Map.of("summary", "broken", "assignee", "jo@example.com"));
    }

    @Test
    void testRailAssignsFailedTestsToThem() {
        PublishTestRailResultsAction publish = new PublishTestRailResultsAction();
        publish.setAssignFailedTo("committers");
        assertThat(request(publish).parameters())
                .containsEntry("assign_failed_to", List.of("jo@example.com", "U0AL00000", "U0SAM0000"));
    }

    @Test
    void whereNoTableIsThereAreAddresses() {
        ActionContext terminal = new FixedContext(BuildFacts.NONE, BuildReport.NONE, List.of("jo@example.com"));
        assertThat(terminal.committers("slack")).containsExactly(new Committer("jo@example.com", null));
    }
}
