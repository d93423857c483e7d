package io.jenkins.plugins.externalsystems.core.connectors.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class JiraScopedTokenTest {
    private final JiraFixture fixture = new JiraFixture();
    private final JiraConnector scoped = fixture.connect(Map.of(
            "scoped_token", true,
            "api_url", fixture.jira.url().toString(),
            "token", SecretValue.of(fixture.jira.scopedToken())));

    @AfterEach
    void close() {
        fixture.close();
    }

    @Test
    void callsGoThroughTheGatewayAndLinksToTheSite() {
        ExternalSystemResult result = scoped.createItem("issue", Map.of("summary", "Scoped"));

        assertThat(result.success()).as(result.toString()).isTrue();
        String key = result.resultData().get("key").toString();
        assertThat(result.resultData()).containsEntry("url", fixture.jira.url() + "/browse/" + key);
        assertThat(fixture.requests())
                .containsExactly(
                        "GET /_edge/tenant_info", "POST /ex/jira/" + fixture.jira.cloudId() + "/rest/api/3/issue");
    }

    @Test
    void theCloudIdIsAskedForOnceAndWithoutCredentials() {
        scoped.createItem("issue", Map.of("summary", "One"));
        scoped.createItem("issue", Map.of("summary", "Two"));

        assertThat(fixture.jira.requests("GET", "/tenant_info"))
                .singleElement()
                .satisfies(
                        request -> assertThat(request.header("Authorization")).isEmpty());
    }

    @Test
    void aSiteThatDoesNotTellItsCloudIdIsNoCloudSite() {
        fixture.jira.nextReply(FakeJira.page(404, "<html>Nothing</html>"), Reply.json(200, "{\"cloudId\":\"../x\"}"));

        assertThat(scoped.connect().errorMessage()).contains("check that 'server_url' is a Jira site");
        assertThat(scoped.connect().errorMessage()).contains("did not tell its cloud id");
        assertThat(scoped.connect().success()).isTrue();
    }

    @Test
    void aMissingScopeIsAPermissionErrorThoughTheStatusIs401() {
        fixture.jira.failOnce(
                "POST issue", Reply.json(401, "{\"code\":401,\"message\":\"Unauthorized; scope does not match\"}"));

        ExternalSystemResult result = scoped.createItem("issue", Map.of("summary", "x"));

        assertThat(result.errorCode()).isEqualTo(ErrorCode.PERMISSION_ERROR);
        assertThat(result.errorMessage()).contains("the token lacks a scope for this");
    }

    @Test
    void aScopedTokenOnTheSiteIsRefusedWithAHint() {
        JiraConnector wrong = fixture.connect(Map.of("token", SecretValue.of(fixture.jira.scopedToken())));

        assertThat(wrong.connect().errorMessage()).contains("'scoped_token' if the token has scopes");
    }

    @Test
    void withoutEmailTheTokenIsABearerToken() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("email", null);
        settings.put("token", SecretValue.of(fixture.jira.bearerToken()));

        assertThat(fixture.connect(settings).connect().success()).isTrue();
    }
}
