package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connector looks up for itself. */
class RememberedMetadataTest {
    private final CacheFixture fixture = new CacheFixture();

    @AfterEach
    void close() {
        fixture.close();
    }

    private ApiRequest.Builder fields() {
        return fixture.get("/fields").metadata(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void isRememberedForAllOperationsAndOutlivesWrites() {
        assertThat(fixture.text("create", fields())).isEqualTo("1");
        assertThat(fixture.metadata()).doesNotContainKey(MetadataKeys.CACHED);
        fixture.outcome("create", fixture.post("/thing"));
        assertThat(fixture.text("update", fields())).isEqualTo("1");
        fixture.runtime.time().advance(Duration.ofSeconds(300));
        assertThat(fixture.text("update", fields())).isEqualTo("3");
    }

    @Test
    void aCallThatNeedsNothingElseSaysThatItIsFromMemory() {
        fixture.text("get_fields", fields());
        fixture.text("get_fields", fields());
        assertThat(fixture.metadata()).containsEntry(MetadataKeys.CACHED, true);
    }

    @Test
    void aCallThatAlsoAskedTheServiceIsNotFromMemory() {
        fixture.text("create", fields());
        CallContext call = fixture.call(CallOptions.defaults(), "create");
        TestCalls.await(fixture.client().send(call, fields().build()));
        TestCalls.await(fixture.client().send(call, fixture.post("/thing").build()));
        assertThat(call.trace().toMetadata()).doesNotContainKey(MetadataKeys.CACHED);
    }

    @Test
    void thatThereIsNothingIsAnAnswerWhereTheRequestSaysSo() {
        fixture.server.nextReply(Reply.json(404, "{}"));
        assertThat(fixture.failure("create", fields())).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(fixture.failure("update", fields())).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(fixture.server.requests()).hasSize(1);
        fixture.runtime.time().advance(Duration.ofSeconds(300));
        assertThat(fixture.text("update", fields())).isEqualTo("2");
    }

    @Test
    void otherFailuresAreNoAnswers() {
        fixture.server.nextReply(Reply.json(403, "{}"));
        assertThat(fixture.failure("create", fields())).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(fixture.text("create", fields())).isEqualTo("2");
    }

    @Test
    void jsonIsParsedOnceForAllCalls() {
        JsonNode first = TestCalls.await(fixture.json("a", fields()));
        JsonNode second = TestCalls.await(fixture.json("b", fields()));
        assertThat(TestCalls.await(fixture.json("c", fields())))
                .isSameAs(second)
                .isEqualTo(first);
    }

    @Test
    void whatIsMissingInMemoryIsLookedForAtTheService() {
        assertThat(known("1")).isEqualTo("1");
        assertThat(fixture.server.requests()).hasSize(1);
        assertThat(known("1")).isEqualTo("1");
        assertThat(fixture.server.requests()).as("it is there").hasSize(1);
        assertThat(known("2")).isEqualTo("2");
        assertThat(fixture.server.requests()).as("it was not there").hasSize(2);
    }

    @Test
    void whatWasJustAskedForIsNotAskedForAgain() {
        assertThat(known("7")).isEqualTo("1");
        assertThat(fixture.server.requests()).hasSize(1);
    }

    @Test
    void aRepeatGoesByMemoryToo() {
        fixture.text("create", fields());
        assertThat(fixture.text(CallOptions.defaults().asRepeat(), "create", fields()))
                .isEqualTo("1");
    }

    @Test
    void aDryRunShowsTheQuestionAndDoesNotGoByMemory() {
        fixture.text("create", fields());
        assertThat(fixture.dryRun("create", fields())).containsEntry("method", "GET");
        assertThat(fixture.server.requests()).hasSize(1);
    }

    private String known(String wanted) {
        return TestCalls.await(Recollection.orFresh(
                fixture.call(CallOptions.defaults(), "create"),
                call -> fixture.client().send(call, fields().build()).thenApply(answer -> answer.text()),
                wanted::equals));
    }
}
