package io.jenkins.plugins.externalsystems.publishers;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.Launcher;
import hudson.model.AbstractBuild;
import hudson.model.BuildListener;
import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Items;
import hudson.model.ParametersAction;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import hudson.model.StringParameterValue;
import hudson.tasks.Publisher;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.actions.SearchJiraIssuesAction;
import io.jenkins.plugins.externalsystems.actions.UpdateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.UpdateSlackMessageAction;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeIssue;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.jvnet.hudson.test.TestBuilder;

/** The two post-build actions in freestyle jobs. */
class FreestyleITest extends ControllerTest {
    @Test
    void theFormKeepsEveryFieldOfEveryAction() throws Exception {
        CreateJiraIssueAction create = new CreateJiraIssueAction("<summary> & 'quotes'");
        create.setConnection("jira-main");
        create.setOnError("warn");
        create.setProject("OPS");
        create.setIssueType("Bug");
        create.setDescription("one\ntwo");
        create.setPriority("High");
        create.setLabels("a, b");
        create.setComponents("Build");
        create.setFixVersions("1.0");
        create.setAssignee("me@example.com");
        create.setParent("OPS-1");
        create.setFields("{\"a\": \"b\"}");
        UpdateJiraIssueAction update = new UpdateJiraIssueAction("OPS-1");
        update.setSummary("s");
        update.setDescription("d");
        update.setPriority("Low");
        update.setLabels("a");
        update.setAssignee("current_user");
        update.setComment("c");
        update.setTransition("Done");
        update.setFields("{\"a\": 1}");
        SearchJiraIssuesAction search = new SearchJiraIssuesAction();
        search.setJql("project = OPS");
        search.setProject("OPS");
        search.setStatus("To Do");
        search.setAssignee("current_user");
        search.setLabels("a");
        search.setText("t");
        search.setMaxResults(5);
        NotifySlackAction notify = new NotifySlackAction("done");
        notify.setConnection("slack-main");
        notify.setOnError("unstable");
        notify.setChannel("#ci");
        notify.setFormat("plain");
        notify.setMentions("@here");
        notify.setThreadTs("1.2");
        notify.setReplyBroadcast(true);
        notify.setBlocks("[{\"type\": \"divider\"}]");
        notify.setAttachments("[{\"text\": \"a\"}]");
        UpdateSlackMessageAction edit = new UpdateSlackMessageAction("C1/1.2", "text");
        edit.setFormat("plain");
        edit.setMentions("@here");
        edit.setBlocks("[]");
        edit.setAttachments("[]");
        ExternalSystemAction any = new ExternalSystemAction("query");
        any.setConnection("jira-main");
        any.setParams("{\"item_type\": \"issue\"}");
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(List.of(
                new ConditionalAction("always", create),
                new ConditionalAction("regression", update),
                new ConditionalAction("notBuilt", search)));
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(
                new ConditionalAction("changed", notify),
                new ConditionalAction("fixed", edit),
                new ConditionalAction("aborted", any),
                new ConditionalAction("failure", new NotifySlackAction("nothing else is filled in")),
                new ConditionalAction("success", new SearchJiraIssuesAction())));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getPublishersList().add(recorder);
        project.getPublishersList().add(notifier);
        String before = Items.XSTREAM2.toXML(project.getPublishersList());

        FreeStyleProject back = jenkins.configRoundtrip(project);
        assertThat(Items.XSTREAM2.toXML(back.getPublishersList())).isEqualTo(before);

