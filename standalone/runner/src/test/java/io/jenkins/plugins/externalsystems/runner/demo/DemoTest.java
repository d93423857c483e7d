package io.jenkins.plugins.externalsystems.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.runner.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void succeedsAndPrintsWhatTheServersRecorded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ExitCode code = new Demo(new PrintStream(out, true, StandardCharsets.UTF_8)).run();

        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isEqualTo(ExitCode.SUCCESS);
        assertThat(printed)
                .contains("Finished: SUCCESS")
                .containsPattern("JIRA +POST /rest/api/3/issue +.*Release 2\\.4\\.0")
                .containsPattern("JIRA +POST /rest/api/3/issue/PROJ-\\d+/comment +body=Version 2\\.4\\.0 is out\\.")
                .containsPattern("Slack +POST /api/chat\\.update ")
                .contains("Demo: the servers hold 8 of 8 expected effects.")
                .doesNotContain("xoxb-");
    }

    @Test
    void noticesServersThatGotNothing() {
        try (FakeJira jira = new FakeJira();
                FakeSlack slack = new FakeSlack()) {
            slack.addChannel("releases");

            assertThat(Expectation.ofRelease(jira, slack))
                    .filteredOn(Expectation::isMet)
                    .extracting(Expectation::description)
                    .containsExactly("no secret went in a URL");
        }
    }
}
