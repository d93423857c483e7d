package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a message to Slack takes from the build. */
class NotifySlackActionTest {
    private static final String URL = "https://ci.example.com/job/shop/7/";
    private static final BuildFacts FAILED = new BuildFacts("shop <main> #7", URL, "FAILURE");
    private static final BuildReport REPORT = new BuildReport(
            "3 min 12 sec",
            List.of(),
            "main",
            List.of(),
            0,
            new BuildReport.Tests(
                    128,
                    3,
                    2,
                    URL + "testReport/",
                    List.of(
                            new BuildReport.FailedTest(
                                    "shop.Card.pays", "expected: <PAID>", URL + "testReport/pays/", true),
                            new BuildReport.FailedTest("shop.Cart.keeps", "", "", false)),
                    new BuildReport.TestsChange(1, 2, 2, List.of("shop.Till.opens")),
                    List.of(
                            new BuildReport.SlowTest("shop.Card.pays", "41 sec"),
                            new BuildReport.SlowTest("shop.Cart.keeps", "9.3 sec"))));
    private static final String BLOCKS = """
            [{"type":"section","text":{"type":"mrkdwn","text":":x: *<https://ci.example.com/job/shop/7/|shop &lt;main&gt; #7>* failed"}},
            {"type":"section","fields":[{"type":"mrkdwn","text":"*Duration*\\n3 min 12 sec"},
            {"type":"mrkdwn","text":"*Branch*\\nmain"},
            {"type":"mrkdwn","text":"*Tests*\\n<https://ci.example.com/job/shop/7/testReport/|123 passed, 3 failed (1 new), 2 fixed, 2 skipped>"}]},
            {"type":"section","text":{"type":"mrkdwn","text":"*Failed tests*\\n• <https://ci.example.com/job/shop/7/testReport/pays/|shop.Card.pays> *new*: expected: &lt;PAID&gt;\\n• shop.Cart.keeps\\nand 1 more"}},
            {"type":"section","text":{"type":"mrkdwn","text":"*Fixed tests*\\n• shop.Till.opens\\nand 1 more"}},
            {"type":"context","elements":[{"type":"mrkdwn","text":"Slowest: shop.Card.pays 41 sec, shop.Cart.keeps 9.3 sec"}]}]
            """;

    private static OperationRequest request(NotifySlackAction action, BuildFacts build, BuildReport report) {
        return action.toOperation(new FixedContext(build, report, List.of()));
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> attachments(OperationRequest request) {
        return (List<Map<String, Object>>) request.parameters().get("attachments");
    }

    @Test
    void aMessageWithoutWordsTellsTheBuild() {
        Map<String, Object> parameters =
                request(new NotifySlackAction(null), FAILED, REPORT).parameters();
        assertThat(parameters).containsOnlyKeys("attachments");
        Map<String, Object> summary =
                attachments(request(new NotifySlackAction(" "), FAILED, REPORT)).get(0);
        assertThat(summary)
                .containsEntry("color", "#c62828")
                .containsEntry("fallback", "shop <main> #7 failed: 123 passed, 3 failed (1 new), 2 fixed, 2 skipped");
        assertThat(Json.parse(Json.write(summary.get("blocks")))).isEqualTo(Json.parse(BLOCKS));
    }

    @Test
    void wordsOfTheAuthorStandAlone() {
        assertThat(request(new NotifySlackAction("done"), FAILED, REPORT).parameters())
                .isEqualTo(Map.of("text", "done"));
        NotifySlackAction blocks = new NotifySlackAction(null);
        blocks.setBlocks("[{\"type\": \"divider\"}]");
        assertThat(request(blocks, FAILED, REPORT).parameters()).containsOnlyKeys("blocks");
        assertThat(request(new NotifySlackAction(null), BuildFacts.NONE, BuildReport.NONE)
                        .parameters())
                .isEmpty();
    }

    @Test
    void theOneMessageOfABuildHasTheWordsAndTheSummaryAndThenItsEnd() {
        NotifySlackAction action = new NotifySlackAction("Release");
        action.setChannel("#ci");
        action.setOnePerBuild(true);
        OperationRequest sent = action.toOperation(new RunningContext());
        assertThat(sent.operation()).isEqualTo("send_message");
        assertThat(sent.parameters()).containsEntry("text", "Release").containsEntry("channel", "#ci");
        assertThat(String.valueOf(attachments(sent).get(0)))
                .contains("is running")
                .doesNotContain("failed, ");

        OperationRequest ended = BuildMessage.ended(sent, FAILED, REPORT);
        assertThat(attachments(ended)).hasSize(1);
        assertThat(String.valueOf(attachments(ended).get(0))).contains("* failed");
        assertThat(BuildMessage.target(ended)).isEqualTo(BuildMessage.target(sent));

        OperationRequest update = BuildMessage.update(ended, "C1/1.2");
        assertThat(update.operation()).isEqualTo("update_message");
        assertThat(update.parameters())
                .containsOnlyKeys("text", "attachments", "id")
                .containsEntry("id", "C1/1.2");
        assertThat(OperationRequest.fromMap(update.toMap())).isEqualTo(update);
    }

    @Test
    void theOneMessageOfABuildNeedsNoIdOfAnother() {
        NotifySlackAction action = new NotifySlackAction("x");
        action.setOnePerBuild(true);
        action.setMessage("C1/1.2");
        assertThatThrownBy(() -> request(action, FAILED, REPORT))
                .hasMessage("'onePerBuild' finds the build's message itself: leave out 'message'");
    }

    /** A section of Slack may have 3,000 characters, and a link that is cut shows its address. */
    @Test
    void longListsEndWithANumber() {
        BuildReport.FailedTest test =
                new BuildReport.FailedTest("n".repeat(200), "e".repeat(200), URL + "x".repeat(300), true);
        BuildReport report = new BuildReport(
                "",
                List.of(),
                "",
                List.of(),
                0,
                new BuildReport.Tests(50, 50, 0, "", Collections.nCopies(10, test), null, List.of()));
        String blocks = String.valueOf(attachments(request(new NotifySlackAction(null), FAILED, report)));
        assertThat(blocks.length()).isLessThan(3_500);
        assertThat(blocks).contains("and 47 more");
    }

    private record RunningContext() implements ActionContext {
        @Override
        public String expand(String text) {
            return text;
        }

        @Override
        public String idempotencyKey() {
            return "key-1";
        }

        @Override
        public List<String> committerAddresses() {
            return List.of();
        }

        @Override
        public BuildFacts build() {
            return new BuildFacts("shop #7", URL, "SUCCESS");
        }

        @Override
        public BuildReport report() {
            return BuildReport.NONE;
        }

        @Override
        public boolean isBuildRunning() {
            return true;
        }
    }
}
