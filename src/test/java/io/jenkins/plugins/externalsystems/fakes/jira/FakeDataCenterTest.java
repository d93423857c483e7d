package io.jenkins.plugins.externalsystems.fakes.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Data Center's fake refuses what is Cloud's, and both refuse fields in a wrong form or place. */
class FakeDataCenterTest {
    private final FakeJira jira = new FakeJira(FakeDialect.DATA_CENTER);
    private final FakeJira cloud = new FakeJira();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        jira.close();
        cloud.close();
    }

    private HttpResponse<String> send(FakeJira to, String method, String path, String body) throws Exception {
        return client.send(
                HttpRequest.newBuilder(URI.create(to.url() + path))
                        .header("Authorization", "Bearer " + to.bearerToken())
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> create(FakeJira to, String name, Object value) throws Exception {
        Map<String, Object> fields = new LinkedHashMap<>(
                Map.of("project", Map.of("key", "PROJ"), "issuetype", Map.of("name", "Task"), "summary", "x"));
        fields.put(name, value);
        return send(to, "POST", to.dialect().path() + "issue", Json.write(Map.of("fields", fields)));
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /rest/api/3/myself, 404",
        "POST, /rest/api/3/issue, 404",
        "GET, /_edge/tenant_info, 404",
        "POST, /rest/api/2/search/jql, 404",
        "GET, /rest/api/2/user/search?query=x, 400",
        "GET, /rest/api/2/issue/createmeta, 404",
        "GET, /rest/api/2/issue/createmeta/NOPE/issuetypes, 404",
        "GET, /rest/api/2/issue/createmeta/PROJ/issuetypes/0, 404",
        "GET, /rest/api/2/issue/PROJ-1/editmeta, 404",
        "GET, /rest/api/2/search?jql=&nextPageToken=x, 400",
        "GET, /rest/api/2/search?jql=, 200",
        "GET, /rest/api/2/serverInfo, 200",
        "GET, /rest/api/2/field, 200"
    })
    void knowsItsOwnPathsOnly(String method, String path, int status) throws Exception {
        HttpResponse<String> answer = send(jira, method, path, method.equals("POST") ? "{}" : "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("X-AUSERNAME")).contains(jira.email());
        assertThat(answer.headers().firstValue("Retry-After")).contains("0");
    }

    @Test
    void refusesTheOtherDialectsTextsAndUsers() throws Exception {
        Map<String, Object> document = Map.of("type", "doc", "version", 1, "content", List.of());
        FakeUser ann = jira.addUser("Ann", "ann@example.com");

        assertThat(create(jira, "description", document).body()).contains("Operation value must be a string");
        assertThat(create(cloud, "description", "h1. x").body()).contains("Atlassian Document");
        assertThat(create(jira, "assignee", Map.of("accountId", ann.accountId()))
                        .statusCode())
                .isEqualTo(400);
        assertThat(create(cloud, "assignee", Map.of("name", "ann")).statusCode())
                .isEqualTo(400);
        assertThat(create(jira, "assignee", Map.of("name", "ann")).statusCode()).isEqualTo(201);
    }

    @Test
    void refusesFieldsThatAreUnknownOutOfPlaceOrMissing() throws Exception {
        for (FakeJira each : List.of(jira, cloud)) {
            assertThat(create(each, "customfield_1", "x").body()).contains("not on the appropriate screen, or unknown");
            assertThat(create(each, FakeField.HIDDEN, "x").body()).contains("not on the appropriate screen");
            assertThat(create(each, "customfield_10020", "High").statusCode()).isEqualTo(400);
            assertThat(create(each, "customfield_10020", Map.of("value", "None"))
                            .body())
                    .contains("not valid");
            assertThat(create(each, "customfield_10021", Map.of("value", "Linux"))
                            .body())
                    .contains("not an array");
            assertThat(create(each, "customfield_10024", "tomorrow").body()).contains("Error parsing date");
            each.project().requireField("customfield_10020");
            assertThat(create(each, "customfield_10010", "x").body()).contains("Severity is required.");
            assertThat(each.issues()).isEmpty();
        }
    }

    @Test
    void refusesCredentialsAsTheServletContainerDoes() throws Exception {
        HttpRequest basic = HttpRequest.newBuilder(URI.create(jira.url() + "/rest/api/2/myself"))
                .header("Authorization", "Basic eDp5")
                .build();
        HttpResponse<String> refused = client.send(basic, HttpResponse.BodyHandlers.ofString());

        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("Content-Type").orElse("")).startsWith("text/html");
        assertThat(refused.headers().firstValue("X-Seraph-LoginReason")).contains("AUTHENTICATED_FAILED");
    }
}
