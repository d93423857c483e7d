package io.jenkins.plugins.externalsystems.core.connectors.jira;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;

/**
 * By what issues and causes find each other: a label with the fingerprint, which every search finds, and for each job whose
 * builds see the cause an entity property, so that no job closes an issue of which another one still sees the cause.
 *
 * @see <a href="https://developer.atlassian.com/cloud/jira/platform/rest/v3/api-group-issue-properties/">Issue properties</a>
 */
final class CauseMarker {
    /** Stands for all causes of a build beyond the limit. */
    static final String OVERFLOW = "overflow";

    private static final String SEEN = "seen";
    /** A job that still sees the cause says so with each comment. */
    private static final Duration LONGEST = Duration.ofDays(30);

    private static final String LABEL = "test-cause-";
    private static final String PROPERTY = RepeatMark.PROPERTY + ".failing.";

    private CauseMarker() {}

    /** The label of the issue that tells of the cause. @param job id of the job, since each has an overflow of its own */
    static String label(String fingerprint, String job) {
        return LABEL + fingerprint + (fingerprint.equals(OVERFLOW) && !job.isEmpty() ? "-" + job : "");
    }

    /** Key of the property by which a job says that it sees the cause. */
    static String propertyKey(String job) {
        return PROPERTY + job;
    }

    /** Whether a property says that of some job. */
    static boolean isOfJob(String propertyKey) {
        return propertyKey.startsWith(PROPERTY);
    }

    /** The property for a request that creates the issue. */
    static Map<String, Object> property(String job, String build, long now) {
        return Map.of("key", propertyKey(job), "value", value(build, now));
    }

    /** What the property holds. @param build for people who look at it @param now in milliseconds since 1970 */
    static Map<String, Object> value(String build, long now) {
        return Map.of("build", build, SEEN, now);
    }

    /** Whether a job has said so of late; one that was deleted, as the job of a branch, says nothing any more. */
    static boolean isFresh(JsonNode value, long now) {
        return now - value.path(SEEN).asLong(0) < LONGEST.toMillis();
    }
}
