package io.jenkins.plugins.externalsystems.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.actions.OnError;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.runtime.ActionFacts;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the outbox keeps of a rule. */
class RuleRunTest {
    private static final RuleRun NEW = new RuleRun(
            "r",
            null,
            "team/job",
            "team/job#1",
            new ActionFacts("notifySlack", null, List.of("slack"), false, OnError.IGNORE, false),
            "<x/>",
            null);

    @SuppressWarnings("unchecked")
    private static RuleRun again(RuleRun run) {
        return RuleRun.fromMap((Map<String, Object>) Json.parse(Json.write(run.toMap())));
    }

    @Test
    void survivesAsJson() {
        assertThat(again(NEW)).isEqualTo(NEW);
        RuleRun rendered = NEW.rendered(new OperationRequest("slack", "send_message", Map.of("text", "x"), "key"));
        assertThat(again(rendered)).isEqualTo(rendered);
        assertThat(rendered.toMap()).doesNotContainKey("action");
    }

    @Test
    void somethingElseIsRefused() {
        assertThatThrownBy(() -> RuleRun.fromMap(Map.of("rule", "r"))).isInstanceOf(IllegalArgumentException.class);
        Map<String, Object> map = NEW.toMap();
        map.put("facts", Map.of("symbol", "x", "on_error", "later", "limited", false));
        assertThatThrownBy(() -> RuleRun.fromMap(map)).isInstanceOf(IllegalArgumentException.class);
    }
}
