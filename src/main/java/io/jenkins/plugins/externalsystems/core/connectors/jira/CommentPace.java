package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.testresults.history.CauseRecord;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How often an issue is told that its cause is still there.
 *
 * @param every least time between two comments
 * @param builds least number of builds from one comment to the next
 */
record CommentPace(Duration every, int builds) {
    private static final String PARAMETER = "comment_every";
    private static final Duration NEVER = Duration.ofMillis(Long.MAX_VALUE);
    private static final Pattern TIME = Pattern.compile("(\\d{1,4}) ?(m|h|d|w|builds?)");

    /** @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for another form */
    static CommentPace parse(String given, CallContext context) {
        String text = given.trim().toLowerCase(Locale.ROOT);
        if (text.equals("always")) {
            return new CommentPace(Duration.ZERO, 1);
        }
        if (text.equals("never")) {
            return new CommentPace(NEVER, 1);
        }
        Matcher matcher = TIME.matcher(text);
        if (!matcher.matches()) {
            throw context.invalid(
                    PARAMETER,
                    "is '" + Words.shown(given) + "'; it must be a time such as 24h or 7d, a number such as '5 builds',"
                            + " always or never");
        }
        int count = Integer.parseInt(matcher.group(1));
        return switch (matcher.group(2)) {
            case "m" -> new CommentPace(Duration.ofMinutes(count), 1);
            case "h" -> new CommentPace(Duration.ofHours(count), 1);
            case "d" -> new CommentPace(Duration.ofDays(count), 1);
            case "w" -> new CommentPace(Duration.ofDays(7L * count), 1);
            default -> new CommentPace(Duration.ZERO, Math.max(1, count));
        };
    }

    /** Whether nothing is ever said. */
    boolean isNever() {
        return every.equals(NEVER);
    }

    /** Whether a build may say something. @param now in milliseconds since 1970 */
    boolean isDue(CauseRecord cause, long now, int build) {
        if (isNever()) {
            return false;
        }
        return cause.toldBuild() == 0 || now - cause.told() >= every.toMillis() && build - cause.toldBuild() >= builds;
    }
}
