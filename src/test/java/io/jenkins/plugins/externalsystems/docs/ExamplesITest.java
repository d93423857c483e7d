package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.Result;
import io.jenkins.plugins.casc.ConfigurationAsCode;
import io.jenkins.plugins.externalsystems.config.ConnectionConfiguration;
import io.jenkins.plugins.externalsystems.config.ExternalSystemsConfiguration;
import io.jenkins.plugins.externalsystems.docs.ExampleBlocks.Example;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.fakes.msteams.FakeTeams;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePrometheus;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakePushgateway;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeRule;
import io.jenkins.plugins.externalsystems.fakes.resend.FakeResend;
import io.jenkins.plugins.externalsystems.fakes.rest.ExampleServices;
import io.jenkins.plugins.externalsystems.fakes.sendgrid.FakeSendGrid;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.soap.FakeOrderService;
import io.jenkins.plugins.externalsystems.fakes.testrail.FakeTestRail;
import io.jenkins.plugins.externalsystems.fakes.twilio.FakeTwilio;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.testing.TestAuthority;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Every example that users may copy works. */
class ExamplesITest extends ControllerTest {
    static final List<Example> HELP =
            ExampleBlocks.ofHelp("src/main/resources/io/jenkins/plugins/externalsystems/actions");
    static final List<Example> JENKINSFILES = ExampleBlocks.ofJenkinsfiles();
    static final List<Example> PAGES = ExampleBlocks.ofPages();

    /** What examples find in their workspace. */
    private static final String REPORT =
            "<testsuite name=\"shop\"><testcase classname=\"shop.Login\" name=\"logs in\"/>"
                    + "<testcase classname=\"shop.Login\" name=\"pays\"><failure message=\"no\"/></testcase></testsuite>";

    /** Where the pages take files from. */
    private static final String SECRETS = "/run/secrets/";

    private final FakePrometheus prometheus = new FakePrometheus();
    private final FakePushgateway gateway = new FakePushgateway();
    private final FakeTestRail testRail = new FakeTestRail();
    private final FakeTeams teams = new FakeTeams();
    private final FakeTwilio twilio = new FakeTwilio();
    private final FakeSmtp smtp = FakeSmtp.start();

    @BeforeEach
    void connectAsTheExamplesDo() throws Exception {
        testRail.addCase("Log in, a smoke test", "shop.Login.logs in");
        jira.addProject("OPS");
        jira.addUser("Dev", "dev@example.com");
        slack.addChannel("ci");
        slack.addChannel("releases");
        prometheus.scrape(gateway);
        for (String track : List.of("{track=\"canary\",status=~\"5..\"}", "{version=\"canary\",status=~\"5..\"}")) {
            prometheus.answer(
                    "sum(rate(http_requests_total" + track + "[5m])) / sum(rate(http_requests_total"
                            + track.replace(",status=~\"5..\"", "") + "[5m]))",
                    "0.002");
        }
        prometheus.add("build_errors", Map.of("job", "nightly"), "1");
        prometheus.addRule(new FakeRule("builds", "TooManyErrors", "build_errors > 2", "firing"));
        reconnect();
    }

    @AfterEach
    void closeServers() {
        prometheus.close();
        gateway.close();
        testRail.close();
        teams.close();
        twilio.close();
        smtp.close();
    }

    private void reconnect() throws Exception {
        Controller.setConnections(
                Controller.connectJira("jira", jira),
                Controller.connectSlack("slack", slack),
                Controller.connectPrometheus("metrics", prometheus, gateway),
                Controller.connectTestRail("testrail", testRail),
                Controller.connectTeams("teams", teams),
                Controller.connectTwilio("sms", twilio),
                Controller.connectEmail("mail", smtp));
    }

    @ParameterizedTest
    @FieldSource("HELP")
    void theHelpsExamplesRun(Example example) throws Exception {
        // An example may go on from a message or an issue that another one made.
        StringBuilder script = new StringBuilder();
        if (!example.text().contains("def issue") && example.text().contains("issue.")) {
            script.append("def issue = createJiraIssue(summary: 'made before')\n")
                    .append("updateJiraIssue(issue: issue.key, transition: 'In Progress')\n");
        }
        if (!example.text().contains("def message") && example.text().contains("message.")) {
            script.append("def message = notifySlack(text: 'sent before')\n");
        }
        assertRuns(script + withReports(example));
    }

    /** What tests would have written. */
    private static String withReports(Example example) {
        return example.text().contains("reports:")
                ? "node { writeFile(file: 'target/surefire-reports/TEST-shop.xml', text: '" + REPORT + "')\n"
                        + example.text() + "\n}"
                : example.text();
    }

