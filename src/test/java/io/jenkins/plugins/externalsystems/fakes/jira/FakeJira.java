package io.jenkins.plugins.externalsystems.fakes.jira;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.function.Function;

/**
 * A Jira on a loopback socket: a Cloud site, with the gateway for scoped tokens on the same socket, or a Data Center. It has
 * one project, users and a workflow (To Do, In Progress, Done), remembers what it is told, and refuses what Jira refuses:
 * credentials, paths, methods, content types, unknown fields, texts and users in the other dialect's form, transitions that
 * the status does not allow, and on Cloud searches without restriction. E-mail, tokens, ids and numbers are random.
 */
public final class FakeJira extends FakeServer {
    private static final String SERVER_INFO = "/rest/api/2/serverInfo";
    private static final Set<String> METHODS = Set.of("GET", "POST", "PUT", "DELETE");

    private final FakeDialect dialect;
    private final JiraState state;
    private final Map<String, Function<JiraRequest, Reply>> routes = new LinkedHashMap<>();
    private final Map<String, Reply> failures = new ConcurrentHashMap<>();
    private final Map<String, Deque<Reply>> losses = new ConcurrentHashMap<>();
    private final String cloudId = UUID.randomUUID().toString();
    private final String email;
    private final String token;
    private final String scopedToken;
    private final String bearerToken;
    private final FakeProject project;
    private final SearchRoutes search;
    private final PartRoutes parts;
    private final MetadataRoutes metadata;

    /** With a project PROJ, and credentials that nobody can guess. */
    public FakeJira() {
        this("PROJ", null, null);
    }

    /** The same in a dialect. On Data Center {@link #email} is a user name, as its logins are. */
    public FakeJira(FakeDialect dialect) {
        this(dialect, "PROJ", null, null);
    }

    /** @param email of the account that calls; null for a random one; @param token its API token; null for a random one */
    public FakeJira(String projectKey, String email, String token) {
        this(FakeDialect.CLOUD, projectKey, email, token);
    }

    private FakeJira(FakeDialect dialect, String projectKey, String email, String token) {
        this.dialect = dialect;
        this.state = new JiraState(dialect);
        this.scopedToken = "scoped-" + state.newHex(16);
        this.bearerToken = "bearer-" + state.newHex(16);
        String address = email == null ? "bot-" + state.newHex(4) + "@example.com" : email;
        this.token = token == null ? "token-" + state.newHex(16) : token;
        this.project = state.addProject(projectKey);
        FakeUser me = state.addUser("Build Bot", address, false, true);
        this.email = dialect.isCloud() ? address : me.name();
        IssueRoutes issues = new IssueRoutes(state, me, url().toString());
        this.search = new SearchRoutes(state, me, issues);
        routes.put("GET myself", search::myself);
        routes.put("GET mypermissions", search::permissions);
        routes.put("GET user/search", search::users);
        String searchPath = dialect.isCloud() ? "search/jql" : "search";
        routes.put("GET " + searchPath, search::searchByGet);
        routes.put("POST " + searchPath, search::searchByPost);
        routes.put("GET serverInfo", request -> Reply.json(200, Json.write(dialect.serverInfo(url().toString()))));
        this.metadata = new MetadataRoutes(state);
        routes.put("GET field", metadata::fields);
        routes.put("GET issue/createmeta/*/issuetypes", metadata::issueTypes);
        routes.put("GET issue/createmeta/*/issuetypes/*", metadata::createFields);
        routes.put("GET issue/*/editmeta", metadata::editFields);
        routes.put("POST issue", issues::create);
        routes.put("GET issue/*", issues::get);
        routes.put("PUT issue/*", issues::edit);
        routes.put("DELETE issue/*", issues::delete);
        routes.put("PUT issue/*/assignee", issues::assign);
        PropertyRoutes properties = new PropertyRoutes(state);
        routes.put("GET issue/*/properties", properties::keys);
        routes.put("GET issue/*/properties/*", properties::get);
        routes.put("PUT issue/*/properties/*", properties::set);
        routes.put("DELETE issue/*/properties/*", properties::remove);
        routes.put("GET issue/*/transitions", issues::transitions);
        routes.put("POST issue/*/transitions", issues::transition);
        this.parts = new PartRoutes(state, me, url().toString(), issues);
        parts.declare(routes);
    }

    /** The login: an e-mail address, on Data Center a user name. */
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

