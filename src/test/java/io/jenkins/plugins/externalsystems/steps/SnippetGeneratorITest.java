package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.actions.AddSlackReactionAction;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.CreateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.actions.NotifyEmailAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.actions.NotifyTeamsAction;
import io.jenkins.plugins.externalsystems.actions.SearchJiraIssuesAction;
import io.jenkins.plugins.externalsystems.actions.UpdateJiraIssueAction;
import io.jenkins.plugins.externalsystems.actions.UpdateSlackMessageAction;
import io.jenkins.plugins.externalsystems.actions.UploadToSlackAction;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import org.htmlunit.html.HtmlPage;
import org.jenkinsci.plugins.workflow.cps.SnippetizerTester;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** The Snippet Generator knows every action, and what it writes is the action again. */
class SnippetGeneratorITest extends ControllerTest {
    private final SnippetizerTester tester = new SnippetizerTester(jenkins);

    @Test
    void createJiraIssueComesBack() throws Exception {
        CreateJiraIssueAction action = new CreateJiraIssueAction("It's broken");
        assertRoundTrip(action, "createJiraIssue 'It\\'s broken'");
        fillIn(action);
        action.setProject("OPS");
        action.setIssueType("Bug");
        action.setDescription("one\ntwo");
        action.setPriority("High");
        action.setLabels("a, b");
        action.setComponents("Build");
        action.setFixVersions("1.0");
        action.setAssignee("me@example.com");
        action.setParent("OPS-1");
        action.setFields("{\"customfield_10010\":{\"value\":\"blue\"},\"n\":[1,2.5,true,null]}");
        action.setLinks("[{\"type\":\"blocks\",\"issue\":\"OPS-2\"}]");
        action.setAttachments("build/**/*.log");
        assertRoundTrip(
                action,
                "createJiraIssue assignee: 'me@example.com', attachments: 'build/**/*.log', components: 'Build',"
                        + " connection: 'c',"
                        + " description: '''one\ntwo''',"
                        + " fields: [customfield_10010: [value: 'blue'], n: [1, 2.5, true, null]],"
                        + " fixVersions: '1.0', issueType: 'Bug', labels: 'a, b',"
                        + " links: [[type: 'blocks', issue: 'OPS-2']], onError: 'unstable', parent: 'OPS-1',"
                        + " priority: 'High', project: 'OPS', summary: 'It\\'s broken'");
    }

    @Test
    void updateJiraIssueComesBack() throws Exception {
        UpdateJiraIssueAction action = new UpdateJiraIssueAction("OPS-1");
        assertRoundTrip(action, "updateJiraIssue 'OPS-1'");
        fillIn(action);
        action.setSummary("s");
        action.setDescription("d");
        action.setPriority("Low");
        action.setLabels("a");
        action.setAssignee("current_user");
        action.setComment("c");
        action.setTransition("Done");
        action.setTimeSpent("1h");
        action.setWorklogComment("w");
        action.setLinks("[{\"url\":\"https://ci.example.com/\",\"title\":\"t\"}]");
        action.setAttachments("a.txt");
        action.setFields("{\"duedate\":\"2027-01-31\"}");
        assertRoundTrip(
                action,
                "updateJiraIssue assignee: 'current_user', attachments: 'a.txt', comment: 'c', connection: 'c',"
                        + " description: 'd', fields: [duedate: '2027-01-31'], issue: 'OPS-1', labels: 'a',"
                        + " links: [[url: 'https://ci.example.com/', title: 't']], onError: 'unstable',"
                        + " priority: 'Low', summary: 's', timeSpent: '1h', transition: 'Done', worklogComment: 'w'");
    }

    @Test
    void searchJiraIssuesComesBack() throws Exception {
        SearchJiraIssuesAction action = new SearchJiraIssuesAction();
        assertRoundTrip(action, "searchJiraIssues()");
        fillIn(action);
        action.setJql("project = OPS");
        action.setProject("OPS");
        action.setStatus("To Do");
        action.setAssignee("current_user");
        action.setLabels("a");
        action.setText("t");
        action.setMaxResults(5);
        assertRoundTrip(
                action,
                "searchJiraIssues assignee: 'current_user', connection: 'c', jql: 'project = OPS',"
                        + " labels: 'a', maxResults: 5, onError: 'unstable', project: 'OPS', status: 'To Do', text: 't'");
    }

