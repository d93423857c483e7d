package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.fakes.smtp.FakeSmtp;
import io.jenkins.plugins.externalsystems.fakes.smtp.ReceivedMail;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The requests that {@code notifyEmail} stands for, and the mails that become of them. */
class NotifyEmailActionTest {
    private static final String BUILD_URL = "https://ci.example.com/job/shop/7/";
    private static final BuildFacts FAILED = new BuildFacts("shop » main #7", BUILD_URL, "FAILURE");
    private static final BuildReport REPORT = new BuildReport(
            "3 min 12 sec",
            List.of("Started by an SCM change"),
            "main",
            List.of(
                    new BuildReport.Change("Jane Doe", "Take <b>vouchers</b> at the till", "1f3c9ab210"),
                    new BuildReport.Change("Jo Poe", "Bump the driver", "")),
            4,
            new BuildReport.Tests(
                    128,
                    3,
                    2,
                    BUILD_URL + "testReport/",
                    List.of(
                            new BuildReport.FailedTest(
                                    "shop.CheckoutTest.paysByCard",
                                    "expected: <PAID> but was: <OPEN>",
                                    BUILD_URL + "testReport/shop/CheckoutTest/paysByCard/",
                                    true),
                            new BuildReport.FailedTest(
                                    "shop.CartTest.keepsItsItems",
                                    "",
                                    BUILD_URL + "testReport/shop/CartTest/keepsItsItems/",
                                    false)),
                    new BuildReport.TestsChange(1, 2, 2, List.of("shop.TillTest.opens")),
                    List.of(new BuildReport.SlowTest("shop.CheckoutTest.paysByCard", "41 sec"))));

    private final FakeSmtp smtp = FakeSmtp.start();
    private final TestRuntime test = new TestRuntime();

    @AfterEach
    void close() {
        test.close();
        smtp.close();
    }

    private static Map<String, Object> parameters(NotifyEmailAction action, String... committers) {
        return action.toOperation(new FixedContext(FAILED, REPORT, List.of(committers)))
                .parameters();
    }

    private ReceivedMail send(NotifyEmailAction action, BuildFacts build, BuildReport report) {
        OperationRequest request = action.toOperation(new FixedContext(build, report, List.of()));
        ExternalSystemResult result = TestCalls.await(ExternalSystemFactory.withInstalledConnectors(
                        test.runtime(), getClass().getClassLoader())
                .createConnector(
                        "email",
                        ConnectorConfig.builder("mail")
                                .setAll(Map.of(
                                        "smtp_server", "localhost",
                                        "smtp_port", smtp.port(),
                                        "use_tls", false,
                                        "default_sender", "builds@example.com",
                                        "default_recipients", "team@example.com"))
                                .build())
                .executeOperationAsync(request.operation(), request.parameters(), CallOptions.defaults()));
        assertThat(result.errorMessage()).isNull();
        assertThat(smtp.violations()).isEmpty();
        return smtp.messages().get(smtp.messages().size() - 1);
    }

    @Test
    void withoutAnyFieldItTellsTheBuild() throws Exception {
        ReceivedMail mail = send(new NotifyEmailAction(), FAILED, REPORT);

        assertThat(mail.recipients()).containsExactly("team@example.com");
        assertThat(mail.subject()).isEqualTo("shop » main #7: FAILURE, failed tests: 3");
        assertThat(mail.part("text/html"))
                .contains("shop » main #7 failed", "3 min 12 sec", "Started by an SCM change", ">main<")
                .contains("123 passed", "3 failed", "2 skipped", "and 1 more", "and 4 more")
                .contains("href=\"" + BUILD_URL + "testReport/shop/CheckoutTest/paysByCard/\"")
                .contains("expected: &lt;PAID&gt; but was: &lt;OPEN&gt;", "Jane Doe", "1f3c9ab210")
                .contains("Take &lt;b&gt;vouchers&lt;/b&gt; at the till")
                .contains("prefers-color-scheme: dark")
                .containsOnlyOnce(">new<")
                .doesNotContain("<b>", "{{");
        assertThat(mail.part("text/plain").replace("\r\n", "\n")).isEqualTo("""
                        shop » main #7 failed

                        Result:   FAILURE
                        Duration: 3 min 12 sec
                        Branch:   main
                        Cause:    Started by an SCM change
                        Tests:    123 passed, 3 failed (1 new), 2 fixed, 2 skipped

                        Build:    https://ci.example.com/job/shop/7/
                        Report:   https://ci.example.com/job/shop/7/testReport/

                        Failed tests
                         * shop.CheckoutTest.paysByCard (new)
                           expected: <PAID> but was: <OPEN>
                         * shop.CartTest.keepsItsItems
                         and 1 more

                        Fixed tests
                         * shop.TillTest.opens
                         and 1 more

                        Slowest tests
                         * shop.CheckoutTest.paysByCard: 41 sec

                        Changes
                         * Take <b>vouchers</b> at the till - Jane Doe, 1f3c9ab210
                         * Bump the driver - Jo Poe
                         and 4 more
                        """.strip());
        // The pages' pictures are made of these files.
        Files.createDirectories(Path.of("target"));
        Files.writeString(Path.of("target", "email-build.html"), mail.part("text/html"));
        Files.writeString(Path.of("target", "email-build.txt"), mail.part("text/plain"));
    }

