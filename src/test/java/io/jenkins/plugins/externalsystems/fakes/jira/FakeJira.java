package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * A Jira Cloud site on a loopback socket, with the gateway for scoped tokens on the same one. It has one project, users and
 * a workflow (To Do, In Progress, Done), remembers what it is told, and refuses what Jira refuses: credentials, paths,
 * methods, content types, unknown fields, texts that are no documents, transitions that the status does not allow, and
 * searches without restriction. E-mail, tokens, ids and numbers are random.
 */
public final class FakeJira extends FakeServer {
    private static final String API = "/rest/api/3/";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final JiraState state = new JiraState();
    private final Map<String, Function<JiraRequest, Reply>> routes = new LinkedHashMap<>();
    private final Map<String, Reply> failures = new ConcurrentHashMap<>();
    private final String cloudId = UUID.randomUUID().toString();
    private final String email;
    private final String token;
    private final String scopedToken = "scoped-" + state.newHex(16);
    private final String bearerToken = "bearer-" + state.newHex(16);
    private final FakeProject project;
    private final SearchRoutes search;

    /** With a project PROJ, and credentials that nobody can guess. */
    public FakeJira() {
        this("PROJ", null, null);
    }

    /** @param email of the account that calls; null for a random one; @param token its API token; null for a random one */
    public FakeJira(String projectKey, String email, String token) {
        this.email = email == null ? "bot-" + state.newHex(4) + "@example.com" : email;
        this.token = token == null ? "token-" + state.newHex(16) : token;
        this.project = state.addProject(projectKey);
        FakeUser me = state.addUser("Build Bot", this.email, false, true);
        IssueRoutes issues = new IssueRoutes(state, me, url().toString());
        this.search = new SearchRoutes(state, me, issues);
        routes.put("GET myself", search::myself);
        routes.put("GET mypermissions", search::permissions);
        routes.put("GET user/search", search::users);
        routes.put("GET search/jql", search::searchByGet);
        routes.put("POST search/jql", search::searchByPost);
        routes.put("POST issue", issues::create);
        routes.put("GET issue/*", issues::get);
        routes.put("PUT issue/*", issues::edit);
        routes.put("DELETE issue/*", issues::delete);
        routes.put("PUT issue/*/assignee", issues::assign);
        routes.put("GET issue/*/comment", issues::comments);
        routes.put("POST issue/*/comment", issues::comment);
        routes.put("GET issue/*/transitions", issues::transitions);
        routes.put("POST issue/*/transitions", issues::transition);
    }

    public String email() {
        return email;
    }

    /** Taken on the site, with the e-mail address. */
    public String token() {
        return token;
    }

    /** Taken on the gateway, with the e-mail address. */
    public String scopedToken() {
        return scopedToken;
    }

    /** Taken on the site, as bearer token. */
    public String bearerToken() {
        return bearerToken;
    }

    public String cloudId() {
        return cloudId;
    }

    /** The project that is there from the start. */
    public FakeProject project() {
        return project;
    }

    public synchronized FakeProject addProject(String key) {
        return state.addProject(key);
    }

    public synchronized FakeUser addUser(String displayName, String address) {
        return state.addUser(displayName, address, false, true);
    }

    public synchronized FakeUser addUser(String displayName, String address, boolean isEmailHidden, boolean isActive) {
        return state.addUser(displayName, address, isEmailHidden, isActive);
    }

    /** The issues in the order they were created. */
    public synchronized List<FakeIssue> issues() {
        return state.issues();
    }

    /** @throws IllegalArgumentException for an unknown key */
    public synchronized FakeIssue issue(String key) {
        FakeIssue issue = state.issue(key);
        if (issue == null) {
            throw new IllegalArgumentException("no issue " + key);
        }
        return issue;
    }

    /**
     * Puts one reply in front of one operation, whenever it comes; the operation does nothing then.
     *
     * @param operation method and path, variable parts as {@code *}, such as {@code PUT issue/*}
     */
    public void failOnce(String operation, Reply reply) {
        if (!routes.containsKey(operation)) {
            throw new IllegalArgumentException(operation);
        }
        failures.put(operation, reply);
    }

    /** Pages of the search have that many issues at most, however many were asked for. */
    public void largestPage(int size) {
        search.largestPage(size);
    }

    @Override
    protected synchronized Reply answer(RecordedRequest request) {
        String path = request.path();
        String gateway = "/ex/jira/" + cloudId;
        if (path.equals("/_edge/tenant_info") && request.method().equals("GET")) {
            return Reply.json(200, Json.write(Map.of("cloudId", cloudId)));
        }
        if (path.startsWith(gateway + API)) {
            return isBasic(request, scopedToken)
                    ? route(request, path.substring((gateway + API).length()))
                    : Reply.json(401, "{\"code\":401,\"message\":\"Unauthorized\"}");
        }
        if (path.startsWith("/ex/")) {
            return Reply.json(404, "{\"status\":404,\"error\":\"Not Found\",\"message\":\"No message available\"}");
        }
        if (!path.startsWith(API)) {
            return page(404, "<html><title>Page unavailable</title><h1>Page unavailable</h1></html>");
        }
        boolean isMe =
                isBasic(request, token) || request.header("Authorization").equals("Bearer " + bearerToken);
        return isMe
                ? route(request, path.substring(API.length()))
                : JiraRefusal.of(401, "Client must be authenticated to access this resource.")
                        .reply()
                        .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
    }

    /** A web page. */
    public static Reply page(int status, String html) {
        return Reply.text(status, html).with("Content-Type", "text/html;charset=UTF-8");
    }

    private boolean isBasic(RecordedRequest request, String secret) {
        byte[] pair = (email + ":" + secret).getBytes(StandardCharsets.UTF_8);
        return request.header("Authorization")
                .equals("Basic " + Base64.getEncoder().encodeToString(pair));
    }

    private Reply route(RecordedRequest recorded, String path) {
        try {
            JiraRequest request = new JiraRequest(recorded, path);
            if (request.route().equals("search")) {
                throw JiraRefusal.of(
                        410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
            }
            Reply failure = failures.remove(request.method() + " " + request.route());
            if (failure != null) {
                return failure;
            }
            Function<JiraRequest, Reply> handler = routes.get(request.method() + " " + request.route());
            if (handler != null) {
                return handler.apply(request);
            }
            boolean isKnownPath =
                    METHODS.stream().anyMatch(method -> routes.containsKey(method + " " + request.route()));
            throw isKnownPath
                    ? JiraRefusal.of(405, "Method '" + request.method() + "' is not supported.")
                    : JiraRefusal.of(404, "No endpoint " + request.method() + " " + recorded.path() + ".");
        } catch (JiraRefusal refusal) {
            return refusal.reply();
        }
    }
}
