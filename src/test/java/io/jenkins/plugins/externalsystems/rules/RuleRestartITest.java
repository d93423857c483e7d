package io.jenkins.plugins.externalsystems.rules;

import static org.assertj.core.api.Assertions.assertThat;

import hudson.model.FreeStyleProject;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.ConnectorAction;
import io.jenkins.plugins.externalsystems.actions.ExternalSystemAction;
import io.jenkins.plugins.externalsystems.actions.NotifySlackAction;
import io.jenkins.plugins.externalsystems.config.SlackConnectionConfiguration;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.slack.FakeSlack;
import io.jenkins.plugins.externalsystems.itest.Controller;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import io.jenkins.plugins.externalsystems.pages.ExternalSystemsBuildAction;
import io.jenkins.plugins.externalsystems.runtime.ConnectionService;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.jvnet.hudson.test.JenkinsRule;
import org.jvnet.hudson.test.junit.jupiter.JenkinsSessionExtension;

/** Jenkins ends right after a build has, or while a service is down or silent: nothing is lost, nothing is done twice. */
class RuleRestartITest {
    @RegisterExtension
    private final JenkinsSessionExtension sessions = new JenkinsSessionExtension();

    private final FakeSlack slack = new FakeSlack();
    private String build;

    @AfterEach
    void close() {
        slack.close();
    }

    private void connect() throws Exception {
        SlackConnectionConfiguration chat = Controller.connectSlack(slack);
        chat.setAllowedOperations("send_ephemeral");
        Controller.setConnections(chat);
    }

    private Run<?, ?> buildWith(JenkinsRule jenkins, ConnectorAction action) throws Exception {
        GlobalRules.get().setRules(new ArrayList<>(List.of(new NotificationRule("r", action))));
        FreeStyleProject project = jenkins.createFreeStyleProject("job");
        Run<?, ?> run = jenkins.buildAndAssertSuccess(project);
        build = run.getExternalizableId();
        return run;
    }

    private List<ActionRecord> afterDelivery() throws Exception {
        while (RuleOutbox.get().size() > 0) {
            Thread.onSpinWait();
        }
        Run<?, ?> run = Run.fromExternalizableId(build);
        ExternalSystemsBuildAction page = run == null ? null : run.getAction(ExternalSystemsBuildAction.class);
        return page == null ? List.of() : page.getRecords();
    }

    @Test
    void whatHadNotBegunIsSentOnceAsTheRuleWasThen() throws Throwable {
        sessions.then(jenkins -> {
            connect();
            CountDownLatch never = new CountDownLatch(1);
            for (int worker = 0; worker < 8; worker++) {
                ConnectionService.get().work().execute(() -> {
                    try {
                        never.await();
                    } catch (InterruptedException shutdown) {
                        Thread.currentThread().interrupt();
                    }
                });
            }
            buildWith(jenkins, new NotifySlackAction("$JOB_NAME is done"));
            GlobalRules.get().setRules(null);
            assertThat(slack.requests()).isEmpty();
        });
        sessions.then(jenkins -> {
            assertThat(afterDelivery()).singleElement().satisfies(record -> {
                assertThat(record.isSuccess()).isTrue();
                assertThat(record.getRule()).isEqualTo("r");
            });
        });
        assertThat(slack.messages("general")).extracting("text").containsExactly("job is done");
        sessions.then(jenkins -> assertThat(afterDelivery()).hasSize(1));
        assertThat(slack.messages("general")).hasSize(1);
    }

    @Test
    void aServiceThatWasDownGetsItAfterwardsThoughTheBuildAndTheJobAreGone() throws Throwable {
        sessions.then(jenkins -> {
            SlackConnectionConfiguration down = Controller.connectSlack(slack);
            down.setApiUrl("http://127.0.0.1:1/api");
            down.setMaxRetries(0);
            Controller.setConnections(down);
            Run<?, ?> run = buildWith(jenkins, new NotifySlackAction("$JOB_NAME is done"));
            while (run.getAction(ExternalSystemsBuildAction.class) == null) {
                Thread.onSpinWait();
            }
            run.getParent().delete();
            connect();
        });
        assertThat(slack.requests()).isEmpty();
        sessions.then(jenkins -> assertThat(afterDelivery()).isEmpty());
        assertThat(slack.messages("general")).extracting("text").containsExactly("job is done");
    }

    @Test
    void whatMayHaveArrivedIsLookedForFirst() throws Throwable {
        slack.nextReply(Reply.stall());
        sessions.then(jenkins -> {
            connect();
            buildWith(jenkins, new NotifySlackAction("once"));
            slack.awaitRequest("POST", "/chat.postMessage");
        });
        sessions.then(jenkins -> assertThat(afterDelivery()).singleElement().matches(ActionRecord::isSuccess));
        assertThat(slack.messages("general")).extracting("text").containsExactly("once");
        assertThat(slack.requests("GET", "/conversations.history")).isNotEmpty();
    }

    @Test
    void whatCannotBeLookedForIsNotSentAgainAndToldAsUnknown() throws Throwable {
        String user = slack.addUser("ann@example.org", "ann");
        ExternalSystemAction secret = new ExternalSystemAction("send_ephemeral");
        secret.setConnection(Controller.SLACK);
        secret.setParams("{\"channel\": \"" + slack.channel("general").id() + "\", \"user\": \"" + user
                + "\", \"text\": \"x\"}");
        slack.nextReply(Reply.stall());
        sessions.then(jenkins -> {
            connect();
            buildWith(jenkins, secret);
            slack.awaitRequest("POST", "/chat.postEphemeral");
        });
        sessions.then(jenkins -> assertThat(afterDelivery()).singleElement().satisfies(record -> {
            assertThat(record.isOutcomeUnknown()).isTrue();
            assertThat(record.getError()).contains("was not sent again");
        }));
        assertThat(slack.requests("POST", "/chat.postEphemeral")).hasSize(1);
    }
}
