package io.jenkins.plugins.externalsystems.itest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import groovy.lang.Binding;
import groovy.lang.GroovyShell;
import hudson.model.Item;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeDataProcessing;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeFabric;
import io.jenkins.plugins.externalsystems.fakes.rest.FakeVessels;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeMessage;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import java.io.File;
import java.io.IOException;
import java.util.Map;
import jenkins.model.ParameterizedJobMixIn.ParameterizedJob;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code mvn hpi:run} shows: the script that prepares its Jenkins, and the jobs that the script makes. */
@WithJenkins
class DemoITest {
    private static final String SCRIPT = "src/demo/init.groovy.d/demo.groovy";

    @Test
    void bothJobsReachEveryServerAndPrintNoSecret(JenkinsRule jenkins) throws Exception {
        Map<String, AutoCloseable> servers = prepare(jenkins);
        try {
            Run<?, ?> pipeline = build(jenkins, "demo-pipeline");
            Run<?, ?> freestyle = build(jenkins, "demo-freestyle");

            FakeJira jira = (FakeJira) servers.get("JIRA");
            assertThat(jira.issues()).singleElement().satisfies(issue -> {
                assertThat(issue.status()).isEqualTo("In Progress");
                assertThat(issue.comments()).hasSize(1);
            });
            FakeSlack slack = (FakeSlack) servers.get("Slack");
            assertThat(slack.messages("#ci"))
                    .extracting(FakeMessage::text)
                    .satisfiesExactly(
                            first -> assertThat(first).contains("demo-pipeline", "is done"),
                            second -> assertThat(second).contains("demo-freestyle", "is done"));
            FakeTestRail testRail = (FakeTestRail) servers.get("TestRail");
            assertThat(testRail.all("run"))
                    .singleElement()
                    .satisfies(run -> assertThat(run)
                            .contains(entry("refs", jira.issues().get(0).key()), entry("is_completed", true)));
            assertThat(testRail.all("result")).hasSize(2);
            FakePushgateway gateway = (FakePushgateway) servers.get("Pushgateway");
            assertThat(gateway.group("job", "distributed_testing_demo"))
                    .singleElement()
                    .satisfies(family -> assertThat(family.name()).isEqualTo("build_number"));
            FakePrometheus prometheus = (FakePrometheus) servers.get("Prometheus");
            assertThat(prometheus.requests("GET", "/api/v1/query")).hasSize(1);
            FakeTeams teams = (FakeTeams) servers.get("Teams");
            assertThat(teams.cards())
                    .singleElement()
                    .satisfies(
                            card -> assertThat(card.toString()).contains(pipeline.getFullDisplayName() + ": SUCCESS"));
            FakeTwilio twilio = (FakeTwilio) servers.get("Twilio");
            assertThat(twilio.messages())
                    .singleElement()
                    .satisfies(message ->
                            assertThat(message.body()).startsWith(pipeline.getFullDisplayName() + ": SUCCESS http"));
            FakeDataProcessing data = (FakeDataProcessing) servers.get("Data");
            assertThat(data.orders()).hasSize(1);
            assertThat(data.requests("GET", "/result")).hasSize(1);
            FakeFabric fabric = (FakeFabric) servers.get("Fabric");
            assertThat(fabric.actions()).containsExactly("deploy ams");
            assertThat(((FakeVessels) servers.get("Vessels")).requests("GET", "/position"))
                    .hasSize(1);
            jenkins.assertLogContains("open: [Login is slow]", pipeline);
            assertThat(((FakeOrderService) servers.get("SOAP")).orders())
                    .containsValue("customer=demo-pipeline item=(box 1 Manual)");
            jenkins.assertLogContains("order 101", pipeline);
            FakeSmtp smtp = (FakeSmtp) servers.get("Mail");
            assertThat(smtp.violations()).isEmpty();
            assertThat(smtp.messages()).singleElement().satisfies(mail -> {
                assertThat(mail.recipients()).containsExactly("team@example.com");
                assertThat(mail.subject()).isEqualTo(pipeline.getFullDisplayName() + ": SUCCESS");
            });
            FakeSendGrid sendGrid = (FakeSendGrid) servers.get("SendGrid");
            assertThat(sendGrid.mails()).singleElement().satisfies(mail -> {
                assertThat(mail.to()).containsExactly("team@example.com");
                assertThat(mail.subject()).isEqualTo("Build report, #" + pipeline.getNumber());
            });
            FakeResend resend = (FakeResend) servers.get("Resend");
            assertThat(resend.mails())
                    .singleElement()
                    .satisfies(mail -> assertThat(mail.subject()).isEqualTo("Welcome to demo-pipeline, Jo"));
            jenkins.assertLogContains("delivered", pipeline);
            for (Run<?, ?> run : new Run<?, ?>[] {pipeline, freestyle}) {
                assertThat(JenkinsRule.getLog(run))
                        .doesNotContain(jira.token(), slack.token(), testRail.apiKey(), teams.signature(), "mail-")
                        .doesNotContain(fabric.token(), data.clientSecret(), data.apiKey())
                        .doesNotContain(twilio.account().authToken(), sendGrid.apiKey(), resend.apiKey());
            }
        } finally {
            for (AutoCloseable server : servers.values()) {
                server.close();
            }
        }
    }

    /** Runs the script as Jenkins does when it starts. */
    @SuppressWarnings("unchecked")
    private static Map<String, AutoCloseable> prepare(JenkinsRule jenkins) throws IOException {
        System.setProperty("externalsystems.demo.classes", "target/test-classes");
        GroovyShell shell = new GroovyShell(jenkins.jenkins.getPluginManager().uberClassLoader, new Binding());
        return (Map<String, AutoCloseable>) shell.evaluate(new File(SCRIPT));
    }

    private static Run<?, ?> build(JenkinsRule jenkins, String job) throws Exception {
        Item item = jenkins.jenkins.getItemByFullName(job);
        assertThat(item).as(job).isNotNull();
        Run<?, ?> run = ((ParameterizedJob<?, ?>) item).scheduleBuild2(0).waitForStart();
        return jenkins.assertBuildStatusSuccess(jenkins.waitForCompletion(run));
    }
}