    @Test
    void whatIsNotKnownIsNotShown() {
        ReceivedMail mail = send(
                new NotifyEmailAction(),
                new BuildFacts("shop #8", "", "SUCCESS"),
                new BuildReport("8 sec", List.of(), "", List.of(), 0, null));

        assertThat(mail.subject()).isEqualTo("shop #8: SUCCESS");
        assertThat(mail.part("text/html"))
                .contains("shop #8 succeeded", "#1a7f37", "No changes since the build before.")
                .doesNotContain("href", "Tests", "Branch", "Cause", "Failed tests", "more");
        assertThat(mail.part("text/plain").replace("\r\n", "\n")).isEqualTo("""
                        shop #8 succeeded

                        Result:   SUCCESS
                        Duration: 8 sec

                        Changes
                         none since the build before
                        """.strip());
    }

    @Test
    void testsThatAllPassAreCountedOnly() {
        ReceivedMail mail = send(
                new NotifyEmailAction(),
                new BuildFacts("shop #9", BUILD_URL, "UNSTABLE"),
                new BuildReport(
                        "8 sec",
                        List.of(),
                        "",
                        List.of(),
                        0,
                        new BuildReport.Tests(10, 0, 0, "", List.of(), null, List.of())));

        assertThat(mail.subject()).isEqualTo("shop #9: UNSTABLE");
        assertThat(mail.part("text/plain")).contains("is unstable", "10 passed").doesNotContain("0 failed", "skipped");
    }

    @Test
    void ownTextsAreSentAsTheyAre() {
        NotifyEmailAction action = new NotifyEmailAction();
        action.setTo("jane@example.com, Jo <jo@example.com>");
        action.setToCommitters(true);
        action.setCc("c@example.com");
        action.setBcc("b@example.com");
        action.setReplyTo("r@example.com");
        action.setFrom("f@example.com");
        action.setMarkdown("**$JOB** is out");
        action.setAttachments("*.pdf");
        action.setInlineImages("{\"chart\":\"$JOB.png\"}");
        action.setPriority("high");

        assertThat(action.toOperation(new FixedContext(FAILED, REPORT, List.of()))
                        .operation())
                .isEqualTo("send_message");
        assertThat(parameters(action, "JO@example.com", "ane@example.com"))
                .containsEntry("to", List.of("jane@example.com", "Jo <jo@example.com>", "ane@example.com"))
                .containsEntry("cc", List.of("c@example.com"))
                .containsEntry("bcc", List.of("b@example.com"))
                .containsEntry("reply_to", List.of("r@example.com"))
                .containsEntry("from", "f@example.com")
                .containsEntry("subject", "shop » main #7: FAILURE")
                .containsEntry("markdown", "**shop** is out")
                .containsEntry("attachments", "*.pdf")
                .containsEntry("inline_images", Map.of("chart", "shop.png"))
                .containsEntry("priority", "high")
                .containsEntry("thread", BUILD_URL)
                .doesNotContainKeys("template", "variables", "html", "text");

        action.setSubject("Release");
        action.setThread("releases");
        assertThat(parameters(action)).containsEntry("subject", "Release").containsEntry("thread", "releases");
    }

    @Test
    void aTemplateHasTheBuildAndTheVariables() {
        NotifyEmailAction action = new NotifyEmailAction();
        action.setTemplate("notice");
        action.setVariables("{\"title\":\"$JOB\",\"changes\":[]}");

        assertThat(parameters(action)).containsEntry("template", "notice").doesNotContainKeys("to", "subject");
        assertThat(parameters(action).get("variables"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("title", "shop")
                .containsEntry("changes", List.of())
                .containsKeys("build", "tests", "failedTests", "moreFailedTests", "moreChanges");

        action.setTemplate(null);
        action.setVariables("{\"message\":\"Vouchers are <broken>\"}");
        action.setSubject("Look at {{build.name}}");
        ReceivedMail mail = send(action, FAILED, REPORT);
        assertThat(mail.subject()).isEqualTo("Look at shop » main #7");
        assertThat(mail.part("text/html")).contains("Vouchers are &lt;broken&gt;");
        assertThat(mail.part("text/plain")).contains("Vouchers are <broken>");
    }

    @Test
    void whatContradictsItselfIsRefused() {
        NotifyEmailAction both = new NotifyEmailAction();
        both.setText("x");
        both.setTemplate("build");
        assertThatThrownBy(() -> parameters(both))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("leave out text, html and markdown");

        NotifyEmailAction list = new NotifyEmailAction();
        list.setVariables("[1]");
        assertThatThrownBy(() -> parameters(list))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("'variables' must be a map of names and values");

        FixedContext nowhere = new FixedContext(BuildFacts.NONE, BuildReport.NONE, List.of());
        assertThatThrownBy(() -> new NotifyEmailAction().toOperation(nowhere))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is needed where there is no build");
        NotifyEmailAction written = new NotifyEmailAction();
        written.setText("x");
        assertThat(written.toOperation(nowhere).parameters()).containsOnlyKeys("text");
    }
}
