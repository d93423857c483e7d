package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.testresults.history.BuildMarks;
import java.util.List;
import java.util.Optional;

/**
 * How failures are tracked.
 *
 * @param reports patterns of the reports; empty for what the build has recorded
 * @param project key of the project
 * @param maxIssues most issues that one build opens, beside the one that stands for the rest
 * @param pace of the comments
 * @param openAfter how many of the last {@code window} builds have to see a cause
 * @param window how many builds are looked at
 * @param closeAfter how many builds have to pass in a row; 0 for never
 * @param closeTo category, status or transition
 * @param reopenTo category, status or transition; empty where what is done stays done
 * @param resolution for the way to done
 */
record TrackingSettings(
        Optional<String> reports,
        String project,
        int maxIssues,
        CommentPace pace,
        int openAfter,
        int window,
        int closeAfter,
        String closeTo,
        Optional<String> reopenTo,
        Optional<String> resolution) {
    private static final int MOST_ISSUES = 200;
    private static final String NEVER = "never";
    private static final String OPEN_AFTER = "open_after";
    private static final String WINDOW = "window";

    static List<Parameter> parameters() {
        return List.of(
                Parameter.optional(
                        "reports",
                        ParameterType.STRING,
                        "JUnit XML: Ant patterns in the workspace, separated by commas; without them what the build has"
                                + " recorded."),
                Parameter.optional(
                        "project",
                        ParameterType.STRING,
                        "Key of the project; default is the connection's 'project_key'."),
                Parameter.withDefault("issue_type", ParameterType.STRING, "Bug", "Name of the issue type."),
                Parameter.withDefault(
                        "max_issues",
                        ParameterType.INTEGER,
                        20,
                        "Most issues that one call opens; one more stands for all further causes."),
                Parameter.withDefault(
                        "comment_every",
                        ParameterType.STRING,
                        "24h",
                        "Least distance of comments on an open issue: a time (24h, 7d), '5 builds', always or never."),
                Parameter.withDefault(
                        OPEN_AFTER,
                        ParameterType.INTEGER,
                        1,
                        "How many of the last builds have to see a cause before an issue is opened or reopened."),
                Parameter.optional(
                        WINDOW,
                        ParameterType.INTEGER,
                        "How many builds 'open_after' looks at, those in which the tests ran; default is the same number."),
                Parameter.withDefault(
                        "close_after",
                        ParameterType.INTEGER,
                        3,
                        "After how many builds in a row whose tests pass an issue is closed; 0 for never."),
                Parameter.withDefault(
                        "close_to",
                        ParameterType.STRING,
                        CategoryMoves.DONE,
                        "Where it is moved then: done (any status of that category), or a status or transition."),
                Parameter.withDefault(
                        "reopen_to",
                        ParameterType.STRING,
                        "new",
                        "Where an issue is moved whose cause comes back: new or indeterminate (categories), a status, a"
                                + " transition, or never."),
                Parameter.optional(
                        "resolution", ParameterType.STRING, "Resolution of closed issues, where the screen has one."),
                Parameter.optional("priority", ParameterType.STRING, "Name of the priority, such as High."),
                Parameter.optional("labels", ParameterType.STRING_LIST, "Further labels, in Mustache."),
                Parameter.optional("components", ParameterType.STRING_LIST, "Components, in Mustache."),
                Parameter.optional(
                        "fields", ParameterType.MAP, "Further fields by name or id; texts in them are Mustache."),
                Parameter.optional("summary", ParameterType.STRING, "Summary of a new issue, in Mustache."),
                Parameter.optional(
                        "description", ParameterType.TEXT, "Description of a new issue, Markdown in Mustache."),
                Parameter.optional(
                        "assignee",
                        ParameterType.STRING,
                        "E-mail address, account id or name; or committers, the first of 'assignee_candidates' whom Jira"
                                + " knows."),
                Parameter.optional(
                        "assignee_candidates",
                        ParameterType.STRING_LIST,
                        "Who wrote the build's commits: e-mail addresses or account ids."),
                Parameter.optional(
                        "owners",
                        ParameterType.TEXT,
                        "Who gets the issues of which tests, as lines of CODEOWNERS; goes before 'assignee'."),
                Parameter.optional(
                        "build", ParameterType.MAP, "The build that the tests ran in: 'name' and 'url' for links."));
    }

    static TrackingSettings of(Arguments given, String project, CallContext context) {
        int openAfter = within(given, OPEN_AFTER, 1, BuildMarks.MOST, context);
        int window = given.has(WINDOW) ? within(given, WINDOW, 1, BuildMarks.MOST, context) : openAfter;
        if (window < openAfter) {
            throw context.invalid(WINDOW, "is " + window + ", less than '" + OPEN_AFTER + "', which is " + openAfter);
        }
        String reopenTo = given.text("reopen_to").trim();
        return new TrackingSettings(
                given.optionalText("reports").filter(text -> !text.isBlank()),
                project,
                within(given, "max_issues", 1, MOST_ISSUES, context),
                CommentPace.parse(given.text("comment_every"), context),
                openAfter,
                window,
                within(given, "close_after", 0, BuildMarks.MOST, context),
                given.text("close_to").trim(),
                reopenTo.equalsIgnoreCase(NEVER) ? Optional.empty() : Optional.of(reopenTo),
                given.optionalText("resolution"));
    }

    private static int within(Arguments given, String name, int least, int most, CallContext context) {
        int value = given.integer(name);
        if (value < least || value > most) {
            throw context.invalid(name, "is " + value + "; it must be " + least + " to " + most);
        }
        return value;
    }
}
