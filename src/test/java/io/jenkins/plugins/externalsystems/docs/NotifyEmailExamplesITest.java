package io.jenkins.plugins.externalsystems.docs;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.ParametersDefinitionProperty;
import hudson.model.Result;
import hudson.model.StringParameterDefinition;
import io.jenkins.plugins.externalsystems.actions.NotifyEmailAction;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import io.jenkins.plugins.externalsystems.publishers.ConditionalAction;
import io.jenkins.plugins.externalsystems.publishers.ConnectorActionNotifier;
import java.util.List;
import java.util.Map;
import org.jenkinsci.plugins.workflow.job.WorkflowJob;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.FakeChangeLogSCM;
import org.jvnet.hudson.test.junit.jupiter.WithJenkins;

/** What {@code notifyEmail} sends, from the page's examples and from builds of both kinds. */
@WithJenkins
class NotifyEmailExamplesITest extends ControllerTest {
    private static final Map<String, String> PAGE = ExampleBlocks.withOwnTest("email.md");

    private final FakeSmtp smtp = FakeSmtp.start();

    @BeforeEach
    void connectMail() {
        Controller.setConnections(Controller.connectEmail("mail", smtp));
    }

    @AfterEach
    void close() {
        smtp.close();
    }

    private ReceivedMail mail(int index) {
        assertThat(smtp.violations()).isEmpty();
        return smtp.messages().get(index);
    }

    @Test
    void tellsTheBuildWithItsFailedTests() throws Exception {
        WorkflowJob job = pipeline(PAGE.get("notify"));
        WorkflowRun run = jenkins.assertBuildStatus(Result.UNSTABLE, job.scheduleBuild2(0));

        ReceivedMail mail = mail(0);
        String report = jenkins.getURL() + run.getUrl() + "testReport/";
        assertThat(mail.recipients()).containsExactly("team@example.com");
        assertThat(mail.subject()).isEqualTo(run.getFullDisplayName() + ": UNSTABLE, failed tests: 1");
        assertThat(mail.part("text/html"))
                .contains(run.getFullDisplayName() + " is unstable", "1 passed", "1 failed", ">new<")
                .contains("href=\"" + jenkins.getURL() + run.getUrl() + "\"", "href=\"" + report + "\"")
                .contains("expected: &lt;PAID&gt; but was: &lt;OPEN&gt;", "shop.CheckoutTest.paysByCard")
                .contains("href=\"" + report + "junit/shop/CheckoutTest/paysByCard/\"");
        assertThat(mail.part("text/plain")).contains("Duration: ", "shop.CheckoutTest.paysByCard (new)");
        assertThat(mail.header("References")).isNotBlank();

        WorkflowRun again = jenkins.assertBuildStatus(Result.UNSTABLE, job.scheduleBuild2(0));

        assertThat(mail(1).part("text/plain"))
                .contains("shop.CheckoutTest.paysByCard", again.getUrl())
                .doesNotContain("(new)");
        assertThat(mail(1).header("References")).isNotEqualTo(mail.header("References"));
        try (var browser = browser()) {
            browser.goTo(again.getUrl() + "testReport/junit/shop/CheckoutTest/paysByCard/");
        }
    }