    @Test
    void notifyTeamsComesBack() throws Exception {
        NotifyTeamsAction action = new NotifyTeamsAction();
        assertRoundTrip(action, "notifyTeams()");
        fillIn(action);
        action.setTitle("t");
        action.setText("one");
        action.setFormat("plain");
        action.setThemeColor("good");
        action.setFacts("{\"Branch\":\"main\"}");
        action.setButtons("[{\"title\":\"a\",\"url\":\"https://ci.example.com/\"}]");
        action.setBuildLink(false);
        action.setMentions("jane@contoso.com");
        action.setMentionCommitters(true);
        action.setTeamId("1");
        action.setChannel("Builds");
        assertRoundTrip(
                action,
                "notifyTeams buildLink: false, buttons: [[title: 'a', url: 'https://ci.example.com/']],"
                        + " channel: 'Builds', connection: 'c', facts: [Branch: 'main'], format: 'plain',"
                        + " mentionCommitters: true, mentions: 'jane@contoso.com', onError: 'unstable', teamId: '1',"
                        + " text: 'one', themeColor: 'good', title: 't'");
        NotifyTeamsAction card = new NotifyTeamsAction();
        card.setCard("{\"body\":[{\"type\":\"TextBlock\",\"text\":\"x\"}]}");
        assertRoundTrip(card, "notifyTeams(card: [body: [[type: 'TextBlock', text: 'x']]])");
        NotifyTeamsAction template = new NotifyTeamsAction();
        template.setTemplate("deployed");
        template.setVariables("{\"app\":\"shop\"}");
        assertRoundTrip(template, "notifyTeams template: 'deployed', variables: [app: 'shop']");
    }

    @Test
    void notifyEmailComesBack() throws Exception {
        NotifyEmailAction action = new NotifyEmailAction();
        assertRoundTrip(action, "notifyEmail()");
        fillIn(action);
        action.setTo("jane@example.com");
        action.setToCommitters(true);
        action.setCc("c@example.com");
        action.setBcc("b@example.com");
        action.setFrom("f@example.com");
        action.setReplyTo("r@example.com");
        action.setSubject("s");
        action.setHtml("<p>h</p>");
        action.setText("t");
        action.setAttachments("*.log");
        action.setInlineImages("{\"chart\":\"chart.png\"}");
        action.setThread("nightly");
        action.setPriority("high");
        assertRoundTrip(
                action,
                "notifyEmail attachments: '*.log', bcc: 'b@example.com', cc: 'c@example.com', connection: 'c',"
                        + " from: 'f@example.com', html: '<p>h</p>', inlineImages: [chart: 'chart.png'],"
                        + " onError: 'unstable', priority: 'high', replyTo: 'r@example.com', subject: 's', text: 't',"
                        + " thread: 'nightly', to: 'jane@example.com', toCommitters: true");
        NotifyEmailAction template = new NotifyEmailAction();
        template.setTemplate("notice");
        template.setVariables("{\"title\":\"x\"}");
        assertRoundTrip(template, "notifyEmail template: 'notice', variables: [title: 'x']");
        NotifyEmailAction markdown = new NotifyEmailAction();
        markdown.setMarkdown("**m**");
        assertRoundTrip(markdown, "notifyEmail markdown: '**m**'");
    }

    @Test
    void notifySlackComesBack() throws Exception {
        NotifySlackAction action = new NotifySlackAction("done");
        assertRoundTrip(action, "notifySlack 'done'");
        fillIn(action);
        action.setChannel("#ci");
        action.setFormat("plain");
        action.setMentions("@here");
        action.setThreadTs("1.2");
        action.setReplyBroadcast(true);
        action.setBlocks("[{\"type\":\"divider\"}]");
        action.setAttachments("[{\"text\":\"a\"}]");
        assertRoundTrip(
                action,
                "notifySlack attachments: [[text: 'a']], blocks: [[type: 'divider']], channel: '#ci',"
                        + " connection: 'c', format: 'plain', mentions: '@here', onError: 'unstable', replyBroadcast: true,"
                        + " text: 'done', threadTs: '1.2'");
    }

    @Test
    void updateSlackMessageComesBack() throws Exception {
        UpdateSlackMessageAction action = new UpdateSlackMessageAction("C1/1.2", "done");
        assertRoundTrip(action, "updateSlackMessage message: 'C1/1.2', text: 'done'");
        fillIn(action);
        action.setFormat("plain");
        action.setMentions("@here");
        action.setBlocks("[{\"type\":\"divider\"}]");
        action.setAttachments("[{\"text\":\"a\"}]");
        assertRoundTrip(
                action,
                "updateSlackMessage attachments: [[text: 'a']], blocks: [[type: 'divider']],"
                        + " connection: 'c', format: 'plain', mentions: '@here', message: 'C1/1.2', onError: 'unstable',"
                        + " text: 'done'");
    }

    @Test
    void uploadToSlackComesBack() throws Exception {
        UploadToSlackAction action = new UploadToSlackAction("build/**/*.log, *.xml");
        assertRoundTrip(action, "uploadToSlack 'build/**/*.log, *.xml'");
        fillIn(action);
        action.setChannel("#ci");
        action.setComment("It's **here**");
        action.setFormat("plain");
        action.setThreadTs("1.2");
        action.setTitle("t");
        assertRoundTrip(
                action,
                "uploadToSlack channel: '#ci', comment: 'It\\'s **here**', connection: 'c',"
                        + " files: 'build/**/*.log, *.xml', format: 'plain', onError: 'unstable', threadTs: '1.2',"
                        + " title: 't'");
    }

