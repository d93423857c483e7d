package io.jenkins.plugins.externalsystems.core.testresults.junitxml;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.testresults.FailedAttempt;

/** What an element means where it stands; everything else is {@link #OTHER}, with all that is in it. */
enum ReportElement {
    SUITES,
    SUITE,
    CASE,
    FAILURE,
    ERROR,
    SKIPPED,
    DISABLED,
    FLAKY_FAILURE(FailedAttempt.Kind.FLAKY_FAILURE),
    FLAKY_ERROR(FailedAttempt.Kind.FLAKY_ERROR),
    RERUN_FAILURE(FailedAttempt.Kind.RERUN_FAILURE),
    RERUN_ERROR(FailedAttempt.Kind.RERUN_ERROR),
    STACK_TRACE,
    PROPERTIES,
    PROPERTY,
    OUTPUT,
    OTHER;

    private final FailedAttempt.Kind attempt;

    ReportElement() {
        this(null);
    }

    ReportElement(@CheckForNull FailedAttempt.Kind attempt) {
        this.attempt = attempt;
    }

    /** The kind of a failed run, null for other elements. */
    @CheckForNull
    FailedAttempt.Kind attempt() {
        return attempt;
    }

    /** @param parent null for the root */
    static ReportElement of(String name, @CheckForNull ReportElement parent) {
        if (parent == null) {
            return isSuites(name) ? SUITES : "testsuite".equals(name) ? SUITE : OTHER;
        }
        return switch (parent) {
            case SUITES, SUITE -> inSuite(name);
            case CASE -> inCase(name);
            case FLAKY_FAILURE, FLAKY_ERROR, RERUN_FAILURE, RERUN_ERROR ->
                "stackTrace".equals(name) ? STACK_TRACE : OTHER;
            case PROPERTIES -> "property".equals(name) ? PROPERTY : OTHER;
            default -> OTHER;
        };
    }

    private static boolean isSuites(String name) {
        return "testsuites".equals(name);
    }

    private static ReportElement inSuite(String name) {
        return switch (name) {
            case "testcase" -> CASE;
            case "testsuite" -> SUITE;
            case "testsuites" -> SUITES;
            case "properties" -> PROPERTIES;
            case "system-out", "system-err" -> OUTPUT;
            default -> OTHER;
        };
    }

    private static ReportElement inCase(String name) {
        return switch (name) {
            case "failure" -> FAILURE;
            case "error" -> ERROR;
            case "skipped", "ignored" -> SKIPPED;
            case "disabled" -> DISABLED;
            case "flakyFailure" -> FLAKY_FAILURE;
            case "flakyError" -> FLAKY_ERROR;
            case "rerunFailure" -> RERUN_FAILURE;
            case "rerunError" -> RERUN_ERROR;
            case "properties" -> PROPERTIES;
            case "system-out", "system-err" -> OUTPUT;
            default -> OTHER;
        };
    }
}
