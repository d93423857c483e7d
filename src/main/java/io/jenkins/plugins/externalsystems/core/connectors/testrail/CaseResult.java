package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The one result that a case gets from all tests that are about it: the worst outcome, the sum of the durations, the
 * comments of the tests with that outcome, and everything else of them all. For one thread.
 */
final class CaseResult {
    /** In characters; TestRail takes more, but nobody reads it there. */
    static final int LONGEST_COMMENT = 10_000;

    private final String name;
    private CaseOutcome outcome;
    private int tests;
    private int failures;
    private Duration duration = Duration.ZERO;
    private String comment = "";
    private Set<String> defects = Set.of();
    private Map<String, Object> fields = Map.of();
    private List<String> attachments = List.of();
    private long id;
    private CaseDraft draft;

    /** @param test the first one that is about the case */
    CaseResult(TestCaseResult test) {
        name = test.fullName();
        outcome = CaseOutcome.of(test);
    }

    /** One more test. @param said about it, bounded @param keys of defects that it has */
    void add(TestCaseResult test, String said, Set<String> keys, ResultProperties properties) {
        CaseOutcome next = CaseOutcome.of(test);
        tests++;
        failures += next.isFailure() ? 1 : 0;
        if (test.duration() != null) {
            duration = duration.plus(test.duration());
        }
        int order = next.compareTo(outcome);
        if (order > 0) {
            comment = "";
        }
        if (order >= 0 && !said.isEmpty() && comment.length() < LONGEST_COMMENT) {
            String both = comment.isEmpty() ? said : comment + "\n\n" + test.fullName() + "\n" + said;
            comment = TruncatedText.of(both, LONGEST_COMMENT).text();
        }
        outcome = order > 0 ? next : outcome;
        takeOver(test, keys, properties);
    }

    /** Most tests have none of it, and share the empty collections. */
    private void takeOver(TestCaseResult test, Set<String> keys, ResultProperties properties) {
        if (!keys.isEmpty()) {
            defects = new LinkedHashSet<>(defects);
            defects.addAll(keys);
        }
        if (!properties.fields().isEmpty()) {
            fields = new LinkedHashMap<>(fields);
            fields.putAll(properties.fields());
        }
        if (!properties.attachments().isEmpty() || !test.attachments().isEmpty()) {
            attachments = new ArrayList<>(attachments);
            attachments.addAll(properties.attachments());
            attachments.addAll(test.attachments());
        }
    }

    /** What another group of tests gave for the same case; it was read later. */
    void add(CaseResult other) {
        int order = other.outcome.compareTo(outcome);
        tests += other.tests;
        failures += other.failures;
        duration = duration.plus(other.duration);
        if (order > 0) {
            comment = other.comment;
            outcome = other.outcome;
        } else if (order == 0 && !other.comment.isEmpty()) {
            comment = TruncatedText.of((comment + "\n\n" + other.comment).strip(), LONGEST_COMMENT)
                    .text();
        }
        defects = new LinkedHashSet<>(defects);
        defects.addAll(other.defects);
        fields = new LinkedHashMap<>(fields);
        fields.putAll(other.fields);
        attachments = new ArrayList<>(attachments);
        attachments.addAll(other.attachments);
    }

    /** Of the first test, with its class. */
    String name() {
        return name;
    }

    CaseOutcome outcome() {
        return outcome;
    }

    Duration duration() {
        return duration;
    }

    /** With a first line where several tests are about the case. */
    String comment() {
        if (tests < 2) {
            return comment;
        }
        String first = failures > 0 ? failures + " of " + tests + " tests failed" : tests + " tests";
        return comment.isEmpty() ? first : first + "\n\n" + comment;
    }

    Set<String> defects() {
        return defects;
    }

    Map<String, Object> fields() {
        return fields;
    }

    List<String> attachments() {
        return attachments;
    }

    /** The case's id, 0 while it is not known. */
    long id() {
        return id;
    }

    void id(long found) {
        id = found;
    }

    /** What a new case would be; null if none is to be added. */
    @CheckForNull
    CaseDraft draft() {
        return draft;
    }

    void draft(CaseDraft made) {
        draft = made;
    }
}
