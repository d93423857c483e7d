package io.jenkins.plugins.externalsystems.fakes.jira;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fake refuses what Jira refuses; a fake that takes everything would prove nothing. */
class FakeJiraTest {
    private final FakeJira jira = new FakeJira();
    private final HttpClient client = HttpClient.newHttpClient();

    @AfterEach
    void close() {
        jira.close();
    }

    private HttpResponse<String> send(String method, String path, String body) throws Exception {
        return send(method, path, body, "application/json", jira.email() + ":" + jira.token());
    }

    private HttpResponse<String> send(String method, String path, String body, String type, String login)
            throws Exception {
        String basic = Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
        return client.send(
                HttpRequest.newBuilder(URI.create(jira.url() + path))
                        .header("Authorization", "Basic " + basic)
                        .header("Content-Type", type)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private HttpResponse<String> create(Map<String, Object> fields) throws Exception {
        return send("POST", "/rest/api/3/issue", Json.write(Map.of("fields", fields)));
    }

    private Map<String, Object> fields(String name, Object value) {
        return Map.of(
                "project", Map.of("key", "PROJ"), "issuetype", Map.of("name", "Task"), "summary", "x", name, value);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /rest/api/3/search?jql=x, 410",
        "POST, /rest/api/3/search, 410",
        "GET, /rest/api/3/nothing, 404",
        "GET, /rest/api/2/myself, 404",
        "GET, /somewhere, 404",
        "PATCH, /rest/api/3/issue/PROJ-1, 405",
        "DELETE, /rest/api/3/search/jql, 405",
        "GET, /rest/api/3/issue/PROJ-1, 404",
        "GET, /rest/api/3/myself?x=y, 400",
        "GET, /ex/jira/another/rest/api/3/myself, 404",
        "GET, /rest/api/3/search/jql?jql=project%20%3D%20PROJ&nextPageToken=x, 400",
        "GET, /rest/api/3/search/jql?jql=project%20%3D%20PROJ&maxResults=0, 400",
        "GET, /rest/api/3/mypermissions?projectKey=NOPE&permissions=CREATE_ISSUES, 404",
        "GET, /rest/api/3/mypermissions?projectKey=PROJ&permissions=NOPE, 400"
    })
    void refusesWhatIsNotThere(String method, String path, int status) throws Exception {
        assertThat(send(method, path, "").statusCode()).isEqualTo(status);
    }

    @Test
    void refusesCredentials() throws Exception {
        for (String login : List.of("x:y", jira.email() + ":x", jira.email() + ":" + jira.scopedToken())) {
            HttpResponse<String> answer = send("GET", "/rest/api/3/myself", "", "application/json", login);
            assertThat(answer.statusCode()).isEqualTo(401);
            assertThat(answer.headers().firstValue("X-Seraph-LoginReason")).contains("AUTHENTICATED_FAILED");
        }
        assertThat(send("GET", "/ex/jira/" + jira.cloudId() + "/rest/api/3/myself", "")
                        .statusCode())
                .isEqualTo(401);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "[]", "{\"fields\":{},\"surprise\":1}", "{\"field\":{}}", "{}"})
    void refusesBodiesOfTheWrongForm(String body) throws Exception {
        assertThat(send("POST", "/rest/api/3/issue", body).statusCode()).isEqualTo(400);
        assertThat(jira.issues()).isEmpty();
    }

    @Test
    void refusesAnotherContentType() throws Exception {
        assertThat(send("POST", "/rest/api/3/issue", "{}", "text/plain", jira.email() + ":" + jira.token())
                        .statusCode())
                .isEqualTo(415);
    }

