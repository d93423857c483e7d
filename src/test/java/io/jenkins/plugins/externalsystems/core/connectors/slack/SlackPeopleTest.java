package io.jenkins.plugins.externalsystems.core.connectors.slack;

import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.map;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.send;
import static io.jenkins.plugins.externalsystems.core.connectors.slack.SlackFixture.sent;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.LIST;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** People: found by e-mail address, mentioned, invited, and told something that others do not see. */
class SlackPeopleTest {
    private static final String LOOK_UP = "/users.lookupByEmail";

    private final SlackFixture fixture = new SlackFixture();
    private final ExternalSystem bot = fixture.bot();
    private final String jo = fixture.slack.addUser("jo@example.org", "Jo");

    @AfterEach
    void stop() {
        bot.close();
        fixture.close();
    }

    @Test
    void findsSomebodyAndRemembersThemForTheConnectionsTime() {
        assertThat(good(lookUp("jo@example.org")))
                .containsEntry("id", jo)
                .containsEntry("name", "Jo")
                .containsEntry("email", "jo@example.org");
        good(lookUp(" JO@Example.org "));
        assertThat(fixture.slack.requests("GET", LOOK_UP)).hasSize(1);

        fixture.test.time().advance(Duration.ofMinutes(5));
        good(lookUp("jo@example.org"));
        assertThat(fixture.slack.requests("GET", LOOK_UP)).hasSize(2);
    }

    @Test
    void remembersThatSomebodyIsNotThere() {
        bad(lookUp("al@example.org"), ErrorCode.NOT_FOUND_ERROR, "knows no active user", "al@example.org");
        assertThat(lookUp("al@example.org").metadata()).containsEntry(MetadataKeys.VENDOR_ERROR, "users_not_found");
        assertThat(fixture.slack.requests("GET", LOOK_UP)).hasSize(1);

        fixture.slack.addUser("al@example.org", "Al");
        fixture.test.time().advance(Duration.ofMinutes(5));
        good(lookUp("al@example.org"));
    }

    @Test
    void doesNotRememberAFailure() {
        fixture.slack.grant("chat:write");
        bad(lookUp("jo@example.org"), ErrorCode.PERMISSION_ERROR, "needed: users:read.email");
        fixture.slack.grant("users:read.email");
        good(lookUp("jo@example.org"));
        bad(lookUp("jo"), ErrorCode.VALIDATION_ERROR, "no e-mail address");
    }

    @Test
    void mentionsWhomItFindsAndWarnsOfTheRest() {
        ExternalSystemResult result = send(
                bot,
                "text",
                "t",
                "mentions",
                "@here",
                "mention_emails",
                List.of("jo@example.org", "JO@example.org", "al@example.org", "nobody"));

        good(result);
        assertThat(fixture.slack.messages("general").get(0).text()).isEqualTo("<!here> <@" + jo + "> t");
        assertThat(result.metadata().get(MetadataKeys.WARNINGS))
                .asInstanceOf(LIST)
                .hasSize(2)
                .anySatisfy(warning -> assertThat(warning.toString()).contains("nobody with the e-mail address al@"))
                .anySatisfy(warning -> assertThat(warning.toString()).contains("'nobody' is no e-mail address"));
    }

    @Test
    void sendsWithoutMentionsWhereItMayNotLookPeopleUp() {
        fixture.slack.grant("chat:write");

        ExternalSystemResult result = send(bot, "text", "t", "mention_emails", "jo@example.org");

        good(result);
        assertThat(fixture.slack.messages("general").get(0).text()).isEqualTo("t");
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("users:read.email");
    }

