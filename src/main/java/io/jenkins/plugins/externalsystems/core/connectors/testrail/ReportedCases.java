package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.template.TruncatedText;
import io.jenkins.plugins.externalsystems.core.testresults.ReportReading;
import io.jenkins.plugins.externalsystems.core.testresults.TestCaseResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestFailure;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultVisitor;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Gathers one result for each case while the reports are read. What is kept of a test that passed is its name and its
 * duration; comments are kept up to a budget, beyond which the beginning of the message is.
 */
final class ReportedCases implements TestResultVisitor {
    /** Lines of a list that are told; the rest is counted. */
    static final int MOST_TOLD = 100;

    private static final int COMMENT_BUDGET = 16 * 1024 * 1024;
    private static final int SHORT_COMMENT = 250;

    private final PublishOptions options;
    private final boolean keepsDrafts;
    private final Map<Long, CaseResult> byId = new LinkedHashMap<>();
    private final Map<String, CaseResult> byAutomationId = new LinkedHashMap<>();
    private final UnmatchedTests unmatched = new UnmatchedTests();
    private final Set<String> ignored = new LinkedHashSet<>();
    private int broken;
    private int reports;
    private int tests;
    private int said;

    ReportedCases(PublishOptions options) {
        this.options = options;
        this.keepsDrafts = options.is(PublishParameters.CREATE_CASES);
    }

    @Override
    public void testCase(TestCaseResult test) {
        tests++;
        ResultProperties properties = ResultProperties.of(test.properties());
        properties.ignored().stream()
                .filter(property -> ignored.size() < MOST_TOLD)
                .forEach(ignored::add);
        for (String matcher : options.match()) {
            if (matcher.equals("automation_id")) {
                addByAutomationId(test, properties);
                return;
            }
            Set<Long> ids = matcher.equals("property") ? properties.ids() : CaseIds.inName(test.name());
            if (!ids.isEmpty()) {
                ids.forEach(id -> add(byId.computeIfAbsent(id, first -> new CaseResult(test)), test, properties)
                        .id(id));
                return;
            }
        }
        unmatched.add(test.fullName(), "names no case");
    }

    private void addByAutomationId(TestCaseResult test, ResultProperties properties) {
        Object own = AutomationField.valueIn(properties.caseFields());
        String automationId = own == null ? test.fullName() : own.toString();
        CaseResult result =
                add(byAutomationId.computeIfAbsent(automationId, first -> new CaseResult(test)), test, properties);
        if (keepsDrafts && result.draft() == null) {
            result.draft(CaseDraft.of(test, properties.caseFields()));
        }
    }

    private CaseResult add(CaseResult result, TestCaseResult test, ResultProperties properties) {
        String comment = comment(test, properties);
        said += comment.length();
        result.add(test, comment, options.defects().of(test), properties);
        return result;
    }

    private String comment(TestCaseResult test, ResultProperties properties) {
        TestFailure failure = test.failure();
        String message = "";
        String trace = "";
        if (CaseOutcome.of(test).isBad() && failure != null) {
            boolean isTyped = !failure.type().isEmpty() && !failure.message().contains(failure.type());
            message = (isTyped ? failure.type() + ": " : "") + failure.message();
            trace = failure.stackTrace().strip();
        }
        List<String> parts = new ArrayList<>(properties.comments());
        // A trace begins with the message as a rule.
        parts.add(trace.contains(failure == null ? "" : failure.message()) && !trace.isEmpty() ? "" : message);
        parts.add(trace);
        String all = String.join(
                "\n\n", parts.stream().filter(part -> !part.isBlank()).toList());
        int limit = said < COMMENT_BUDGET ? CaseResult.LONGEST_COMMENT : SHORT_COMMENT;
        return TruncatedText.of(all, limit).text();
    }

    @Override
    public void report(ReportReading reading) {
        reports++;
        // The source tells what is wrong with them.
        broken += reading.isComplete() ? 0 : 1;
    }

    /** Results of tests that name the ids of cases. */
    Map<Long, CaseResult> byId() {
        return byId;
    }

    /** Results of the others, whose cases are to be looked up. */
    Map<String, CaseResult> byAutomationId() {
        return byAutomationId;
    }

    /** The case of tests that were looked up is known. */
    void matched(String automationId, long id) {
        CaseResult found = byAutomationId.remove(automationId);
        CaseResult same = byId.get(id);
        found.id(id);
        if (same == null) {
            byId.put(id, found);
        } else {
            same.add(found);
        }
    }

    /** Takes out what has no case. */
    void giveUp(Collection<Long> ids, String reason) {
        ids.forEach(id -> {
            CaseResult gone = byId.remove(id);
            if (gone != null) {
                unmatched.add("C" + id + " (" + gone.name() + ")", reason);
            }
        });
    }

    /** Takes out the tests that were not looked up with success. */
    void giveUpUnknown(String reason) {
        byAutomationId.values().forEach(result -> unmatched.add(result.name(), reason));
        byAutomationId.clear();
    }

    UnmatchedTests unmatched() {
        return unmatched;
    }

    /** Properties that say something which cannot be used. */
    Set<String> ignored() {
        return ignored;
    }

    /** Reports that could not be read to their end. */
    int broken() {
        return broken;
    }

    int reports() {
        return reports;
    }

    int tests() {
        return tests;
    }
}
