package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The forms that keys and ids have in Jira. What does not have one never becomes part of a URL.
 *
 * @see <a href="https://support.atlassian.com/jira-cloud-administration/docs/edit-a-projects-details/">project keys</a>
 */
final class IssueKey {
    private static final String PROJECT = "[A-Za-z][A-Za-z0-9_]{0,254}";
    private static final Pattern PROJECT_KEY = Pattern.compile(PROJECT);
    private static final Pattern KEY = Pattern.compile(PROJECT + "-[1-9][0-9]{0,17}");
    private static final Pattern ID = Pattern.compile("[1-9][0-9]{0,17}");

    private IssueKey() {}

    static boolean isProjectKey(String text) {
        return PROJECT_KEY.matcher(text).matches();
    }

    /** Whether people can open it below {@code /browse}; an id cannot. */
    static boolean isKey(String text) {
        return KEY.matcher(text).matches();
    }

    /**
     * The issue that a parameter names, by key in capitals or by id.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming the parameter
     */
    static String of(Arguments arguments, String parameter, CallContext context) {
        return check(arguments.text(parameter), parameter, context);
    }

    static String check(String given, String parameter, CallContext context) {
        String text = given.trim();
        if (isKey(text)) {
            return text.toUpperCase(Locale.ROOT);
        }
        if (ID.matcher(text).matches()) {
            return text;
        }
        throw context.invalid(parameter, "is '" + Words.shown(text) + "', which is no issue key such as PROJ-1");
    }
}
