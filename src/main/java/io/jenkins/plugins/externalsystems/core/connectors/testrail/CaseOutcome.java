package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** How a test ended, from the best to the worst that a case with several tests can have: the last one of them counts. */
enum CaseOutcome {
    DISABLED,
    SKIPPED,
    PASSED,
    FLAKY,
    FAILED,
    ERROR;

    /** In a map of statuses: nothing is sent. */
    static final String NONE = "none";

    static CaseOutcome of(TestCaseResult test) {
        return switch (test.status()) {
            case PASSED -> test.isFlaky() ? FLAKY : PASSED;
            case FAILED -> FAILED;
            case ERROR -> ERROR;
            case SKIPPED -> SKIPPED;
            case DISABLED -> DISABLED;
        };
    }

    boolean isFailure() {
        return this == FAILED || this == ERROR;
    }

    boolean isBad() {
        return this != PASSED && this != FLAKY;
    }

    /** The usual statuses, as trcli has them: what was skipped is to be tested again. */
    private String usual() {
        return switch (this) {
            case PASSED, FLAKY -> "passed";
            case FAILED, ERROR -> "failed";
            case SKIPPED, DISABLED -> "retest";
        };
    }

    /** Follows another one where a map of statuses does not name it. */
    private CaseOutcome follows() {
        return switch (this) {
            case FLAKY -> PASSED;
            case ERROR -> FAILED;
            case DISABLED -> SKIPPED;
            default -> this;
        };
    }

    private String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * A status for each.
     *
     * @param wanted some of them, in small letters, with a status each
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for another key
     */
    static Map<CaseOutcome, String> statuses(CallContext context, String parameter, Map<String, Object> wanted) {
        Map<CaseOutcome, String> statuses = new EnumMap<>(CaseOutcome.class);
        Set<String> known = new LinkedHashSet<>();
        for (CaseOutcome outcome : values()) {
            known.add(outcome.key());
            Object own = wanted.getOrDefault(
                    outcome.key(), wanted.getOrDefault(outcome.follows().key(), outcome.usual()));
            String status = own == null || own.toString().isBlank() ? NONE : own.toString();
            statuses.put(outcome, status);
        }
        wanted.keySet().forEach(key -> {
            if (!known.contains(key)) {
                throw context.invalid(parameter, "has '" + key + "'; known are " + String.join(", ", known));
            }
        });
        return statuses;
    }
}
