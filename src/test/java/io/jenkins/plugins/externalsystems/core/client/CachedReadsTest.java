package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.auth.Authentication;
import io.jenkins.plugins.externalsystems.core.auth.Authentications;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a connection remembers of its reads, on a real socket. */
class CachedReadsTest {
    private final CacheFixture fixture = new CacheFixture("get_thing", "search");

    @AfterEach
    void close() {
        fixture.close();
    }

    private String get() {
        return fixture.text("get_thing", fixture.get("/thing"));
    }

    @Test
    void theSecondReadIsAnsweredFromMemoryAndSaysSo() {
        assertThat(get()).isEqualTo("1");
        assertThat(fixture.metadata()).doesNotContainKeys(MetadataKeys.CACHED, MetadataKeys.CACHE_AGE_MS);
        fixture.runtime.time().advance(Duration.ofSeconds(7));
        assertThat(get()).isEqualTo("1");
        assertThat(fixture.server.requests()).hasSize(1);
        assertThat(fixture.metadata())
                .containsEntry(MetadataKeys.CACHED, true)
                .containsEntry(MetadataKeys.CACHE_AGE_MS, 7_000L)
                .containsEntry(MetadataKeys.ATTEMPTS, 0)
                .doesNotContainKey(MetadataKeys.HTTP_STATUS);
    }

    @Test
    void itIsAskedAgainWhenItsTimeIsOver() {
        get();
        fixture.runtime.time().advance(Duration.ofSeconds(300));
        assertThat(get()).isEqualTo("2");
    }

    @Test
    void operationsThatAreNotNamedAndOtherQuestionsAreAsked() {
        get();
        assertThat(fixture.text("other", fixture.get("/thing"))).isEqualTo("2");
        assertThat(fixture.text("search", fixture.get("/thing")))
                .as("for each operation")
                .isEqualTo("3");
        assertThat(fixture.text("get_thing", fixture.get("/thing?part=2"))).isEqualTo("4");
        assertThat(fixture.text("get_thing", fixture.get("/thing").header("Accept", "text/plain")))
                .isEqualTo("5");
        assertThat(get()).isEqualTo("1");
    }

    @Test
    void otherCredentialsSeeOtherThings() {
        Authentication ann = Authentications.bearer(SecretValue.of("ann"));
        Authentication bob = Authentications.bearer(SecretValue.of("bob"));
        assertThat(fixture.text(ann, "get_thing", fixture.get("/thing"))).isEqualTo("1");
        assertThat(fixture.text(bob, "get_thing", fixture.get("/thing"))).isEqualTo("2");
        assertThat(fixture.text(ann, "get_thing", fixture.get("/thing"))).isEqualTo("1");
    }

    @Test
    void aSearchByPostIsAReadIfItsRequestSaysSoAndItsBodyIsPartOfTheQuestion() {
        assertThat(fixture.text("search", search("a"))).isEqualTo("1");
        assertThat(fixture.text("search", search("b"))).isEqualTo("2");
        assertThat(fixture.text("search", search("a"))).isEqualTo("1");
        assertThat(get()).isEqualTo("3");
        fixture.text("search", search("c"));
        assertThat(get()).as("a search changes nothing").isEqualTo("3");
    }

    @Test
    void aQuestionThatIsTooLongToBeComparedIsAsked() {
        String fits = "x".repeat(256 * 1024 - "{\"text\":\"\"}".length());
        assertThat(fixture.text("search", search(fits))).isEqualTo("1");
        assertThat(fixture.text("search", search(fits))).isEqualTo("1");
        assertThat(fixture.text("search", search(fits + "x"))).isEqualTo("2");
        assertThat(fixture.text("search", search(fits + "x"))).isEqualTo("3");
    }

    private ApiRequest.Builder search(String text) {
        return fixture.post("/search").reading().body(HttpBody.json("{\"text\":\"" + text + "\"}"));
    }