    @Test
    void messages() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, PAGE.get("messages"));

        assertThat(smtp.messages()).hasSize(3);
        assertThat(mail(0).recipients()).containsExactly("jane@example.com", "qa@example.com", "lead@example.com");
        assertThat(mail(0).subject()).isEqualTo("Release 2.4.0 is out");
        assertThat(mail(0).part("text/html")).contains("<strong", jenkins.getURL() + run.getUrl());
        assertThat(mail(0).attachments()).containsOnlyKeys("summary.pdf");
        assertThat(mail(0).header("Importance")).isEqualTo("high");
        assertThat(mail(1).recipients()).containsExactly("default@example.com");
        assertThat(mail(1).subject()).isEqualTo("Night build");
        assertThat(mail(2).subject()).isEqualTo("Please look: " + run.getFullDisplayName());
        assertThat(mail(2).part("text/plain"))
                .contains("succeeded", "The driver was updated.")
                .doesNotContain("Tests:", "Failed tests");
        assertThat(mail(2).header("References")).isEqualTo(mail(0).header("References"));
    }

    @Test
    void declarative() throws Exception {
        WorkflowRun run = build(Result.UNSTABLE, PAGE.get("notify-declarative"));

        assertThat(mail(0).subject()).isEqualTo(run.getFullDisplayName() + ": UNSTABLE");
        assertThat(mail(0).recipients()).containsExactly("default@example.com");
    }

    private static FreeStyleProject reporting(NotifyEmailAction action) throws Exception {
        action.setConnection("mail");
        ConnectorActionNotifier notifier = new ConnectorActionNotifier();
        notifier.setActions(List.of(new ConditionalAction("always", action)));
        FreeStyleProject project = jenkins.createFreeStyleProject();
        project.getPublishersList().add(notifier);
        return project;
    }

    @Test
    void aFreestyleJobTellsItsChangesToThoseWhoMadeThem() throws Exception {
        NotifyEmailAction action = new NotifyEmailAction();
        action.setTo("lead@example.com");
        action.setToCommitters(true);
        action.setVariables("{\"message\":\"$JOB_NAME is done\"}");
        FreeStyleProject project = reporting(action);
        FakeChangeLogSCM scm = new FakeChangeLogSCM();
        scm.addChange().withAuthor("jo@example.org").withMsg("Take <b>vouchers</b>\n\nand more");
        for (int i = 1; i <= 11; i++) {
            scm.addChange().withAuthor("al@example.org").withMsg("change number " + i);
        }
        project.setScm(scm);
        // As the Git plugin does.
        project.addProperty(
                new ParametersDefinitionProperty(new StringParameterDefinition("GIT_BRANCH", "origin/main")));

        FreeStyleBuild run = jenkins.buildAndAssertSuccess(project);

        assertThat(mail(0).recipients()).containsExactly("lead@example.com", "jo@example.org", "al@example.org");
        assertThat(mail(0).subject()).isEqualTo(run.getFullDisplayName() + ": SUCCESS");
        assertThat(mail(0).part("text/html"))
                .contains("Take &lt;b&gt;vouchers&lt;/b&gt;", "change number 9", "and 2 more")
                .contains(project.getName() + " is done", ">origin/main<")
                .doesNotContain("change number 10", "and more");
        jenkins.assertLogContains("notifyEmail: 3 recipients", run);
    }

    @Test
    void theFormKeepsItsFields() throws Exception {
        NotifyEmailAction full = new NotifyEmailAction();
        full.setTo("a@example.com");
        full.setToCommitters(true);
        full.setCc("b@example.com");
        full.setBcc("c@example.com");
        full.setFrom("d@example.com");
        full.setReplyTo("e@example.com");
        full.setSubject("s");
        full.setText("one\ntwo");
        full.setHtml("<p>h</p>");
        full.setMarkdown("m");
        full.setAttachments("*.log");
        full.setInlineImages("{\"a\":\"a.png\"}");
        full.setTemplate("notice");
        full.setVariables("{\"a\":1}");
        full.setThread("t");
        full.setPriority("low");
        full.setOnError("unstable");
        for (NotifyEmailAction action : List.of(new NotifyEmailAction(), full)) {
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
        smtp.answer("RCPT", "550 5.1.1 No such user");
        WorkflowRun run = build(Result.SUCCESS, """
                def sent = notifyEmail(text: 'x')
                echo "ok: ${sent.ok}, ${sent.error_code}"
                """);
        jenkins.assertLogContains("ok: false, VALIDATION_ERROR", run);
        jenkins.assertLogContains("WARNING: notifyEmail: ", run);
        smtp.answer("RCPT", "550 5.1.1 No such user");
        build(Result.FAILURE, "notifyEmail(text: 'x', onError: 'fail')");
        jenkins.assertLogContains(
                "leave out text, html",
                build(Result.FAILURE, "notifyEmail(text: 'x', template: 'build', onError: 'fail')"));
        jenkins.assertLogContains(
                "'template' is 'none', which is not there",
                build(Result.FAILURE, "notifyEmail(template: 'none', onError: 'fail')"));
        jenkins.assertLogContains(
                "matches no file",
                build(Result.FAILURE, "node { notifyEmail(attachments: 'no.txt', onError: 'fail') }"));
        assertThat(smtp.messages()).isEmpty();
    }

    @Test
    void aBuildOfManyFailedTestsMakesAShortMail() throws Exception {
        build(Result.UNSTABLE, """
                node {
                    def cases = (1..50).collect { "<testcase classname='shop.Many' name='test${it}'><failure message='${'x' * 9000}'/></testcase>" }
                    writeFile file: 'TEST-many.xml', text: "<testsuite name='many'>" + cases.join('') + "</testsuite>"
                    junit 'TEST-*.xml'
                    notifyEmail()
                }
                """);

        assertThat(mail(0).part("text/plain"))
                .contains("and 40 more", "x".repeat(199) + "…")
                .hasSizeLessThan(5000);
    }
}
