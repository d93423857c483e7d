package io.jenkins.plugins.externalsystems.runner.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.runner.ExitCode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {
    @Test
    void succeedsAndPrintsWhatTheServersRecorded() {
        ByteArrayOutputStream out = new ByteArrayOutputStream();

        ExitCode code;
        List<String> secrets;
        try (DemoServers servers = new DemoServers()) {
            secrets = servers.secrets();
            code = new Demo(new PrintStream(out, true, StandardCharsets.UTF_8)).run(servers);
        }

        String printed = out.toString(StandardCharsets.UTF_8);
        assertThat(code).as(printed).isEqualTo(ExitCode.SUCCESS);
        assertThat(printed)
                .contains("Finished: SUCCESS")
                .containsPattern("JIRA +POST /rest/api/3/issue +.*Release 2\\.4\\.0")
                .containsPattern("JIRA +POST /rest/api/3/issue/PROJ-\\d+/comment +body=Version 2\\.4\\.0 is out\\.")
                .containsPattern("Slack +POST /api/chat\\.update ")
                .containsPattern(
                        "Pushgateway +POST /metrics/job/distributed_testing_release/version/2\\.4\\.0 +release_blockers 0\\.0,")
                .containsPattern("Prometheus +GET /api/v1/query +query=sum\\(rate")
                .contains("is 0.002")
                .containsPattern("Teams +POST /powerautomate/.*type=message")
                .containsPattern("Twilio +POST /2010-04-01/Accounts/AC\\w+/Messages")
                .containsPattern("SendGrid +POST /v3/mail/send +personalizations\\.to\\.email=managers@example\\.com")
                .containsPattern("Resend +POST /emails/batch +from=Builds <builds@example\\.com>")
                .containsPattern("Data +POST /v1/jobs +dataset=canary-2\\.4\\.0, pipeline=aggregate")
                .containsPattern("Fabric +POST /api/switches/deploy +site=ams")
                .contains("open incidents: Login is slow", "manuals: order 101")
                .containsPattern("GraphQL +POST /graphql +query=query issues")
                .containsPattern("SOAP +POST /soap +Customer care 24 Manual 2\\.4\\.0 fast")
                .containsPattern("Vessels +GET /v2/vessels/244660000/position")
                .containsPattern("Mail +to care@example\\.com +Release 2\\.4\\.0 is out")
                .containsPattern("TestRail +POST /index\\.php +results\\.case_id=")
                .contains("Demo: the servers hold 22 of 22 expected effects.")
                .doesNotContain(secrets);
    }

    @Test
    void noticesServersThatGotNothing() {
        try (DemoServers servers = new DemoServers()) {
            assertThat(Expectation.ofRelease(servers))
                    .filteredOn(Expectation::isMet)
                    .extracting(Expectation::description)
                    .containsExactly("no secret went in a URL");
        }
    }
}