    @Test
    void refusesFieldsOneByOne() throws Exception {
        assertThat(create(Map.of("project", Map.of("key", "PROJ"))).body())
                .contains("\"summary\":\"You must specify a summary", "\"issuetype\":\"Specify a valid issue type");
        assertThat(create(fields("description", "text")).body()).contains("must be an Atlassian Document");
        assertThat(create(fields("customfield_1", 1)).body()).contains("cannot be set");
        assertThat(create(fields("priority", Map.of("name", "Urgent"))).statusCode())
                .isEqualTo(400);
        assertThat(create(fields("components", List.of(Map.of("name", "Nope")))).statusCode())
                .isEqualTo(400);
        assertThat(create(fields("fixVersions", List.of(Map.of("name", "9")))).statusCode())
                .isEqualTo(400);
        assertThat(create(fields("assignee", Map.of("accountId", "nobody"))).statusCode())
                .isEqualTo(400);
        assertThat(create(fields("assignee", Map.of("name", "fred"))).statusCode())
                .isEqualTo(400);
        assertThat(create(fields("parent", Map.of("key", "PROJ-1"))).statusCode())
                .isEqualTo(400);
        assertThat(create(fields("duedate", "tomorrow")).statusCode()).isEqualTo(400);
        assertThat(create(fields("customfield_10016", "five")).statusCode()).isEqualTo(400);
        assertThat(jira.issues()).isEmpty();
        assertThat(create(fields("labels", List.of("x"))).statusCode()).isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'doc','version':2,'content':[]}",
                "{'type':'doc','content':[]}",
                "{'type':'doc','version':1,'content':[{'type':'text','text':'x'}]}",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':''}]}]}",
                "{'type':'doc','version':1,'content':[{'type':'bulletList','content':[]}]}",
                "{'type':'doc','version':1,'content':[{'type':'bulletList','content':[{'type':'paragraph'}]}]}",
                "{'type':'doc','version':1,'content':[{'type':'unknown'}]}",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','color':'red'}]}",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':'x','marks':"
                        + "[{'type':'bold'}]}]}]}",
                "{'type':'doc','version':1,'content':[{'type':'paragraph','content':[{'type':'text','text':'x','marks':"
                        + "[{'type':'code'},{'type':'strong'}]}]}]}",
                "{'type':'doc','version':1,'content':[{'type':'codeBlock','content':[{'type':'text','text':'x','marks':"
                        + "[{'type':'em'}]}]}]}"
            })
    void refusesBrokenDocuments(String document) throws Exception {
        Object description = Json.parse(document.replace('\'', '"'));

        assertThat(create(fields("description", description)).statusCode()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "order by created",
                "project",
                "project =",
                "project = PROJ and",
                "project = PROJ or or",
                "(project = PROJ",
                "project = PROJ)",
                "project == PROJ",
                "project = NOPE",
                "status = Nope",
                "nonsense = x",
                "summary = x",
                "project ~ x",
                "project = \"PROJ",
                "project = PROJ order by nonsense",
                "project = PROJ; x",
                "labels = \"\\q\"",
                "created > tomorrow",
                "text ~ \"a(b\"",
                "status = done()",
                "project in (PROJ",
                "project in ()",
                "project = PROJ status = Done"
            })
    void refusesJqlThatItCannotUnderstand(String jql) throws Exception {
        HttpResponse<String> answer = send("POST", "/rest/api/3/search/jql", Json.write(Map.of("jql", jql)));

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("errorMessages");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "project = PROJ | a,b,c",
                "project = proj AND status = \"To Do\" ORDER BY created DESC | c,b,a",
                "NOT summary ~ a | b,c",
                "labels is EMPTY | b,c",
                "labels is not EMPTY OR summary ~ 'c' order by summary desc | c,a",
                "(labels = x OR summary ~ b) AND project in (PROJ) | a,b",
                "labels not in (x, y) | b,c",
                "created > -1d AND created <= -5h | ''",
                "assignee = currentUser() | ''",
                "reporter = 1 | refused"
            })
    void findsByJql(String jql, String found) throws Exception {
        for (String name : List.of("a", "b", "c")) {
            Map<String, Object> fields =
                    name.equals("a") ? fields("labels", List.of("x")) : fields("labels", List.of());
            Map<String, Object> named = new LinkedHashMap<>(fields);
            named.put("summary", name);
            create(named);
        }

        HttpResponse<String> answer =
                send("POST", "/rest/api/3/search/jql", Json.write(Map.of("jql", jql, "fields", List.of("summary"))));

        if (found.equals("refused")) {
            assertThat(answer.statusCode()).isEqualTo(400);
            return;
        }
        List<?> issues = (List<?>) ((Map<?, ?>) Json.parse(answer.body())).get("issues");
        List<String> names = issues.stream()
                .map(issue -> (Map<?, ?>) ((Map<?, ?>) issue).get("fields"))
                .map(fields -> fields.get("summary").toString())
                .toList();
        List<String> expected = found.isEmpty() ? List.of() : List.of(found.split(","));
        if (jql.toLowerCase(Locale.ROOT).contains("order by")) {
            assertThat(names).isEqualTo(expected);
        } else {
            assertThat(names).containsExactlyInAnyOrderElementsOf(expected);
        }
    }
}
