package io.jenkins.plugins.externalsystems.core.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Answers whose time is over and that the service confirms. */
class ConfirmedAnswersTest {
    private static final String DATE = "Sun, 22 Nov 2026 08:00:00 GMT";

    private final CacheFixture fixture = new CacheFixture("get_thing");

    @AfterEach
    void close() {
        fixture.close();
    }

    private String get() {
        return fixture.text("get_thing", fixture.get("/thing"));
    }

    private void later() {
        fixture.runtime.time().advance(Duration.ofSeconds(300));
    }

    private String sent(int request, String header) {
        return fixture.server.requests().get(request).header(header);
    }

    @Test
    void a304RenewsTheAnswer() {
        fixture.answersHave("ETag", "\"v1\"");
        get();
        later();
        fixture.server.nextReply(Reply.empty(304).with("ETag", "\"v2\""));
        assertThat(get()).isEqualTo("1");
        assertThat(sent(1, "If-None-Match")).isEqualTo("\"v1\"");
        assertThat(fixture.metadata())
                .containsEntry(MetadataKeys.CACHED, true)
                .containsEntry(MetadataKeys.CACHE_AGE_MS, 0L)
                .containsEntry(MetadataKeys.ATTEMPTS, 1)
                .containsEntry(MetadataKeys.HTTP_STATUS, 304);
        assertThat(get()).as("its time began anew").isEqualTo("1");
        assertThat(fixture.server.requests()).hasSize(2);
        later();
        assertThat(get()).isEqualTo("3");
        assertThat(sent(2, "If-None-Match")).as("with the last tag").isEqualTo("\"v2\"");
    }

    @Test
    void whatHasChangedComesWhole() {
        fixture.answersHave("ETag", "\"v1\"");
        get();
        later();
        assertThat(get()).isEqualTo("2");
        assertThat(fixture.metadata()).doesNotContainKey(MetadataKeys.CACHED).containsEntry("http_status", 200);
    }

    @Test
    void aDateDoesWhereThereIsNoTag() {
        fixture.answersHave("Last-Modified", DATE);
        get();
        later();
        fixture.server.nextReply(Reply.empty(304));
        assertThat(get()).isEqualTo("1");
        assertThat(sent(1, "If-Modified-Since")).isEqualTo(DATE);
        assertThat(sent(1, "If-None-Match")).isEmpty();
    }

    @Test
    void noCacheMeansToAskEachTime() {
        fixture.answersHave("ETag", "\"v1\"", "Cache-Control", "no-cache");
        get();
        fixture.server.nextReply(Reply.empty(304));
        assertThat(get()).isEqualTo("1");
        assertThat(sent(1, "If-None-Match")).isEqualTo("\"v1\"");
    }

    @Test
    void theQuestionHasToWaitForTheLimitLikeAnyOther() {
        fixture.allowOneRequestAMinute();
        fixture.answersHave("ETag", "\"v1\"", "Cache-Control", "no-cache");
        get();
        fixture.server.nextReply(Reply.empty(304));
        get();
        assertThat(fixture.runtime.time().waits()).containsExactly(Duration.ofMinutes(1));
    }

    @Test
    void aWriteThrowsAwayWhatCouldBeAskedAbout() {
        fixture.answersHave("ETag", "\"v1\"");
        get();
        later();
        fixture.outcome("create", fixture.post("/thing"));
        get();
        assertThat(sent(2, "If-None-Match")).isEmpty();
    }

    @Test
    void whatWasConfirmedDuringAWriteIsGivenButNotRemembered() throws InterruptedException {
        fixture.answersHave("ETag", "\"v1\"");
        get();
        later();
        fixture.confirms(true);
        CountDownLatch held = fixture.hold("/thing");
        CompletionStage<HttpResponse> asking = fixture.send("get_thing", fixture.get("/thing"));
        fixture.server.awaitRequests("GET", "/thing", 2);
        fixture.outcome("create", fixture.post("/other"));
        held.countDown();
        assertThat(TestCalls.await(asking).text()).isEqualTo("1");
        fixture.confirms(false);
        get();
        assertThat(sent(3, "If-None-Match")).isEmpty();
    }

    @Test
    void a304ThatNobodyAskedForIsTheServicesMistake() {
        fixture.server.nextReply(Reply.empty(304));
        assertThat(fixture.failure("get_thing", fixture.get("/thing"))).isNotNull();
    }
}
