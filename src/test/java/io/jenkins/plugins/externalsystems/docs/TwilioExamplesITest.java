package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.actions.SendSmsAction;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.config.SmsTemplate;
import io.jenkins.plugins.externalsystems.config.TwilioConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeMessage;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What Twilio gets from the examples of its page, and what {@code sendSms} does in builds of both kinds. */
@WithJenkins
class TwilioExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("twilio.md");
    private static final String TO = "+14155550100";

    private final FakeTwilio twilio = new FakeTwilio();

    @BeforeEach
    void connectTwilio() throws Exception {
        TwilioConnectionConfiguration connection = Controller.connectTwilio("sms", twilio);
        connection.setDefaultRegion("US");
        connection.setTemplates(
                List.of(
                        new SmsTemplate(
                                "on_call",
                                "{{build.name}} {{build.status}}{{#tests.failed}}, {{tests.failed}} tests failed{{/tests.failed}}. Who: {{who}}")));
        Controller.setConnections(connection);
    }

    @AfterEach
    void close() {
        twilio.close();
    }

    @Test
    void noExampleIsForgotten() {
        assertThat(PAGE).containsOnlyKeys("connection", "scripted", "templates", "declarative", "freestyle", "query");
        assertThat(PAGE.get("connection"))
                .contains(((TwilioConnectionConfiguration) ExternalSystemsConfiguration.get()
                                .getConnections()
                                .get(0))
                        .getTemplates()
                        .get(0)
                        .getText());
    }

    @Test
    void scripted() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("scripted"));

        assertThat(twilio.messages()).extracting(FakeMessage::to).containsExactly(TO, TO);
        assertThat(twilio.messages().get(0).body())
                .isEqualTo("Deployed " + run.getParent().getFullName());
        assertThat(twilio.messages().get(1).media()).containsExactly("https://ci.example.com/coverage.png");
        jenkins.assertLogContains(twilio.messages().get(0).sid() + " is queued, 1 message(s) of GSM-7", run);
        assertThat(twilio.requests("GET", twilio.messages().get(0).sid() + ".json"))
                .hasSize(1);
        assertThat(jenkins.getLog(run)).doesNotContain(twilio.account().authToken());
    }

    @Test
    void templates() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("templates"));

        assertThat(twilio.messages())
                .extracting(FakeMessage::body)
                .containsExactly(
                        "Ana, your shift starts 06:00 at gate 4.", run.getFullDisplayName() + " succeeded. Who: ops");
    }

    @Test
    void declarative() throws Exception {
        WorkflowRun run = build(Result.UNSTABLE, PAGE.get("declarative"));

        assertThat(twilio.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .isEqualTo(run.getFullDisplayName() + ": UNSTABLE " + jenkins.getURL() + run.getUrl()));
    }

    private static FreeStyleProject reporting(SendSmsAction action) throws Exception {
        action.setConnection("sms");
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getPublishersList().add(notifier);
        return project;
    }

    @Test
    void freestyle() throws Exception {
        SendSmsAction action = new SendSmsAction("415 555 0100");
        action.setTemplate("shift_reminder");
        action.setVariables(PAGE.get("freestyle"));
        FreeStyleProject project = reporting(action);

        jenkins.assertLogContains("sendSms: ", jenkins.buildAndAssertSuccess(project));

        assertThat(twilio.messages())
                .singleElement()
                .satisfies(message ->
                        assertThat(message.body()).isEqualTo(project.getName() + ", your shift starts now."));
    }

    @Test
    void query() throws Exception {
        twilio.addMessage(TO, FakeTwilio.NUMBER, "Hello there");
        jenkins.assertLogContains("queued: Hello there", build(Result.SUCCESS, PAGE.get("query")));
    }

    @Test
    void theFormKeepsItsFields() throws Exception {
        SendSmsAction full = new SendSmsAction(TO);
        full.setText("one\ntwo");
        full.setMediaUrls("https://a.example/1.png");
        full.setFrom("Harbour");
        full.setOnError("unstable");
        SendSmsAction template = new SendSmsAction(TO);
        template.setTemplate("on_call");
        template.setVariables("{\"who\":\"ops\"}");
        for (SendSmsAction action : List.of(new SendSmsAction(TO), full, template)) {
            FreeStyleProject project = jenkins.configRoundtrip(reporting(action));
            jenkins.assertEqualDataBoundBeans(
                    action,
                    project.getPublishersList()
                            .get(ConnectorActionNotifier.class)
                            .getActions()
                            .get(0)
                            .getAction());
        }
    }

    @Test
    void aFailureIsAWarningUnlessTheAuthorSaysOtherwise() throws Exception {
        twilio.account().stop(TO);
        WorkflowRun run = build(Result.SUCCESS, """
                def sent = sendSms(to: '+14155550100', text: 'x')
                echo "ok: ${sent.ok}, ${sent.error_code}"
                """);
        jenkins.assertLogContains("ok: false, PERMISSION_ERROR", run);
        jenkins.assertLogContains("has replied STOP", run);
        build(Result.FAILURE, "sendSms(to: '+14155550100', text: 'x', onError: 'fail')");
        jenkins.assertLogContains(
                "leave out one of the two",
                build(Result.FAILURE, "sendSms(to: '+14155550100', text: 'x', template: 'a', onError: 'fail')"));
        jenkins.assertLogContains(
                "is no telephone number", build(Result.FAILURE, "sendSms(to: '12', text: 'x', onError: 'fail')"));
        build(Result.FAILURE, "sendSms(text: 'x')");
        assertThat(twilio.messages()).isEmpty();
    }
}
