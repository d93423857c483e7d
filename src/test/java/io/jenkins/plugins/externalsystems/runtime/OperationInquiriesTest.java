package io.jenkins.plugins.externalsystems.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.config.OfferedOperations;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.Inquiry;
import io.jenkins.plugins.externalsystems.core.connectors.graphql.GraphQlConnectorProvider;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.graphql.FakeTracker;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OperationInquiriesTest {
    private static final Duration LONG = Duration.ofSeconds(30);

    private final TestRuntime runtime = new TestRuntime();
    private final FakeTracker tracker = new FakeTracker();
    private final ExternalSystem connector = new GraphQlConnectorProvider().create(runtime.runtime());
    private Instant now = Instant.EPOCH;
    private final InstantSource clock = () -> now;
    private final OperationInquiries patient = new OperationInquiries(clock, LONG);

    @BeforeEach
    void connect() {
        connector.initialize(ConnectorConfig.builder("tracker")
                .set("url", tracker.url() + "/graphql")
                .set("max_retries", 0)
                .build());
    }

    @AfterEach
    void close() {
        connector.close();
        runtime.close();
        tracker.close();
    }

    private OfferedOperations ask(Inquiry inquiry) {
        return patient.ask(connector, inquiry, name -> true);
    }

    @Test
    void nobodyIsAskedForWhatIsKnown() {
        OfferedOperations before = ask(Inquiry.NONE);
        assertThat(before.operations())
                .extracting(OfferedOperations.Offered::name)
                .containsExactly("query", "mutate", "introspect");
        assertThat(before.isComplete()).isFalse();
        assertThat(before.problem()).isNull();
        assertThat(tracker.requests()).isEmpty();

        OfferedOperations asked = ask(Inquiry.WHERE_UNKNOWN);
        assertThat(asked.isComplete()).isTrue();
        assertThat(asked.discovered()).isEqualTo(6);
        assertThat(asked.find("addIssue").orElseThrow().required()).containsExactly("input");
        assertThat(ask(Inquiry.WHERE_UNKNOWN)).isEqualTo(asked).isEqualTo(ask(Inquiry.NONE));
        assertThat(tracker.requests()).hasSize(1);

        ask(Inquiry.ANEW);
        assertThat(tracker.requests()).hasSize(2);
    }

    @Test
    void onlyWhatIsAllowedIsTold() {
        assertThat(patient.ask(connector, Inquiry.WHERE_UNKNOWN, name -> name.startsWith("i"))
                        .operations())
                .extracting(OfferedOperations.Offered::name)
                .containsExactly("introspect", "issue", "issues");
    }

    @Test
    void aServiceThatFailedIsLeftAloneForAMinute() {
        tracker.nextReply(Reply.text(404, "gone"));
        OfferedOperations failed = ask(Inquiry.WHERE_UNKNOWN);
        assertThat(failed.problem()).contains("tracker");
        assertThat(failed.operations()).hasSize(3);
        now = now.plusSeconds(59);
        assertThat(ask(Inquiry.WHERE_UNKNOWN)).isEqualTo(failed).isEqualTo(ask(Inquiry.NONE));
        assertThat(tracker.requests()).hasSize(1);
        now = now.plusSeconds(1);
        assertThat(ask(Inquiry.WHERE_UNKNOWN).problem()).isNull();

        tracker.nextReply(Reply.text(404, "gone"));
        assertThat(ask(Inquiry.ANEW).problem()).isNotNull();
        assertThat(ask(Inquiry.ANEW).problem())
                .as("asked at once where somebody says so")
                .isNull();
    }

    @Test
    void nobodyWaitsLongAndOneQuestionIsOnTheWay() throws Exception {
        tracker.nextReply(Reply.stall());
        OperationInquiries hasty = new OperationInquiries(clock, Duration.ZERO);
        OfferedOperations early = hasty.ask(connector, Inquiry.WHERE_UNKNOWN, name -> true);
        assertThat(early.problem()).contains("has not answered within");
        assertThat(early.operations()).hasSize(3);
        tracker.awaitRequest("POST", "/graphql");
        hasty.ask(connector, Inquiry.WHERE_UNKNOWN, name -> true);
        hasty.ask(connector, Inquiry.ANEW, name -> true);
        assertThat(tracker.requests()).hasSize(1);
    }
}
