package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How long work took, or how much is left: in Jira's notation ({@code 1d 4h 30m}), or in seconds. What a day and a week are
 * is a setting of the Jira, so only Jira turns them into seconds.
 *
 * @see <a href="https://support.atlassian.com/jira-software-cloud/docs/log-time-on-an-issue/">Log time</a>
 */
final class WorkTime {
    /** Jira keeps whole minutes. */
    private static final int LEAST_SECONDS = 60;

    private static final Pattern PART = Pattern.compile("\\d{1,6}(\\.\\d{1,3})?[wdhm]");
    private static final Pattern NOTATION = Pattern.compile("(" + PART.pattern() + "\\s*)+");
    private static final Pattern SECONDS = Pattern.compile("\\d{1,9}");

    private WorkTime() {}

    /** The entry of a worklog's body. @throws RuntimeException VALIDATION_ERROR naming the parameter */
    static Map<String, Object> spent(String given, String parameter, CallContext context) {
        String text = given.trim();
        if (SECONDS.matcher(text).matches()) {
            int seconds = Integer.parseInt(text);
            if (seconds < LEAST_SECONDS) {
                throw context.invalid(
                        parameter, "is " + seconds + " seconds; Jira takes no less than " + LEAST_SECONDS);
            }
            return Map.of("timeSpentSeconds", seconds);
        }
        return Map.of("timeSpent", notation(text, parameter, context));
    }

    /** In Jira's notation, with one blank between the parts. */
    static String notation(String given, String parameter, CallContext context) {
        String text = given.trim();
        if (!NOTATION.matcher(text).matches()) {
            throw context.invalid(
                    parameter, "is '" + Words.shown(text) + "'; it must be a time such as '1d 4h 30m', or seconds");
        }
        Matcher parts = PART.matcher(text);
        return parts.results().map(MatchResult::group).collect(Collectors.joining(" "));
    }
}