    @Test
    void addSlackReactionComesBack() throws Exception {
        AddSlackReactionAction action = new AddSlackReactionAction("C1/1.2", "tada");
        assertRoundTrip(action, "addSlackReaction emoji: 'tada', message: 'C1/1.2'");
        fillIn(action);
        assertRoundTrip(
                action, "addSlackReaction connection: 'c', emoji: 'tada', message: 'C1/1.2', onError: 'unstable'");
    }

    @Test
    void externalSystemComesBack() throws Exception {
        ExternalSystemAction action = new ExternalSystemAction("query");
        assertRoundTrip(action, "externalSystem 'query'");
        fillIn(action);
        action.setParams("{\"item_type\":\"issue\",\"data\":{\"labels\":[\"a\"]}}");
        assertRoundTrip(
                action,
                "externalSystem connection: 'c', onError: 'unstable', operation: 'query',"
                        + " params: [item_type: 'issue', data: [labels: ['a']]]");
        ExternalSystemAction mails = new ExternalSystemAction("send_batch_emails");
        mails.setConnection("mail");
        mails.setParams(
                "{\"messages\":[{\"to\":[\"Jane <jane@example.com>\"],\"subject\":\"s\",\"text\":\"one\\ntwo\"}]}");
        assertRoundTrip(
                mails,
                "externalSystem connection: 'mail', operation: 'send_batch_emails',"
                        + " params: [messages: [[to: ['Jane <jane@example.com>'], subject: 's', text: '''one\ntwo''']]]");
    }

    @Test
    void blankFieldsOfTheFormAreLeftOut() throws Exception {
        tester.assertGenerateSnippet(
                "{'stapler-class':'" + NotifySlackAction.class.getName() + "', 'connection':'', 'text':'done',"
                        + " 'channel':'', 'mentions':'', 'format':'', 'threadTs':'', 'replyBroadcast':false,"
                        + " 'blocks':'', 'attachments':'', 'onError':''}",
                "notifySlack 'done'",
                null);
        tester.assertGenerateSnippet(
                "{'stapler-class':'" + SearchJiraIssuesAction.class.getName() + "', 'connection':'', 'jql':'',"
                        + " 'project':'OPS', 'status':'', 'assignee':'', 'labels':'', 'text':'', 'maxResults':'50',"
                        + " 'onError':''}",
                "searchJiraIssues project: 'OPS'",
                null);
        tester.assertGenerateSnippet(
                "{'stapler-class':'" + ExternalSystemAction.class.getName() + "', 'connection':'slack-main',"
                        + " 'operation':'send_alert', 'params':'{\"title\": \"t\", \"message\": \"m\"}', 'onError':'fail'}",
                "externalSystem connection: 'slack-main', onError: 'fail', operation: 'send_alert',"
                        + " params: [title: 't', message: 'm']",
                null);
    }

    @Test
    void everyActionIsOfferedUnderItsNameAndDescribedInTheReference() throws Exception {
        WorkflowJob job = pipeline("echo 'x'");
        try (JenkinsRule.WebClient browser = browser()) {
            HtmlPage generator = browser.getPage(job, "pipeline-syntax/");
            String offered = generator.getWebResponse().getContentAsString();
            HtmlPage reference = browser.getPage(job, "pipeline-syntax/html");
            for (String symbol : new String[] {
                "createJiraIssue",
                "updateJiraIssue",
                "searchJiraIssues",
                "trackTestFailures",
                "notifySlack",
                "updateSlackMessage",
                "uploadToSlack",
                "addSlackReaction",
                "notifyTeams",
                "notifyEmail",
                "sendSms",
                "pushMetrics",
                "queryMetrics",
                "publishTestRailResults",
                "externalSystem"
            }) {
                assertThat(offered.contains(">" + symbol + ": ")).as(symbol).isTrue();
                assertThat(reference.asNormalizedText()).contains(symbol + ": ");
            }
            assertThat(offered.contains("External Systems: report")).isFalse();
            assertThat(reference.asNormalizedText()).contains("warn (the build goes on, the log tells)");
            assertThat(browser.getPage(job, "directive-generator/").asNormalizedText())
                    .contains("Declarative Directive Generator");
        }
        SnippetizerTester.assertDocGeneration(ConnectorActionStep.class);
    }

    private void assertRoundTrip(ConnectorAction action, String snippet) throws Exception {
        tester.assertRoundTrip(new ConnectorActionStep(action), snippet);
    }

    private static void fillIn(ConnectorAction action) {
        action.setConnection("c");
        action.setOnError("unstable");
    }
}