    /**
     * Gives another reply, such as none, in place of one answer of an operation, which does its work all the same.
     *
     * @param operation as of {@link #failOnce}
     */
    public void loseAnswer(String operation, Reply instead) {
        if (!routes.containsKey(operation)) {
            throw new IllegalArgumentException(operation);
        }
        losses.computeIfAbsent(operation, name -> new ConcurrentLinkedDeque<>()).add(instead);
    }

    /** The search does not show issues that are created from now on, as its index lags behind. */
    public void holdIndex() {
        state.holdIndex();
    }

    /** Files larger than that are refused. */
    public void largestFile(long bytes) {
        parts.attachments().limit(bytes);
    }

    /** Pages of comments have that many at most, however many were asked for. */
    public void largestCommentPage(int size) {
        parts.comments().largestPage(size);
    }

    /** Bytes of an attachment by its id; null for an unknown one. */
    public byte[] attachment(String id) {
        return parts.attachments().content(id);
    }

    /** Pages of the search have that many issues at most, however many were asked for. */
    public void largestPage(int size) {
        search.largestPage(size);
    }

    public FakeDialect dialect() {
        return dialect;
    }

    /** Pages of metadata have that many entries at most, however many were asked for. */
    public void largestMetadataPage(int size) {
        metadata.largestPage(size);
    }

    @Override
    protected synchronized Reply answer(RecordedRequest request) {
        return dialect.isCloud() ? answerOfCloud(request) : answerOfDataCenter(request);
    }

    private Reply answerOfCloud(RecordedRequest request) {
        String path = request.path();
        String api = dialect.path();
        String gateway = "/ex/jira/" + cloudId;
        if (path.equals("/_edge/tenant_info") && request.method().equals("GET")) {
            return Reply.json(200, Json.write(Map.of("cloudId", cloudId)));
        }
        if (path.startsWith(gateway + api)) {
            return isBasic(request, scopedToken)
                    ? route(request, path.substring((gateway + api).length()))
                    : Reply.json(401, "{\"code\":401,\"message\":\"Unauthorized\"}");
        }
        if (path.startsWith("/ex/")) {
            return Reply.json(404, "{\"status\":404,\"error\":\"Not Found\",\"message\":\"No message available\"}");
        }
        if (!path.startsWith(api) && !path.equals(SERVER_INFO)) {
            return page(404, "<html><title>Page unavailable</title><h1>Page unavailable</h1></html>");
        }
        return isMe(request)
                ? route(request, path.substring(api.length()))
                : JiraRefusal.of(401, "Client must be authenticated to access this resource.")
                        .reply()
                        .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED");
    }

    /** With the headers that Data Center puts on every answer. */
    private Reply answerOfDataCenter(RecordedRequest request) {
        boolean isMe = isMe(request);
        return answerInSession(request, isMe)
                .with("X-AUSERNAME", isMe ? email : "anonymous")
                .with("X-RateLimit-Limit", "100")
                .with("X-RateLimit-Remaining", "42")
                .with("X-RateLimit-Interval-Seconds", "60")
                .with("X-RateLimit-FillRate", "20")
                .with("Retry-After", "0");
    }

    private Reply answerInSession(RecordedRequest request, boolean isMe) {
        String path = request.path();
        if (!path.startsWith(dialect.path())) {
            return page(404, "<html><title>Oops, you've found a dead link.</title><h1>Oops</h1></html>");
        }
        if (isMe) {
            return route(request, path.substring(dialect.path().length()));
        }
        boolean isBasic = request.header("Authorization").startsWith("Basic ");
        return isBasic
                ? page(401, "<html><title>Unauthorized (401)</title><h1>Unauthorized (401)</h1></html>")
                        .with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")
                : Reply.json(
                        401,
                        "{\"message\":\"Client must be authenticated to access this resource.\",\"status-code\":401}");
    }

    private boolean isMe(RecordedRequest request) {
        return isBasic(request, token) || request.header("Authorization").equals("Bearer " + bearerToken);
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
            if (dialect.isCloud() && request.route().equals("search")) {
                throw JiraRefusal.of(
                        410, "The requested API has been removed. Please migrate to the /rest/api/3/search/jql API.");
            }
            Reply failure = failures.remove(request.method() + " " + request.route());
            if (failure != null) {
                return failure;
            }
            Function<JiraRequest, Reply> handler = routes.get(request.method() + " " + request.route());
            if (handler != null) {
                Reply reply = handler.apply(request);
                Reply instead = losses.getOrDefault(request.method() + " " + request.route(), new ArrayDeque<>())
                        .poll();
                return instead == null ? reply : instead;
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
