package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The same words to several people, each alone. */
class SlackDirectMessagesTest {
    private static final String POST = "/chat.postMessage";

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();
    private final String jo = fixture.slack.addUser("jo@example.org", "Jo");
    private final String al = fixture.slack.addUser("al@example.org", "Al");

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void goToEachOnceByIdOrAddress() {
        ExternalSystemResult result = send(jo, "al@example.org", "AL@example.org", jo, "ghost@example.org");

        assertThat(good(result)).containsEntry("count", 2);
        assertThat(result.resultData().get("messages"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.list(Map.class))
                .extracting(row -> row.get("user"))
                .containsExactly(jo, al);
        assertThat(posts()).hasSize(2);
        assertThat(fixture.slack.messages(jo))
                .singleElement()
                .satisfies(message -> assertThat(message.text()).isEqualTo("*Broken*"));
        assertThat(fixture.slack.messages(al)).hasSize(1);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS))
                .asString()
                .contains("ghost@example.org, who got no message");
    }

    @Test
    void whomItCannotReachCostsNobodyElseTheirs() {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"));
        ExternalSystemResult result = send(jo, al);
        assertThat(good(result)).containsEntry("count", 1);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS)).asString().contains(jo + " got no message");

        fixture.slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"channel_not_found\"}"));
        bad(send(jo), ErrorCode.NOT_FOUND_ERROR, jo + " does not exist");
    }

    @Test
    void stopWhereNothingWorks() {
        fixture.slack.nextReply(Reply.json(200, "{\"ok\":false,\"error\":\"account_inactive\"}"));
        bad(send(jo, al), ErrorCode.AUTHENTICATION_ERROR);
        assertThat(posts()).hasSize(1);
    }

    @Test
    void toNobodyAreNoFailure() {
        assertThat(good(send())).containsEntry("count", 0);
        assertThat(posts()).isEmpty();
    }

    @Test
    void goToFiftyAtMost() {
        String[] many = IntStream.range(0, 60)
                .mapToObj(i -> fixture.slack.addUser("u" + i + "@example.org", "U" + i))
                .toArray(String[]::new);
        ExternalSystemResult result = send(many);
        assertThat(posts()).hasSize(50);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS)).asString().contains("there are more than 50 people");
    }

    @Test
    void needABotToken() {
        bad(
                fixture.webhook().executeOperation("send_direct_messages", map("users", List.of(jo), "text", "t")),
                ErrorCode.UNSUPPORTED_OPERATION);
    }

    private ExternalSystemResult send(String... users) {
        return bot.executeOperation("send_direct_messages", map("users", List.of(users), "text", "**Broken**"));
    }

    private List<RecordedRequest> posts() {
        return fixture.slack.requests("POST", POST);
    }
}
