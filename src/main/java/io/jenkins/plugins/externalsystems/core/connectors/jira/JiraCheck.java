package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The deep check of a connection: there is a Jira, it knows us, the default project exists, and we may create issues in it.
 * Other permissions are looked at too and only warned about, since not every job needs them.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-permissions/">My permissions</a>
 */
final class JiraCheck {
    private static final List<String> NEEDED = List.of("BROWSE_PROJECTS", "CREATE_ISSUES");
    private static final List<String> WISHED = List.of(
            "EDIT_ISSUES",
            "TRANSITION_ISSUES",
            "ADD_COMMENTS",
            "ASSIGN_ISSUES",
            "WORK_ON_ISSUES",
            "LINK_ISSUES",
            "CREATE_ATTACHMENTS");

    private final JiraApi api;
    private final JiraUsers users;
    private final Optional<String> project;

    JiraCheck(JiraApi api, JiraUsers users, Optional<String> project) {
        this.api = api;
        this.users = users;
        this.project = project;
    }

    /** @return {@code account} and {@code checks}, both also as partial data of a failure */
    CompletionStage<Map<String, Object>> run(CallContext context) {
        Report report = new Report();
        report.add("server", true, "The server is used as " + api.dialect().product() + ".");
        return users.myself(context)
                .handle((me, thrown) -> {
                    if (thrown != null) {
                        throw report.failed("authentication", StageFailure.cause(thrown));
                    }
                    String name = Words.shown(Json.text(me, "displayName"));
                    report.account = name;
                    report.add("authentication", true, "Jira knows this account as " + name + ".");
                    return me;
                })
                .thenCompose(me -> project.isEmpty()
                        ? CompletableFuture.completedFuture(report.data())
                        : checkProject(project.get(), report, context));
    }

    /** The failure of a check that could not even find out what is there, with what {@link #run} would report. */
    static CompletionException unanswered(Throwable thrown) {
        Throwable cause = StageFailure.cause(thrown);
        boolean isLogin =
                cause instanceof ExternalSystemException failure && failure.code() == ErrorCode.AUTHENTICATION_ERROR;
        return new Report().failed(isLogin ? "authentication" : "server", cause);
    }

    private CompletionStage<Map<String, Object>> checkProject(String key, Report report, CallContext context) {
        List<String> all = new ArrayList<>(NEEDED);
        all.addAll(WISHED);
        return api.get(
                        context,
                        url -> url.path("mypermissions")
                                .query("projectKey", key)
                                .query("permissions", String.join(",", all)))
                .handle((answer, thrown) -> {
                    if (thrown != null) {
                        throw report.failed("project", named(StageFailure.cause(thrown), key, context));
                    }
                    report.add("project", true, "The project " + key + " is there.");
                    judge(answer.path("permissions"), key, report, context);
                    return report.data();
                });
    }

    private static Throwable named(Throwable cause, String key, CallContext context) {
        if (cause instanceof ExternalSystemException failure && failure.code() == ErrorCode.NOT_FOUND_ERROR) {
            return failure.withMessage(context.subject() + "setting 'project_key' names " + key
                    + ", which Jira does not have or hides from this account.");
        }
        return context.about("project " + key, cause);
    }

    private static void judge(JsonNode permissions, String key, Report report, CallContext context) {
        List<String> missing = new ArrayList<>();
        for (String permission : NEEDED) {
            if (!report.permission(permissions, permission, key)) {
                missing.add(permission);
            }
        }
        for (String permission : WISHED) {
            if (!report.permission(permissions, permission, key)) {
                context.trace().warn("The account lacks the permission " + permission + " in project " + key + ".");
            }
        }
        if (!missing.isEmpty()) {
            throw new CompletionException(new ExternalSystemException(
                            ErrorCode.PERMISSION_ERROR,
                            context.subject() + "the account lacks the permission " + String.join(" and ", missing)
                                    + " in project " + key + "; ask its administrator.")
                    .withPartialData(report.data()));
        }
    }

    /** What was found so far. */
    private static final class Report {
        private final List<Map<String, Object>> checks = new ArrayList<>();
        private String account = "";

        void add(String name, boolean ok, String message) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("name", name);
            check.put("ok", ok);
            check.put("message", message);
            checks.add(check);
        }

        boolean permission(JsonNode permissions, String permission, String key) {
            boolean has = permissions.path(permission).path("havePermission").asBoolean(false);
            // Jira's names of permissions are words already: CREATE_ISSUES.
            String words = permission.toLowerCase(Locale.ROOT).replace('_', ' ');
            add(permission, has, (has ? "May " : "May not ") + words + " in project " + key + ".");
            return has;
        }

        CompletionException failed(String name, Throwable cause) {
            if (!(cause instanceof ExternalSystemException failure)) {
                return new CompletionException(cause);
            }
            add(name, false, failure.getMessage());
            return new CompletionException(failure.withPartialData(data()));
        }

        Map<String, Object> data() {
            Map<String, Object> data = new LinkedHashMap<>();
            data.put("account", account);
            data.put("checks", List.copyOf(checks));
            return data;
        }
    }
}
