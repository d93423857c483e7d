package io.jenkins.plugins.externalsystems.core.connectors.rest;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.rest.RestFixture.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Another connection takes a call that cannot be brought to its service. */
class RestFallbackTest {
    private static final Map<String, Object> KEYED =
            map("name", "keyed", "method", "POST", "path", "/x", "idempotency_header", "Idempotency-Key");
    private static final Map<String, Object> JOB =
            map("name", "job", "method", "POST", "path", "/x", "poll", map("path", "/x", "status", "$.s", "done", "d"));

    private final RestFixture first = new RestFixture();
    private final RestFixture second = new RestFixture();
    private final List<String> asked = new ArrayList<>();
    private final List<String> news = new ArrayList<>();
    private final ExternalSystem fallback = second.connection("operations", List.of(KEYED, JOB));
    private final ExternalSystem connection = first.connection(
            "fallback", "spare", "max_retries", 0, "breaker_failures", 2, "operations", List.of(KEYED, JOB));

    @AfterEach
    void stop() {
        first.close();
        second.close();
    }

    private CallOptions options() {
        return CallOptions.defaults().withProgress(news::add).withConnections(id -> {
            asked.add(id);
            return CompletableFuture.completedFuture(fallback);
        });
    }

    private ExternalSystemResult call(String operation, CallOptions options) {
        Map<String, Object> parameters = List.of("get", "post").contains(operation) ? map("path", "/x") : map();
        return TestCalls.await(connection.executeOperationAsync(operation, parameters, options));
    }

    @Test
    void aServiceThatCannotBeReachedIsReplaced() {
        first.harbour.close();
        second.harbour.nextReply(Reply.json(201, "{\"a\":1}"));
        ExternalSystemResult result = call("post", options());
        assertThat(result.success()).isTrue();
        assertThat(result.resultData()).containsEntry("a", 1);
        assertThat(result.metadata()).containsEntry("fallback", "spare");
        assertThat(asked).containsExactly("spare");
        assertThat(news).containsExactly("connection 'harbour' cannot be reached, so 'spare' is used");
        assertThat(connection.executeOperation("post", map("path", "/x")).errorCode())
                .isEqualTo(ErrorCode.CONNECTION_ERROR);
    }

    @Test
    void anOpenBreakerIsOne() {
        first.harbour.nextReply(Reply.empty(500), Reply.empty(500));
        bad(call("post", options()), ErrorCode.SERVER_ERROR);
        bad(call("post", options()), ErrorCode.SERVER_ERROR);
        assertThat(asked).isEmpty();
        second.harbour.nextReply(Reply.empty(204));
        assertThat(call("post", options()).metadata()).containsEntry("fallback", "spare");
        assertThat(first.harbour.requests()).hasSize(2);
    }

    @Test
    void whatMayHaveArrivedIsMadeElsewhereOnlyIfItIsSafe() {
        first.harbour.nextReply(Reply.reset(), Reply.reset());
        second.harbour.nextReply(Reply.empty(204));
        assertThat(call("get", options()).metadata()).containsEntry("fallback", "spare");
        assertThat(call("post", options()).isOutcomeUnknown()).isTrue();
        assertThat(second.harbour.requests()).hasSize(1);
    }

    @Test
    void aKeyMakesNothingSafeAtAnotherService() {
        first.harbour.nextReply(Reply.reset());
        bad(call("keyed", options()), ErrorCode.CONNECTION_ERROR, "broke");
        assertThat(second.harbour.requests()).isEmpty();
        first.harbour.close();
        second.harbour.nextReply(Reply.empty(204));
        assertThat(call("keyed", options()).metadata()).containsEntry("fallback", "spare");
    }

    @Test
    void aRepeatAndAJobThatIsSubmittedStayWhereTheyAre() {
        first.harbour.close();
        bad(call("post", options().asRepeat()), ErrorCode.CONNECTION_ERROR);
        StepJournal submitted = new StepJournal(Map.of("submitted", Map.of()));
        ExternalSystemResult late = call("job", options().withJournal(submitted));
        bad(late, ErrorCode.TIMEOUT_ERROR, "the service is away now (CONNECTION_ERROR)");
        assertThat(asked).isEmpty();
    }

    @Test
    void otherFailuresAreTheAnswer() {
        first.harbour.nextReply(Reply.empty(404), Reply.empty(500));
        bad(call("get", options()), ErrorCode.NOT_FOUND_ERROR);
        bad(call("get", options()), ErrorCode.SERVER_ERROR);
        assertThat(asked).isEmpty();
    }

    @Test
    void aFallbackThatCannotBeUsedSaysWhy() {
        first.harbour.close();
        ExternalSystemException refusal =
                new ExternalSystemException(ErrorCode.PERMISSION_ERROR, "Connection 'spare' does not allow it.");
        ExternalSystemResult result = call("get", options().withConnections(id -> {
            throw refusal;
        }));
        assertThat(news).isEmpty();
        bad(result, ErrorCode.CONNECTION_ERROR, "The fallback cannot be used: Connection 'spare' does not allow it.");
    }

    @Test
    void aFallbackHasNone() {
        first.harbour.close();
        second.harbour.close();
        ExternalSystem chained = first.connection("fallback", "further", "max_retries", 0);
        ExternalSystemResult result = call("get", CallOptions.defaults().withConnections(id -> {
            asked.add(id);
            return CompletableFuture.completedFuture(chained);
        }));
        bad(result, ErrorCode.CONNECTION_ERROR);
        assertThat(asked).containsExactly("spare");
        assertThatThrownBy(() -> first.connection("fallback", "harbour"))
                .hasMessageContaining("setting 'fallback' is the connection itself");
    }
}
