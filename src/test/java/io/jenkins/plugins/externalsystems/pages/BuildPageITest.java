package io.jenkins.plugins.externalsystems.pages;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleBuild;
import hudson.model.FreeStyleProject;
import hudson.model.Result;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.itest.ControllerTest;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlAnchor;
import org.jenkinsci.plugins.workflow.job.WorkflowRun;
import org.junit.jupiter.api.Test;
import org.jvnet.hudson.test.JenkinsRule;

/** What the build page shows of the actions of a build. */
class BuildPageITest extends ControllerTest {
    private static final String SCRIPT = "<script>alert(1)</script>";

    @Test
    void showsWhatWasDoneWhereAndWhyItFailed() throws Exception {
        WorkflowRun run = build(Result.SUCCESS, """
                createJiraIssue(summary: 'x')
                searchJiraIssues(labels: 'nothing-has-it')
                notifySlack(channel: '#nowhere', text: 'x')
                notifySlack(connection: 'nobody', text: 'x')
                """);
        String key = jira.issues().get(0).key();
        DomElement summary = summary(run.getParent().getName() + "/" + run.getNumber());
        assertThat(summary.asNormalizedText())
                .contains("createJiraIssue (jira-main): " + key)
                .contains("searchJiraIssues (jira-main): 0 items")
                .contains("notifySlack (slack-main): Connection 'slack-main', operation 'send_message'")
                .contains("notifySlack (nobody): There is no slack connection 'nobody'")
                .contains("usable are: slack-main");
        HtmlAnchor link = summary.getFirstByXPath(".//a");
        assertThat(link.getHrefAttribute()).isEqualTo(jira.url() + "/browse/" + key);
        assertThat(link.getTextContent()).isEqualTo(key);
    }

    @Test
    void whatServicesSayIsTextAndOnlyWebAddressesAreLinks() throws Exception {
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(jenkins.createFreeStyleProject());
        add(build, Map.of("key", SCRIPT, "url", "javascript:alert(1)"));
        add(build, Map.of("key", "ok", "url", "https://example.com/\"onmouseover=\"alert(1)"));
        add(build, Map.of("url", "data:text/html," + SCRIPT));
        ExternalSystemsBuildAction.add(
                build,
                ActionRecord.of(
                        "notifySlack",
                        SCRIPT,
                        false,
                        ExternalSystemResult.failure(
                                "send_message",
                                new ExternalSystemException(ErrorCode.SERVER_ERROR, "It said " + SCRIPT)
                                        .with(MetadataKeys.OUTCOME, MetadataKeys.OUTCOME_UNKNOWN),
                                Map.of()),
                        Redactor.nothing()));

        DomElement summary = summary(build.getParent().getName() + "/" + build.getNumber());
        assertThat(summary.asNormalizedText())
                .contains(": " + SCRIPT)
                .contains("(" + SCRIPT + "): It said " + SCRIPT)
                .contains("It may have arrived all the same.");
        List<HtmlAnchor> links = summary.getByXPath(".//a");
        assertThat(links).hasSize(1);
        assertThat(links.get(0).getHrefAttribute()).startsWith("https://example.com/");
        // Jenkins' content security policy allows no script and no style in the page itself.
        assertThat((List<?>)
                        summary.getByXPath(".//script | .//style | .//*[@style] | .//*[@onmouseover] | .//*[@onclick]"))
                .isEmpty();
    }

    @Test
    void aLoopFillsThePageUpToABoundThatSurvivesAReload() throws Exception {
        FreeStyleProject project = jenkins.createFreeStyleProject();
        FreeStyleBuild build = jenkins.buildAndAssertSuccess(project);
        for (int i = 0; i < 203; i++) {
            add(build, Map.of("key", "OPS-" + i));
        }
        project.doReload();
        FreeStyleBuild reloaded = jenkins.jenkins
                .getItemByFullName(project.getFullName(), FreeStyleProject.class)
                .getBuildByNumber(build.getNumber());
        assertThat(reloaded).isNotSameAs(build);
        assertThat(records(reloaded)).hasSize(200);
        assertThat(summary(project.getName() + "/" + build.getNumber()).asNormalizedText())
                .contains("createJiraIssue (jira-main): OPS-199", "and 3 more, in the log")
                .doesNotContain("OPS-200");
    }

    private static void add(FreeStyleBuild build, Map<String, Object> data) {
        ExternalSystemsBuildAction.add(
                build,
                ActionRecord.of(
                        "createJiraIssue",
                        "jira-main",
                        false,
                        ExternalSystemResult.success("create_item", data, Map.of()),
                        Redactor.nothing()));
    }

    /** The part of the build page that is ours. */
    private static DomElement summary(String build) throws Exception {
        try (JenkinsRule.WebClient browser = browser()) {
            DomElement title = browser.goTo("job/" + build + "/").getFirstByXPath("//div[text()='External systems']");
            return (DomElement) title.getParentNode();
        }
    }
}