        back.doReload();
        assertThat(Items.XSTREAM2.toXML(back.getPublishersList())).isEqualTo(before);
        assertThat(back.getConfigFile().asString())
                .contains("ConnectorActionRecorder", "jira-main")
                .doesNotContain(jira.token(), slack.token());
    }

    @Test
    void conditionsFollowTheResults() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(Arrays.stream(Condition.values())
                .map(condition -> new ConditionalAction(
                        condition.symbol(), new CreateJiraIssueAction("#${BUILD_NUMBER} " + condition.symbol())))
                .toList());
        project.getPublishersList().add(notifier);
        Result[] results = {
            Result.SUCCESS, Result.FAILURE, Result.SUCCESS, Result.UNSTABLE, Result.NOT_BUILT, Result.ABORTED
        };
        for (Result result : results) {
            project.getBuildersList().replace(new EndsWith(result));
            jenkins.buildAndAssertStatus(result, project);
        }

        assertThat(jira.issues())
                .extracting(FakeIssue::summary)
                .containsExactly(
                        "#1 always",
                        "#1 success",
                        "#2 always",
                        "#2 failure",
                        "#2 changed",
                        "#2 regression",
                        "#3 always",
                        "#3 success",
                        "#3 changed",
                        "#3 fixed",
                        "#4 always",
                        "#4 unstable",
                        "#4 changed",
                        "#4 regression",
                        "#5 always",
                        "#5 notBuilt",
                        "#5 changed",
                        "#6 always",
                        "#6 aborted",
                        "#6 changed");
    }

    @Test
    void variablesAndTokensAreExpandedOnceInEveryField() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.setDescription("described with ${HIDDEN} by $NAME");
        project.addProperty(new ParametersDefinitionProperty(
                new StringParameterDefinition("NAME", ""),
                new StringParameterDefinition("SYSTEM", ""),
                new StringParameterDefinition("HIDDEN", "")));
        CreateJiraIssueAction create = new CreateJiraIssueAction("${NAME} of $JOB_NAME costs $$5, $5 and ${NO_SUCH}");
        create.setConnection("${SYSTEM}-main");
        create.setDescription("${JOB_DESCRIPTION}");
        create.setLabels("a-${BUILD_NUMBER},b");
        create.setFields("{\"customfield_10010\": \"${NAME}\"}");
        ExternalSystemAction alert = new ExternalSystemAction("send_alert");
        alert.setConnection("slack-main");
        alert.setParams(
                "{\"title\": \"${NAME}\", \"message\": \"${JOB_DESCRIPTION}\", \"metadata\": {\"n\": [\"${BUILD_NUMBER}\"]}}");
        project.getPublishersList().add(recorder(create, alert));
        String awkward = "a \"quote\" \\ and ${HIDDEN}";

        jenkins.assertBuildStatus(
                Result.SUCCESS,
                project.scheduleBuild2(
                        0,
                        new ParametersAction(
                                new StringParameterValue("NAME", awkward),
                                new StringParameterValue("SYSTEM", "jira"),
                                new StringParameterValue("HIDDEN", "never seen"))));

        FakeIssue issue = jira.issues().get(0);
        assertThat(issue.summary()).isEqualTo(awkward + " of " + project.getName() + " costs $5, $5 and ${NO_SUCH}");
        assertThat(issue.field("customfield_10010")).isEqualTo(awkward);
        assertThat(issue.field("labels")).isEqualTo(List.of("a-1", "b"));
        assertThat(issue.field("description").toString()).contains("described with ${HIDDEN} by $NAME");
        assertThat(slack.messages("general").get(0).attachments().toString())
                .contains("described with ${HIDDEN} by $NAME", "a \"quote\"")
                .doesNotContain("never seen");
    }

    @ParameterizedTest
    @CsvSource({"fail, FAILURE, ERROR", "unstable, UNSTABLE, WARNING", "warn, SUCCESS, WARNING", "ignore, SUCCESS, ''"})
    void onErrorDecidesAndTheRestIsRun(String onError, String result, String word) throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        CreateJiraIssueAction toNowhere = new CreateJiraIssueAction("x");
        toNowhere.setProject("NOPE");
        toNowhere.setOnError(onError);
        project.getPublishersList().add(recorder(toNowhere, new CreateJiraIssueAction("next")));
        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.fromString(result), project);
        if (word.isEmpty()) {
            jenkins.assertLogNotContains("operation 'create_item'", build);
        } else {
            jenkins.assertLogContains(
                    word + ": createJiraIssue: Connection 'jira-main', operation 'create_item'", build);
        }
        jenkins.assertLogNotContains("\tat ", build);
        assertThat(jira.issues()).extracting(FakeIssue::summary).containsExactly("next");
    }

    @Test
    void whatMayDecideTheResultIsRunBeforeWhatReportsIt() throws Exception {
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(
                new ConditionalAction("failure", new NotifySlackAction("failed")),
                new ConditionalAction("success", new NotifySlackAction("worked"))));
        CreateJiraIssueAction toNowhere = new CreateJiraIssueAction("x");
        toNowhere.setProject("NOPE");
        ConnectorActionRecorder recorder = recorder(toNowhere);
        // The form puts post-build actions in the order of their kinds.
        assertThat(Publisher.all().indexOf(recorder.getDescriptor()))
                .isLessThan(Publisher.all().indexOf(notifier.getDescriptor()));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getPublishersList().add(recorder);
        project.getPublishersList().add(notifier);

        FreeStyleBuild build = jenkins.buildAndAssertStatus(Result.FAILURE, project);
        assertThat(slack.messages("general")).extracting("text").containsExactly("failed");
        assertThat(records(build)).extracting("symbol").containsExactly("createJiraIssue", "notifySlack");
    }

    @Test
    void abortInMidWireAbortsTheBuild() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        slack.nextReply(Reply.stall());
        project.getPublishersList().add(recorder(new NotifySlackAction("x"), new NotifySlackAction("never")));
        FreeStyleBuild build = project.scheduleBuild2(0).waitForStart();
        awaitRequests(slack, 1);

        long start = System.nanoTime();
        build.doStop();
        jenkins.assertBuildStatus(Result.ABORTED, jenkins.waitForCompletion(build));
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
        jenkins.assertLogNotContains("\tat ", build);
        assertThat(slack.requests()).hasSize(1);
    }

    private static ConnectorActionRecorder recorder(ConnectorAction... actions) {
        ConnectorActionRecorder recorder = new ConnectorActionRecorder();
        recorder.setActions(Arrays.stream(actions)
                .map(action -> new ConditionalAction("always", action))
                .toList());
        return recorder;
    }

    /** A build step that sets the result. */
    private static final class EndsWith extends TestBuilder {
        private final String result;

        EndsWith(Result result) {
            this.result = result.toString();
        }

        @Override
        public boolean perform(AbstractBuild<?, ?> build, Launcher launcher, BuildListener listener) {
            build.setResult(Result.fromString(result));
            return true;
        }
    }
}
