package io.jenkins.plugins.externalsystems.core.http.okhttp;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectsTest extends TransportFixture {
    private final FakeServer here = new Answering();
    private final FakeServer elsewhere = new Answering();

    @AfterEach
    void closeServers() {
        here.close();
        elsewhere.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void staysWithinAHostWithAllHeaders(int status) throws Exception {
        here.nextReply(Reply.empty(status).with("Location", "/new?x=1"));
        assertThat(send(withCredentials("GET")).status()).isEqualTo(200);
        RecordedRequest second = here.requests().get(1);
        assertThat(second).hasToString("GET /new?x=1");
        assertThat(second.header("Authorization")).isEqualTo("Bearer secret");
    }

    @Test
    void leavesCredentialsBehindOnTheWayToAnotherHost() throws Exception {
        here.nextReply(Reply.empty(302).with("Location", elsewhere.url() + "/new"));
        assertThat(send(withCredentials("GET")).status()).isEqualTo(200);
        RecordedRequest second = elsewhere.requests().get(0);
        assertThat(second.headers().toString()).doesNotContain("secret");
        assertThat(second.header("Accept")).isEqualTo("application/json");
    }

    @Test
    void headersDoNotComeBackWithTheFirstHost() throws Exception {
        here.nextReply(Reply.empty(302).with("Location", elsewhere.url() + "/there"));
        elsewhere.nextReply(Reply.empty(302).with("Location", here.url() + "/back"));
        assertThat(send(withCredentials("GET")).status()).isEqualTo(200);
        assertThat(here.requests().get(1).headers().toString()).doesNotContain("secret");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH"})
    void sendsNothingButReadsToAnotherPlace(String method) throws Exception {
        for (int status : new int[] {301, 302, 303, 307, 308}) {
            here.nextReply(Reply.empty(status).with("Location", elsewhere.url() + "/new"));
            HttpResponse answer = send(withCredentials(method));
            assertThat(answer.status()).isEqualTo(status);
            assertThat(answer.header("Location")).isPresent();
        }
        assertThat(elsewhere.requests()).isEmpty();
        assertThat(here.requests()).hasSize(5);
    }

    @Test
    void givesUpAfterFive() throws Exception {
        for (int i = 0; i < 10; i++) {
            here.nextReply(Reply.empty(302).with("Location", "/loop"));
        }
        assertThat(send(withCredentials("GET")).status()).isEqualTo(302);
        assertThat(here.requests()).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(strings = {"file:///etc/passwd", "gopher://x/", "http://", "http://[broken"})
    void doesNotFollowWhatIsNoHttp(String location) throws Exception {
        here.nextReply(Reply.empty(302).with("Location", location));
        assertThat(send(withCredentials("GET")).status()).isEqualTo(302);
    }

    @Test
    void aRedirectWithoutALocationIsTheAnswer() throws Exception {
        here.nextReply(
                Reply.empty(302),
                Reply.empty(304).with("Location", "/x"),
                Reply.empty(300).with("Location", "/x"));
        assertThat(send(withCredentials("GET")).status()).isEqualTo(302);
        assertThat(send(withCredentials("GET")).status()).isEqualTo(304);
        assertThat(send(withCredentials("GET")).status()).isEqualTo(300);
    }

    private HttpRequest withCredentials(String method) {
        return HttpRequest.builder(method, URI.create(here.url() + "/old"))
                .header("Accept", "application/json")
                .header("Authorization", "Bearer secret")
                .header("Cookie", "session=secret")
                .header("X-Api-Key", "secret")
                .build();
    }

    private static final class Answering extends FakeServer {
        @Override
        protected Reply answer(RecordedRequest request) {
            return Reply.text(200, "here");
        }
    }
}
