package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;

/** One call of {@code publish_results} on its way: what it was told, what it found, how far it is. Thread-safe as a whole. */
final class PublishCall {
    /** For each request beyond the first ones; a batch of 500 takes TestRail some seconds. */
    private static final Duration FOR_A_REQUEST = Duration.ofSeconds(10);

    private static final int TOLD_IN_ALL = 10;

    final CallContext context;
    final PublishOptions options;
    final ReportedCases cases;
    /** By outcome; one that is not in it is not sent. */
    final Map<CaseOutcome, Long> statuses = new EnumMap<>(CaseOutcome.class);

    private final Map<String, Integer> counts = new LinkedHashMap<>();
    private final Set<Long> unchanged = new HashSet<>();
    private List<Long> assignees = List.of();
    private long project;
    private OptionalLong suite = OptionalLong.empty();
    private Set<Long> known;

    @CheckForNull
    private TargetRun run;

    private int toSend;
    private int sent;
    private int attached;
    private int missingFiles;
    private int addedSuites;
    private int addedSections;
    private int addedCases;
    private boolean closed;

    PublishCall(CallContext context, PublishOptions options) {
        this.context = context;
        this.options = options;
        this.cases = new ReportedCases(options);
    }

    /** Something that takes many requests is about to begin. */
    void allow(int requests) {
        context.trace().extend(FOR_A_REQUEST.multipliedBy(requests));
    }

    synchronized void place(long ofProject, OptionalLong ofSuite) {
        project = ofProject;
        suite = ofSuite;
    }

    synchronized long project() {
        return project;
    }

    /** Empty in a project that has one suite only, until somebody names it. */
    synchronized OptionalLong suite() {
        return suite;
    }

    /** A filter or field of requests; null for none. */
    @CheckForNull
    Long suiteOrNull() {
        OptionalLong known = suite();
        return known.isPresent() ? known.getAsLong() : null;
    }

    synchronized void known(Set<Long> ids) {
        known = ids;
    }

    /** The ids of all cases of the suite; null while nobody has asked for them. */
    @CheckForNull
    synchronized Set<Long> known() {
        return known;
    }

    synchronized void run(TargetRun target) {
        run = target;
    }

    /** The run, once {@link #hasRun}. */
    synchronized TargetRun run() {
        return Objects.requireNonNull(run, "asked for before it was there");
    }

    synchronized boolean hasRun() {
        return run != null;
    }

    synchronized void assignees(List<Long> users) {
        assignees = List.copyOf(users);
    }

    synchronized List<Long> assignees() {
        return assignees;
    }

    /** Results that the run has already. */
    synchronized void unchanged(long testCase) {
        unchanged.add(testCase);
    }

    synchronized boolean isUnchanged(long testCase) {
        return unchanged.contains(testCase);
    }

    /** How many results are about to be sent. */
    synchronized void sending(int results) {
        toSend = results;
    }

    /** More results are there; tells so at each tenth. */
    void sent(int results) {
        int before;
        int after;
        int all;
        synchronized (this) {
            before = sent;
            sent += results;
            after = sent;
            all = toSend;
        }
        if (all > TestRailResults.LARGEST_BATCH
                && (long) before * TOLD_IN_ALL / all < (long) after * TOLD_IN_ALL / all) {
            context.tell(String.format(Locale.ROOT, "%,d of %,d results are in TestRail", after, all));
        }
    }

    /** Files of tests that are not there. @return how many they are together */
    synchronized int missingFiles(int more) {
        missingFiles += more;
        return missingFiles;
    }

    synchronized void attached() {
        attached++;
    }

    synchronized void addedSuite() {
        addedSuites++;
    }

    synchronized void addedSection() {
        addedSections++;
    }

    synchronized void addedCase() {
        addedCases++;
    }

    synchronized void closed() {
        closed = true;
    }

    /** @throws ExternalSystemException VALIDATION_ERROR if no test has a case */
    void requireCases() {
        if (cases.byId().isEmpty()) {
            List<String> first = cases.unmatched().first();
            throw new ExternalSystemException(
                    ErrorCode.VALIDATION_ERROR,
                    context.subject() + "none of the " + cases.tests() + " tests has a case in TestRail ("
                            + String.join("; ", first.subList(0, Math.min(3, first.size())))
                            + "). See 'match' for how they are found.");
        }
    }

    /** Counts the results by the status that they have in TestRail, in the words of the map. */
    synchronized void count() {
        counts.clear();
        for (CaseResult result : cases.byId().values()) {
            if (statuses.containsKey(result.outcome())) {
                counts.merge(options.statuses().get(result.outcome()), 1, Integer::sum);
            }
        }
    }

    /** What is reached so far, as the caller gets it. */
    synchronized Map<String, Object> result() {
        Map<String, Object> result = new LinkedHashMap<>();
        if (run != null) {
            result.put("run_id", run.id());
            result.put("url", run.url());
            result.put("origin", run.origin().name().toLowerCase(Locale.ROOT));
        }
        result.put("counts", new LinkedHashMap<>(counts));
        result.put("reports", cases.reports());
        result.put("tests", cases.tests());
        result.put("matched", cases.byId().size());
        result.put("unmatched", cases.unmatched().count());
        result.put("unmatched_tests", cases.unmatched().first());
        result.put("sent", sent);
        result.put("unchanged", unchanged.size());
        result.put("attachments", attached);
        result.put("added_suites", addedSuites);
        result.put("added_sections", addedSections);
        result.put("added_cases", addedCases);
        result.put("closed", closed);
        result.put("broken_reports", cases.broken());
        result.put("summary", summary());
        return result;
    }

    private String summary() {
        List<String> parts = new ArrayList<>();
        counts.forEach((status, count) -> parts.add(String.format(Locale.ROOT, "%,d %s", count, status)));
        String unmatchedTests = cases.unmatched().count() == 0
                ? ""
                : String.format(
                        Locale.ROOT, "; %,d without a case", cases.unmatched().count());
        return (run == null ? "" : "R" + run.id() + ": ") + String.join(", ", parts) + unmatchedTests;
    }
}
