package io.jenkins.plugins.externalsystems.fakes.msteams;

import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Microsoft Teams on a loopback socket: a workflow, Graph with one team, and the token endpoint. It keeps what is posted and
 * refuses unknown methods, fields and formats, and cards that Teams would not show.
 */
public final class FakeTeams extends FakeServer {
    private final FakeWorkflow workflow = new FakeWorkflow();
    private final FakeGraph graph = new FakeGraph(url());
    private final AtomicInteger answersToLose = new AtomicInteger();

    /** The workflow's URL, a secret. */
    public String webhookUrl() {
        return url() + workflow.pathAndQuery();
    }

    /** The secret part of the workflow's URL. */
    public String signature() {
        return workflow.signature();
    }

    /** Cards that the workflow posted. */
    public List<Map<String, Object>> cards() {
        return workflow.cards();
    }

    /** @param state {@code off}, {@code deleted}, {@code private} (for users of the tenant); empty for running */
    public void workflowBecomes(String state) {
        workflow.become(state);
    }

    public String tenantId() {
        return FakeGraph.TENANT;
    }

    public String teamId() {
        return FakeGraph.TEAM;
    }

    public String clientId() {
        return FakeGraph.CLIENT;
    }

    public String clientSecret() {
        return graph.clientSecret();
    }

    /** A token of a user who may do all that is not forbidden. */
    public String delegatedToken() {
        return graph.delegatedToken();
    }

    /** @return the channel's id */
    public String addChannel(String name) {
        return graph.addChannel(name);
    }

    /** @return the user's object id */
    public String addMember(String name, String email) {
        return graph.addMember(name, email);
    }

    /** Takes a permission such as {@code Channel.ReadBasic.All} away. */
    public void forbid(String permission) {
        graph.forbid(permission);
    }

    /** Lists have at most so many entries a page from now on. */
    public void pageSize(int size) {
        graph.pageSize(size);
    }

    /** Links to next pages lead there from now on. */
    public void nextPagesAt(String origin) {
        graph.nextHost(origin);
    }

    /** No app's token is good any more. */
    public void expireTokens() {
        graph.expireTokens();
    }

    /** Messages posted by Graph. */
    public List<Map<String, Object>> messages() {
        return graph.messages();
    }

    /** The next message is posted, and the connection breaks before the answer. */
    public void loseAnswer() {
        answersToLose.incrementAndGet();
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        try {
            if (request.path().equals("/" + FakeGraph.TENANT + "/oauth2/v2.0/token")) {
                return graph.token(request);
            }
            Reply reply = workflow.isFor(request)
                    ? workflow.answer(request)
                    : request.path().startsWith("/v1.0/") ? graph.answer(request) : Reply.empty(404);
            boolean isLost =
                    request.method().equals("POST") && answersToLose.getAndUpdate(left -> Math.max(0, left - 1)) > 0;
            return isLost ? Reply.reset() : reply;
        } catch (TeamsRefusal refused) {
            return refused.reply();
        }
    }
}
