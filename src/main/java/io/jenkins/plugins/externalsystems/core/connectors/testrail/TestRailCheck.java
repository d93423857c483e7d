package io.jenkins.plugins.externalsystems.core.connectors.testrail;

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
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/**
 * The deep check of a connection: there is a TestRail with its API on, it knows us, the project exists and its runs may be
 * read. What the account may write TestRail does not tell; its role and a completed project are warned about.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077792415124-Projects">Projects</a>
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077978310292-Users">Users</a>
 */
final class TestRailCheck {
    private final TestRailApi api;
    private final String username;
    private final OptionalLong project;

    TestRailCheck(TestRailApi api, String username, OptionalLong project) {
        this.api = api;
        this.username = username;
        this.project = project;
    }

    /** @return {@code account} and {@code checks}, both also as partial data of a failure */
    CompletionStage<Map<String, Object>> run(CallContext context) {
        Report report = new Report(username);
        return api.get(context, ApiPath.of("get_statuses"))
                .handle((statuses, thrown) -> {
                    if (thrown != null) {
                        throw report.failed("authentication", StageFailure.cause(thrown));
                    }
                    if (!statuses.isArray()) {
                        throw report.failed(
                                "server",
                                new ExternalSystemException(
                                        ErrorCode.EXCEPTION,
                                        context.subject()
                                                + "the answer is not TestRail's; check 'url', with the folder if"
                                                + " TestRail is in one."));
                    }
                    report.add("authentication", true, "TestRail accepts the account's API key.");
                    return statuses;
                })
                .thenCompose(known -> account(report, context))
                .thenCompose(known -> project.isEmpty()
                        ? CompletableFuture.completedFuture(report.data())
                        : checkProject(project.getAsLong(), report, context));
    }

    /** Whom TestRail does not find by the name that we log in with is not held against us. */
    private CompletionStage<?> account(Report report, CallContext context) {
        return api.get(context, ApiPath.of("get_user_by_email").with("email", username))
                .handle((user, thrown) -> {
                    if (thrown == null && !Json.text(user, "name").isEmpty()) {
                        report.account = Json.text(user, "name");
                        report.accountId = Json.text(user, "id");
                        report.role = Json.text(user, "role");
                    }
                    return user;
                });
    }

    private CompletionStage<Map<String, Object>> checkProject(long id, Report report, CallContext context) {
        return api.get(context, ApiPath.of("get_project", id))
                .handle((found, thrown) -> {
                    if (thrown != null) {
                        throw report.failed("project", named(StageFailure.cause(thrown), id, context));
                    }
                    report.add("project", true, "The project " + id + " is there: " + Json.text(found, "name") + ".");
                    if (found.path("is_completed").asBoolean()) {
                        report.add("completed", false, "The project is completed, and takes no runs and no results.");
                        context.trace().warn("The project " + id + " is completed: it takes no runs and no results.");
                    }
                    report.role = roleIn(found, report);
                    return found;
                })
                .thenCompose(
                        found -> api.get(context, ApiPath.of("get_runs", id).with("limit", 1)))
                .handle((JsonNode runs, Throwable thrown) -> {
                    if (thrown != null) {
                        throw report.failed("runs", StageFailure.cause(thrown));
                    }
                    report.add("runs", true, "May read the runs of project " + id + ".");
                    judgeRole(report, context);
                    return report.data();
                });
    }

    /** The account's role in the project, where it has one of its own there; known since TestRail 7.3. */
    private static String roleIn(JsonNode found, Report report) {
        return Json.elements(found.path("users")).stream()
                .filter(user -> Json.text(user, "id").equals(report.accountId))
                .map(user -> Json.text(user, "project_role"))
                .filter(role -> !role.isEmpty())
                .findFirst()
                .orElse(report.role);
    }

    /** Roles may be renamed and changed, so that this is no failure. */
    private static void judgeRole(Report report, CallContext context) {
        if (report.role.isEmpty()) {
            return;
        }
        boolean mayWrite = !report.role.toLowerCase(Locale.ROOT).startsWith("read");
        String role = "The account's role is " + report.role + (mayWrite ? "." : ", which may add no results.");
        report.add("role", mayWrite, role);
        if (!mayWrite) {
            context.trace().warn(role);
        }
    }

    private static Throwable named(Throwable cause, long id, CallContext context) {
        if (cause instanceof ExternalSystemException failure && failure.code() == ErrorCode.NOT_FOUND_ERROR) {
            return failure.withMessage(context.subject() + "setting 'project_id' names " + id
                    + ", which TestRail does not have or hides from this account.");
        }
        return context.about("project " + id, cause);
    }

    /** What was found so far. */
    private static final class Report {
        private final List<Map<String, Object>> checks = new ArrayList<>();
        private String account;
        private String accountId = "";
        private String role = "";

        Report(String account) {
            this.account = account;
        }

        void add(String name, boolean ok, String message) {
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("name", name);
            check.put("ok", ok);
            check.put("message", message);
            checks.add(check);
        }

        CompletionException failed(String name, Throwable cause) {
            if (!(cause instanceof ExternalSystemException failure)) {
                return new CompletionException(cause);
            }
            if (failure.partialData().containsKey("checks")) {
                return new CompletionException(failure);
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
