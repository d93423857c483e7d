package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * Which file at an issue an earlier try of a call attached. Attachments take no mark, so that is one of the same name, size
 * and account, that was not there when the call began and that no other step of the call attached.
 */
final class EarlierFiles {
    /** In the journal: ids of what was there before the first file. */
    private static final String BEFORE = "attachments before";

    private final JiraDialect dialect;
    private final JiraUsers users;
    private final JiraAttachments attachments;

    EarlierFiles(JiraDialect dialect, JiraUsers users, JiraAttachments attachments) {
        this.dialect = dialect;
        this.users = users;
        this.attachments = attachments;
    }

    /**
     * Notes what is there, once a call; finds out as well that the issue is, before a large file is sent. A repeat that has
     * no note of the first try does not know, and takes nothing for old.
     */
    CompletionStage<?> look(CallContext context, String issue) {
        if (context.isRepeat() || context.journal().noted(BEFORE) != null) {
            return CompletableFuture.completedFuture(null);
        }
        return attachments
                .of(context, issue)
                .thenAccept(all -> context.journal().note(BEFORE, ids(all)));
    }

    private static List<String> ids(List<JsonNode> all) {
        return all.stream().map(found -> Json.text(found, "id")).toList();
    }

    /** At most one, as Jira wrote it. */
    CompletionStage<List<JsonNode>> find(CallContext context, String issue, FileContent file) {
        Set<String> others = others(context);
        return users.myself(context)
                .thenCompose(me -> attachments
                        .of(context, issue)
                        .thenApply(all -> all.stream()
                                .filter(found -> isLike(found, file, dialect.userId(me)))
                                .filter(found -> !others.contains(Json.text(found, "id")))
                                .limit(1)
                                .toList()));
    }

    private boolean isLike(JsonNode found, FileContent file, String me) {
        return Json.text(found, "filename").equals(file.name())
                && found.path("size").asLong(-1) == file.size()
                && dialect.userId(found.path("author")).equals(me);
    }

    /** Ids that were there before, or that other steps of the call gave. */
    private static Set<String> others(CallContext context) {
        Set<String> ids = new HashSet<>();
        if (context.journal().noted(BEFORE) instanceof List<?> before) {
            before.forEach(id -> ids.add(String.valueOf(id)));
        }
        for (Object step : context.journal().completed().values()) {
            if (step instanceof Map<?, ?> given && given.get("attachments") instanceof List<?> rows) {
                rows.forEach(row -> ids.add(String.valueOf(((Map<?, ?>) row).get("attachment_id"))));
            }
        }
        return ids;
    }
}