    @Test
    void aWriteMakesAllDoubtfulWhateverComesOfIt() {
        for (Reply reply : new Reply[] {Reply.json(200, "{}"), Reply.json(400, "{}"), Reply.reset()}) {
            String before = get();
            assertThat(get()).isEqualTo(before);
            fixture.server.nextReply(reply);
            fixture.outcome("create", fixture.post("/thing"));
            assertThat(get()).as(reply.toString()).isNotEqualTo(before);
        }
    }

    @Test
    void aReadThatBeganBeforeAWriteIsNotRememberedAfterIt() throws InterruptedException {
        CountDownLatch held = fixture.hold("/thing");
        CompletionStage<HttpResponse> reading = fixture.send("get_thing", fixture.get("/thing"));
        fixture.server.awaitRequest("GET", "/thing");
        fixture.outcome("create", fixture.post("/other"));
        held.countDown();
        String old = TestCalls.await(reading).text();
        assertThat(get()).isNotEqualTo(old);
    }

    @Test
    void aReadThatRanBesideAWriteIsNotRememberedAfterIt() throws InterruptedException {
        String first = get();
        CountDownLatch held = fixture.hold("/slow");
        CompletionStage<HttpResponse> writing = fixture.send("create", fixture.post("/slow"));
        fixture.server.awaitRequest("POST", "/slow");
        String old = get();
        assertThat(old).as("doubtful from the write's begin on").isNotEqualTo(first);
        held.countDown();
        TestCalls.await(writing);
        assertThat(get()).isNotEqualTo(old);
    }

    @Test
    void anOperationThatTurnsOutToWriteIsNeverRemembered() {
        get();
        fixture.outcome("get_thing", fixture.post("/thing"));
        assertThat(get()).isEqualTo("3");
        assertThat(get()).isEqualTo("4");
    }

    @Test
    void aCallMayAskForAFreshAnswerWhichIsRemembered() {
        get();
        assertThat(fixture.text(CallOptions.defaults().asFresh(), "get_thing", fixture.get("/thing")))
                .isEqualTo("2");
        assertThat(get()).isEqualTo("2");
    }

    @Test
    void aRepeatLooksAtTheServiceAndNotIntoMemory() {
        get();
        assertThat(fixture.text(CallOptions.defaults().asRepeat(), "get_thing", fixture.get("/thing")))
                .isEqualTo("2");
    }

    @Test
    void aDryRunNeitherReadsNorWritesIt() {
        get();
        assertThat(fixture.dryRun("get_thing", fixture.get("/thing"))).containsEntry("method", "GET");
        fixture.dryRun("create", fixture.post("/thing"));
        assertThat(get()).as("nothing was written").isEqualTo("1");
    }

    @Test
    void failuresAndPartsAreNotRemembered() {
        fixture.server.nextReply(Reply.json(404, "{}"));
        assertThat(fixture.failure("get_thing", fixture.get("/thing"))).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
        assertThat(get()).isEqualTo("2");
        assertThat(fixture.text("get_thing", fixture.get("/thing").header("Range", "bytes=0-0")))
                .isEqualTo("3");
        assertThat(fixture.text("get_thing", fixture.get("/thing").header("Range", "bytes=0-0")))
                .isEqualTo("4");
    }

    @Test
    void whatTheServiceForbidsToStoreIsNotStored() {
        fixture.answersHave("Cache-Control", "no-store");
        get();
        assertThat(get()).isEqualTo("2");
    }

    @Test
    void jsonThatCannotBeReadIsNotRemembered() {
        fixture.server.nextReply(Reply.text(200, "{broken"));
        assertThat(TestCalls.failureOf(fixture.json("get_thing", fixture.get("/thing")))
                        .code())
                .isEqualTo(ErrorCode.EXCEPTION);
        assertThat(TestCalls.await(fixture.json("get_thing", fixture.get("/thing")))
                        .asInt())
                .isEqualTo(2);
    }
}
