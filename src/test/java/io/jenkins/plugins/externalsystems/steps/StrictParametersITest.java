package io.jenkins.plugins.externalsystems.steps;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import org.jenkinsci.plugins.structs.describable.DescribableModel;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Wrong arguments are refused with one sentence, although Jenkins is lax about them outside of tests. */
class StrictParametersITest extends ControllerTest {
    private boolean strict;

    @BeforeEach
    void beAsLaxAsInProduction() {
        strict = DescribableModel.STRICT_PARAMETER_CHECKING;
        DescribableModel.STRICT_PARAMETER_CHECKING = false;
    }

    @AfterEach
    void restore() {
        DescribableModel.STRICT_PARAMETER_CHECKING = strict;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "notifySlack(text: 'x', chanel: '#ci') | notifySlack: parameter 'chanel' is unknown; allowed are text, ",
                "updateSlackMessage(message: 'C1/1.2') | updateSlackMessage: parameter 'text' is missing.",
                "updateSlackMessage(text: 'x') | updateSlackMessage: parameter 'message' is missing.",
                "notifySlack(text: ['x']) | notifySlack: parameter 'text' must be a text, not a list.",
                "notifySlack(text: [a: 'x']) | notifySlack: parameter 'text' must be a text, not a map.",
                "notifySlack 5 | notifySlack: parameter 'text' must be a text, not a number.",
                "notifySlack(text: 'x', channel: currentBuild)"
                        + " | notifySlack: parameter 'channel' must be a text, not an object of another kind.",
                "notifySlack(text: 'x', replyBroadcast: 'yes')"
                        + " | notifySlack: parameter 'replyBroadcast' must be true or false, not a text.",
                "searchJiraIssues(maxResults: 'many')"
                        + " | searchJiraIssues: parameter 'maxResults' must be a whole number, not a text.",
                "updateSlackMessage('x') | updateSlackMessage: each parameter needs its name; allowed are message, text, ",
                "notifySlack(text: 'x', onError: 'explode')"
                        + " | notifySlack: onError is 'explode'; allowed are fail, unstable, warn, ignore.",
                "externalSystem(operation: 'send_message', params: [text: { 'x' }])"
                        + " | externalSystem: 'params' holds an object of another kind; allowed are maps, lists, texts",
                "createJiraIssue(summary: 'x', fields: [a: [currentBuild]])"
                        + " | createJiraIssue: 'fields' holds an object of another kind; allowed are",
                "def d = 'x'; for (int i = 0; i < 60; i++) { d = [d] }; createJiraIssue(summary: 'x', fields: [a: d])"
                        + " | createJiraIssue: 'fields' is nested more than 50 levels deep.",
                "createJiraIssue(summary: 'x', fields: [1: 'x']) | createJiraIssue: keys of maps must be texts.",
            })
    void scriptedPipelineIsRefusedWithOneSentence(String script, String sentence) throws Exception {
        WorkflowRun run = build(Result.FAILURE, script);
        jenkins.assertLogContains("ERROR: " + sentence, run);
        jenkins.assertLogNotContains("Exception", run);
        jenkins.assertLogNotContains("\tat ", run);
        assertThat(jira.requests()).isEmpty();
        assertThat(slack.requests()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "notifySlack(text: 'x', chanel: '#ci') | Invalid parameter \"chanel\"",
                "notifySlack(channel: '#ci') | Missing required parameter: \"text\"",
                "notifySlack(text: 5) | Expecting \"class java.lang.String\"",
                "notifySlack(text: ['x']) | notifySlack: parameter 'text' must be a text, not a list.",
            })
    void declarativePipelineIsRefusedBeforeAnythingIsSent(String step, String sentence) throws Exception {
        WorkflowRun run = build(Result.FAILURE, """
                pipeline {
                  agent none
                  stages { stage('Build') { steps { %s } } }
                }
                """.formatted(step));
        jenkins.assertLogContains(sentence, run);
        assertThat(slack.requests()).isEmpty();
    }

    @Test
    void textsWithVariablesAreTextsAnywhereInNestedData() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                def colour = 'blue'
                def field = 'customfield_10010'
                createJiraIssue(summary: "Deploy ${colour}", fields: ["${field}": "dark ${colour}"])
                externalSystem(connection: 'slack-main', operation: 'send_alert',
                    params: [title: "T ${colour}", message: 'm', metadata: [list: "${[colour]}"]])
                """);
        jenkins.assertLogNotContains("Unknown parameter", run);
        assertThat(jira.issues().get(0).summary()).isEqualTo("Deploy blue");
        assertThat(jira.issues().get(0).field("customfield_10010")).isEqualTo("dark blue");
        assertThat(slack.messages("general").get(0).attachments().toString()).contains("T blue", "[blue]");
    }

    @Test
    void aNullIsLeftToOnError() throws Exception {
        WorkflowRun run = build(
                Result.SUCCESS,
                "def r = updateSlackMessage(message: 'C1/1.2', text: null); echo \"code=${r.error_code}\"");
        jenkins.assertLogContains("WARNING: updateSlackMessage: ", run);
        jenkins.assertLogContains("code=VALIDATION_ERROR", run);
        build(Result.FAILURE, "updateSlackMessage(message: 'C1/1.2', text: null, onError: 'fail')");
        assertThat(slack.requests()).isEmpty();
    }
}