    @Test
    void doesNotSendWhereLookingPeopleUpFails() {
        ExternalSystem hasty = fixture.bot("max_retries", 0);
        fixture.slack.nextReply(Reply.text(502, "oops"));

        bad(send(hasty, "text", "t", "mention_emails", "jo@example.org"), ErrorCode.SERVER_ERROR);
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @Test
    void looksUpFiftyPeopleAtMost() {
        List<String> many =
                IntStream.range(0, 60).mapToObj(i -> "p" + i + "@example.org").toList();

        ExternalSystemResult result = send(bot, "text", "t", "mention_emails", many);

        good(result);
        assertThat(fixture.slack.requests("GET", LOOK_UP)).hasSize(50);
        assertThat(result.metadata().get(MetadataKeys.WARNINGS).toString()).contains("10 people more than 50");
    }

    @Test
    void mentionsInAnUpdateAnAlertAndANotification() {
        Map<String, Object> message = sent(bot, "text", "t");
        good(bot.updateItem(
                "message", (String) message.get("id"), map("text", "u", "mention_emails", "jo@example.org")));
        good(bot.executeOperation("send_alert", map("title", "t", "message", "m", "mention_emails", "jo@example.org")));
        good(bot.executeOperation(
                "send_notification",
                map(
                        "event_type",
                        "driver_alert",
                        "data",
                        map("driver", "Al", "alert", "a"),
                        "mention_emails",
                        "jo@example.org")));

        assertThat(fixture.slack.messages("general"))
                .allSatisfy(one -> assertThat(one.text()).startsWith("<@" + jo + ">"));
    }

    @Test
    void tellsSomethingToOnePerson() {
        fixture.slack.join("general", jo);

        Map<String, Object> data = good(
                bot.executeOperation("send_ephemeral", map("user", "jo@example.org", "text", "**psst** <!channel>")));

        assertThat(data).containsEntry("user", jo).containsKeys("message_ts", "text_cut");
        assertThat(fixture.slack.ephemeral().get(0))
                .containsEntry("user", jo)
                .containsEntry("text", "*psst* &lt;!channel&gt;");
        assertThat(fixture.slack.messages("general")).isEmpty();
    }

    @Test
    void cannotTellWhoIsNotThere() {
        bad(
                bot.executeOperation("send_ephemeral", map("user", jo, "text", "t")),
                ErrorCode.PERMISSION_ERROR,
                "is not in #general");
        bad(
                bot.executeOperation("send_ephemeral", map("user", "al@example.org", "text", "t")),
                ErrorCode.NOT_FOUND_ERROR,
                "al@example.org");
        bad(
                bot.executeOperation("send_ephemeral", map("user", "@jo", "text", "t")),
                ErrorCode.VALIDATION_ERROR,
                "'user' has '@jo'");
        bad(
                bot.executeOperation("send_ephemeral", map("user", jo, "text", " ")),
                ErrorCode.VALIDATION_ERROR,
                "'text' is empty");
        fixture.slack.nextReply(Reply.reset());
        ExternalSystemResult unclear = bot.executeOperation("send_ephemeral", map("user", jo, "text", "t"));
        assertThat(unclear.metadata()).containsEntry(MetadataKeys.OUTCOME, "unknown");
        assertThat(fixture.slack.requests("POST", "/chat.postEphemeral")).hasSize(2);
    }

    @Test
    void invitesPeopleAndIsFineWithWhoIsThere() {
        String al = fixture.slack.addUser("al@example.org", "Al");
        fixture.slack.join("general", jo);

        Map<String, Object> data = good(bot.executeOperation(
                "invite_to_channel", map("channel", "#general", "users", List.of("jo@example.org", al))));

        assertThat(data)
                .containsEntry("channel", fixture.slack.channel("general").id())
                .containsEntry("invited", List.of(al))
                .containsEntry("already_members", List.of(jo));
    }

    @Test
    void tellsWhomItInvitedBeforeAFailure() {
        ExternalSystemResult result = bot.executeOperation(
                "invite_to_channel", map("channel", "#general", "users", List.of(jo, "U0NOBODY1")));

        bad(result, ErrorCode.NOT_FOUND_ERROR, "It was the invitation of U0NOBODY1.");
        assertThat(result.resultData()).containsEntry("invited", List.of(jo));
    }

    @Test
    void invitesNobodyWhereSomebodyIsUnknown() {
        bad(
                bot.executeOperation("invite_to_channel", map("users", List.of(jo, "al@example.org"))),
                ErrorCode.NOT_FOUND_ERROR,
                "al@example.org");
        bad(
                bot.executeOperation("invite_to_channel", map("users", List.of())),
                ErrorCode.VALIDATION_ERROR,
                "names 0 people");
        assertThat(fixture.slack.channel("general").members()).isEmpty();
        fixture.slack.addChannel("old").archive();
        bad(
                bot.executeOperation(
                        "invite_to_channel",
                        map("channel", fixture.slack.channel("old").id(), "users", jo)),
                ErrorCode.VALIDATION_ERROR,
                "archived");
    }

    private ExternalSystemResult lookUp(String address) {
        return bot.executeOperation("lookup_user", map("email", address));
    }
}
