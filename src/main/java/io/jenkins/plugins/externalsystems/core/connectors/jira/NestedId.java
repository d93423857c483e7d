package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.regex.Pattern;

/**
 * The id of something that belongs to an issue: {@code PROJ-1/10001}.
 *
 * @param issue key in capitals, or id
 * @param part id of the comment, attachment or worklog
 */
record NestedId(String issue, String part) {
    private static final Pattern PART = Pattern.compile("[1-9][0-9]{0,17}");

    /**
     * The id that the argument {@code id} holds.
     *
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR naming it
     */
    static NestedId of(Arguments arguments, CallContext context) {
        String text = arguments.text("id").trim();
        int slash = text.indexOf('/');
        if (slash < 0 || !PART.matcher(text.substring(slash + 1)).matches()) {
            throw context.invalid("id", "is '" + Words.shown(text) + "'; it must be of the form PROJ-1/10001");
        }
        return new NestedId(IssueKey.check(text.substring(0, slash), "id", context), text.substring(slash + 1));
    }

    static String join(String issue, String part) {
        return issue + "/" + part;
    }

    @Override
    public String toString() {
        return join(issue, part);
    }
}
