package io.jenkins.plugins.externalsystems.actions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.OperationRequest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a text message is made of. */
class SendSmsActionTest {
    private static final BuildReport REPORT = new BuildReport(
            "3 min 12 sec",
            List.of(),
            "main",
            List.of(),
            0,
            new BuildReport.Tests(128, 3, 2, "", List.of(), null, List.of()));
    private static final BuildFacts BUILD =
            new BuildFacts("shop » main #7", "https://ci.example.com/job/shop/job/main/7/", "UNSTABLE");

    private final SendSmsAction action = new SendSmsAction("+14155550100");

    private static OperationRequest operation(SendSmsAction action, BuildFacts build, BuildReport report) {
        return action.toOperation(new FixedContext(build, report, List.of()));
    }

    private Map<String, Object> parameters() {
        return operation(action, BUILD, REPORT).parameters();
    }

    @Test
    void withoutWordsItIsALineAboutTheBuildInTheCheapAlphabet() {
        assertThat(operation(action, BUILD, REPORT).operation()).isEqualTo("send_sms");
        assertThat(parameters())
                .isEqualTo(Map.of(
                        "to",
                        "+14155550100",
                        "text",
                        "shop/main #7: UNSTABLE, 123 passed, 3 failed, 2 skipped"
                                + " https://ci.example.com/job/shop/job/main/7/"));
        assertThat(operation(action, new BuildFacts("shop #7", "", "SUCCESS"), BuildReport.NONE)
                        .parameters())
                .containsEntry("text", "shop #7: SUCCESS");
    }

    @Test
    void wordsOfTheAuthorStandAlone() {
        action.setText("done");
        action.setMediaUrls("https://a.example/1.png, https://a.example/2.png");
        action.setFrom("Harbour");
        assertThat(parameters())
                .isEqualTo(Map.of(
                        "to",
                        "+14155550100",
                        "text",
                        "done",
                        "from",
                        "Harbour",
                        "media_urls",
                        List.of("https://a.example/1.png", "https://a.example/2.png")));
        SendSmsAction picture = new SendSmsAction("+14155550100");
        picture.setMediaUrls("https://a.example/1.png");
        assertThat(operation(picture, BUILD, REPORT).parameters()).doesNotContainKey("text");
    }

    @Test
    void aTemplateGetsTheBuildAndTheVariables() {
        action.setTemplate("on_call");
        action.setVariables("{\"who\":\"ops\",\"tests\":\"mine\"}");
        assertThat(operation(action, BUILD, REPORT).operation()).isEqualTo("send_template_sms");
        assertThat(parameters()).containsEntry("template", "on_call").doesNotContainKey("text");
        assertThat((Map<?, ?>) parameters().get("data")).satisfies(data -> {
            assertThat(data.get("who")).isEqualTo("ops");
            assertThat(data.get("tests")).isEqualTo("mine");
            assertThat(((Map<?, ?>) data.get("build")).get("result")).isEqualTo("UNSTABLE");
        });
    }

    @Test
    void whatDoesNotGoTogetherIsRefused() {
        action.setVariables("{\"a\":1}");
        refused("'variables' are for a 'template', and there is none");
        action.setTemplate("on_call");
        action.setText("x");
        refused("'template' makes the text: leave out one of the two");
        action.setText(" ");
        action.setVariables("[1]");
        refused("'variables' must be a map of names and values");
        assertThatThrownBy(() -> operation(new SendSmsAction("+1"), BuildFacts.NONE, BuildReport.NONE))
                .hasMessageContaining("'text', 'template' or 'mediaUrls' is needed where there is no build");
    }

    private void refused(String sentence) {
        assertThatThrownBy(this::parameters)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(sentence);
    }
}