    @Test
    void theHelpsExamplesDoWhatTheySay() throws Exception {
        assertThat(HELP)
                .extracting(Example::name)
                .contains(
                        "CreateJiraIssueAction/help.html",
                        "UpdateJiraIssueAction/help.html",
                        "SearchJiraIssuesAction/help.html",
                        "TrackTestFailuresAction/help.html",
                        "NotifySlackAction/help.html",
                        "NotifyEmailAction/help.html",
                        "NotifyTeamsAction/help.html",
                        "SendSmsAction/help.html",
                        "UpdateSlackMessageAction/help.html",
                        "PushMetricsAction/help.html",
                        "QueryMetricsAction/help.html",
                        "PublishTestRailResultsAction/help.html",
                        "ExternalSystemAction/help.html");
        HELP.stream()
                .filter(example -> example.name().startsWith("NotifySlack"))
                .forEach(this::run);
        assertThat(slack.messages("ci")).singleElement().satisfies(message -> {
            assertThat(message.text()).startsWith("*").endsWith("* is done");
            assertThat(message.edited()).isTrue();
        });
        HELP.stream()
                .filter(example -> example.name().startsWith("NotifyTeams"))
                .forEach(this::run);
        assertThat(teams.cards())
                .singleElement()
                .satisfies(card -> assertThat(card.toString()).contains("report", "Job"));
        HELP.stream().filter(example -> example.name().startsWith("SendSms")).forEach(this::run);
        assertThat(twilio.messages())
                .singleElement()
                .satisfies(message -> assertThat(message.body()).isEqualTo("Disk full on node 4"));
        HELP.stream()
                .filter(example -> example.name().startsWith("NotifyEmail"))
                .forEach(this::run);
        assertThat(smtp.messages()).singleElement().satisfies(mail -> {
            assertThat(mail.recipients()).containsExactly("team@example.com");
            assertThat(mail.subject()).endsWith(": SUCCESS");
        });
        HELP.stream().filter(example -> example.name().startsWith("CreateJira")).forEach(this::run);
        assertThat(jira.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.summary()).isEqualTo("Deploy of 1.4 failed");
            assertThat(issue.field("description").toString()).contains(jenkins.getURL() + "job/");
        });
    }

    @Test
    void theJenkinsfilesRun(@TempDir Path folder) throws Exception {
        try (ExampleServices rest = new ExampleServices();
                FakeSendGrid sendGrid = new FakeSendGrid();
                FakeResend resend = new FakeResend();
                FakeTracker incidents = new FakeTracker();
                FakeOrderService printShop = new FakeOrderService()) {
            // Only here: with one connection for e-mail the other examples need not name it.
            List<ConnectionConfiguration> all = new ArrayList<>(Controller.connectRest(rest, folder));
            // A file of configuration as code takes the place of what was there.
            reconnect();
            all.addAll(ExternalSystemsConfiguration.get().getConnections());
            all.add(Controller.connectSendGrid("sendgrid", sendGrid));
            all.add(Controller.connectResend("resend", resend));
            all.add(Controller.connectTracker("incidents", incidents, "incidents-token"));
            all.add(Controller.connectOrders("print-shop", printShop, "print-shop-password"));
            ExternalSystemsConfiguration.get().setConnections(all);
            for (Example example : JENKINSFILES) {
                assertRuns(Result.SUCCESS, withShell("echo", example));
                assertRuns(Result.FAILURE, withShell("error", example));
            }
            assertThat(printShop.orders()).hasSize(JENKINSFILES.size());
        }
    }

    @Test
    void theMarkedExamplesOfThePagesWork(@TempDir Path folder) throws Exception {
        for (Example example : PAGES) {
            switch (example.language()) {
                case "groovy" -> {
                    if (example.isAboutFailure()) {
                        assertRuns(Result.FAILURE, withShell("error", example));
                    } else {
                        assertRuns(withShell("echo", example));
                    }
                }
                case "yaml" -> assertImports(example, folder);
                default -> throw new AssertionError(example.name() + ": unknown language " + example.language());
            }
        }
    }

    private void assertImports(Example example, Path folder) throws Exception {
        List<ConnectionConfiguration> before =
                ExternalSystemsConfiguration.get().getConnections();
        try {
            String text = example.text();
            if (text.contains(SECRETS)) {
                TestAuthority authority = new TestAuthority(folder, "authority");
                authority.client("client");
                Files.writeString(folder.resolve("ca.pem"), authority.pem());
                text = text.replace(SECRETS, folder + "/");
            }
            Path file = Files.writeString(folder.resolve("jenkins.yaml"), text);
            ConfigurationAsCode.get().configure(file.toString());
            if (example.text().contains("externalSystems:")) {
                assertThat(ExternalSystemsConfiguration.get().getConnections())
                        .as(example.name())
                        .isNotEmpty()
                        .doesNotContainAnyElementsOf(before);
            }
        } finally {
            reconnect();
        }
    }

    /** What the shell does is not ours; whether it fails is what the examples are about. */
    private static String withShell(String step, Example example) {
        return example.text().replaceAll("\\bsh '", step + " '");
    }

    private void run(Example example) {
        try {
            assertRuns(example.text());
        } catch (Exception failed) {
            throw new AssertionError(example.name(), failed);
        }
    }

    /** Runs it to a good end, every action successful. */
    private static WorkflowRun assertRuns(String script) throws Exception {
        return assertRuns(Result.SUCCESS, script);
    }

    private static WorkflowRun assertRuns(Result expected, String script) throws Exception {
        WorkflowRun run = build(expected, script);
        assertThat(records(run)).extracting(ActionRecord::getError).containsOnlyNulls();
        assertThat(records(run))
                .extracting(ActionRecord::isSuccess)
                .isNotEmpty()
                .doesNotContain(false);
        return run;
    }
}
