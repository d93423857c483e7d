package io.jenkins.plugins.externalsystems.fakes.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Collections;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake refuses what Jira refuses of comments, worklogs, files, links and many issues at once. */
class FakeJiraPartsTest {
    private static final String ADF =
            "{\"type\":\"doc\",\"version\":1,\"content\":[{\"type\":\"paragraph\",\"content\":["
                    + "{\"type\":\"text\",\"text\":\"x\"}]}]}";

    private final FakeJira jira = new FakeJira();
    private final HttpClient client = HttpClient.newHttpClient();
    private String key;

    @BeforeEach
    void createIssue() throws Exception {
        send(
                "POST",
                "issue",
                "{\"fields\":{\"project\":{\"key\":\"PROJ\"},\"summary\":\"x\",\"issuetype\":{\"name\":\"Task\"}}}");
        key = jira.issues().get(0).key();
    }

    @AfterEach
    void close() {
        jira.close();
    }

    private HttpResponse<String> send(String method, String path, String body, String... headers) throws Exception {
        String login = jira.email() + ":" + jira.token();
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(jira.url() + "/rest/api/3/" + path))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8)))
                .method(method, HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        } else {
            request.header("Content-Type", "application/json");
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int status(String method, String path, String body) throws Exception {
        return send(method, path, body).statusCode();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "{'body':'text'}",
                "{'body':ADF,'colour':1}",
                "{'body':ADF,'visibility':{'type':'role','value':'Pilots'}}",
                "{'body':ADF,'visibility':{'type':'planet','value':'Mars'}}",
                "{'body':ADF,'properties':[{'key':'k'}]}",
                "{'body':ADF,'properties':{'key':'k','value':1}}"
            })
    void refusesComments(String body) throws Exception {
        String json = body.replace('\'', '"').replace("ADF", ADF);
        assertThat(status("POST", "issue/" + key + "/comment", json)).isEqualTo(400);
        assertThat(jira.issue(key).comments()).isEmpty();
    }

    @Test
    void showsPropertiesToWhoAsks() throws Exception {
        String json = "{\"body\":" + ADF + ",\"properties\":[{\"key\":\"k\",\"value\":{\"a\":1}}]}";
        assertThat(send("POST", "issue/" + key + "/comment", json).body()).doesNotContain("\"k\"");
        assertThat(send("GET", "issue/" + key + "/comment", "").body()).doesNotContain("\"k\"");
        assertThat(send("GET", "issue/" + key + "/comment?expand=properties", "")
                        .body())
                .contains("\"k\"");
        assertThat(status("GET", "issue/" + key + "/comment?colour=1", "")).isEqualTo(400);
        assertThat(status("GET", "issue/" + key + "/comment?orderBy=author", ""))
                .isEqualTo(400);
        assertThat(status("GET", "issue/" + key + "/comment/1", "")).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'started':'2027-01-31T09:30:00.000+0000'}",
                "{'timeSpent':'1h'}",
                "{'timeSpent':'1 hour','started':'2027-01-31T09:30:00.000+0000'}",
                "{'timeSpentSeconds':59,'started':'2027-01-31T09:30:00.000+0000'}",
                "{'timeSpentSeconds':'60','started':'2027-01-31T09:30:00.000+0000'}",
                "{'timeSpent':'1h','started':'2027-01-31T09:30:00Z'}",
                "{'timeSpent':'1h','started':'2027-01-31T09:30:00.000+0000','comment':'text'}"
            })
    void refusesWorklogs(String body) throws Exception {
        assertThat(status("POST", "issue/" + key + "/worklog", body.replace('\'', '"')))
                .isEqualTo(400);
        assertThat(jira.issue(key).worklogs()).isEmpty();
    }

    private HttpResponse<String> attach(String part, String token, String type) throws Exception {
        String body = "--b\r\nContent-Disposition: form-data; name=\"" + part
                + "\"; filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nhello\r\n--b--\r\n";
        return send("POST", "issue/" + key + "/attachments", body, "Content-Type", type, "X-Atlassian-Token", token);
    }

    @Test
    void takesFilesInTheirOwnFormAlone() throws Exception {
        String form = "multipart/form-data; boundary=b";
        assertThat(attach("file", "no-check", form).statusCode()).isEqualTo(200);
        assertThat(attach("attachment", "no-check", form).statusCode()).isEqualTo(400);
        assertThat(attach("file", "check", form).statusCode()).isEqualTo(403);
        assertThat(attach("file", "no-check", "application/json").statusCode()).isEqualTo(415);
        assertThat(attach("file", "no-check", "multipart/form-data; boundary=c").statusCode())
                .isEqualTo(415);
        jira.largestFile(4);
        assertThat(attach("file", "no-check", form).statusCode()).isEqualTo(413);
        assertThat(jira.issue(key).attachments()).hasSize(1);
        assertThat(status("DELETE", "attachment/1", "")).isEqualTo(404);
    }

    @Test
    void refusesLinks() throws Exception {
        String ends = "\"inwardIssue\":{\"key\":\"" + key + "\"},\"outwardIssue\":{\"key\":\"" + key + "\"}";
        assertThat(status("POST", "issueLink", "{\"type\":{\"id\":\"1\"}," + ends + "}"))
                .isEqualTo(404);
        assertThat(status("POST", "issueLink", "{\"type\":{\"id\":\"10000\"}," + ends + ",\"x\":1}"))
                .isEqualTo(400);
        assertThat(status("POST", "issueLink", "{\"type\":{\"id\":\"10000\"}}")).isEqualTo(400);
        String page = "issue/" + key + "/remotelink";
        assertThat(status("POST", page, "{\"object\":{\"url\":\"https://example.com\"}}"))
                .isEqualTo(400);
        assertThat(status(
                        "POST",
                        page,
                        "{\"object\":{\"url\":\"https://example.com\",\"title\":\"t\"},\"globalId\":\""
                                + "x".repeat(256) + "\"}"))
                .isEqualTo(400);
        assertThat(jira.issue(key).links()).isEmpty();
        assertThat(jira.issue(key).remoteLinks()).isEmpty();
    }

    @Test
    void takesFiftyIssuesAtOnce() throws Exception {
        Map<String, Object> issue = Map.of(
                "fields",
                Map.of("project", Map.of("key", "PROJ"), "summary", "x", "issuetype", Map.of("name", "Task")));
        String tooMany = Json.write(Map.of("issueUpdates", Collections.nCopies(51, issue)));
        assertThat(status("POST", "issue/bulk", tooMany)).isEqualTo(400);
        assertThat(jira.issues()).hasSize(1);
        assertThat(status("POST", "issue/bulk", "{\"issueUpdates\":[{\"fields\":{}}]}"))
                .isEqualTo(400);
        assertThat(status("POST", "issue/bulk", Json.write(Map.of("issueUpdates", Collections.nCopies(50, issue)))))
                .isEqualTo(201);
        assertThat(jira.issues()).hasSize(51);
    }

    @Test
    void aSearchGivesNoMoreThanFiveProperties() throws Exception {
        String search = "{\"jql\":\"project = PROJ\",\"properties\":[\"a\",\"b\",\"c\",\"d\",\"e\",\"f\"]}";
        assertThat(status("POST", "search/jql", search)).isEqualTo(400);
        assertThat(status("GET", "issue/" + key + "/properties/unknown", "")).isEqualTo(404);
    }
}
