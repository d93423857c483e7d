package io.jenkins.plugins.externalsystems.actions;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.OperationRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one message of a build that is updated until the build is over: the author's words, and below them an attachment that
 * tells the build. Only Slack has messages that can be updated.
 */
public final class BuildMessage {
    private static final String ATTACHMENTS = "attachments";
    /** What is for a new message only. */
    private static final Set<String> OF_NEW_ONES = Set.of("channel", "thread_ts", "reply_broadcast");

    private BuildMessage() {}

    /** The author's attachments, and the summary as the last one. @param own a list, or anything else for none */
    static List<Object> withSummary(@CheckForNull Object own, BuildFacts build, BuildReport report, boolean isRunning) {
        List<Object> attachments = new ArrayList<>();
        if (own instanceof List<?> list) {
            attachments.addAll(list);
        }
        attachments.add(new SlackSummary(build, report, isRunning).attachment());
        return attachments;
    }

    /** Tells a message from others of the same build: where it goes. */
    public static String target(OperationRequest sent) {
        return sent.connection() + " " + sent.parameters().get("channel") + " "
                + sent.parameters().get("thread_ts");
    }

    /** The request that gives a message this content. @param id as the result of sending it gave */
    public static OperationRequest update(OperationRequest sent, String id) {
        Map<String, Object> parameters = new LinkedHashMap<>(sent.parameters());
        parameters.keySet().removeAll(OF_NEW_ONES);
        parameters.put("id", id);
        return new OperationRequest(sent.connection(), "update_message", parameters, sent.idempotencyKey());
    }

    /** The same request, telling the build as it ended. */
    public static OperationRequest ended(OperationRequest sent, BuildFacts build, BuildReport report) {
        Map<String, Object> parameters = new LinkedHashMap<>(sent.parameters());
        Object own = parameters.get(ATTACHMENTS);
        if (own instanceof List<?> attachments && !attachments.isEmpty()) {
            own = attachments.subList(0, attachments.size() - 1);
        }
        parameters.put(ATTACHMENTS, withSummary(own, build, report, false));
        return new OperationRequest(sent.connection(), sent.operation(), parameters, sent.idempotencyKey());
    }
}
