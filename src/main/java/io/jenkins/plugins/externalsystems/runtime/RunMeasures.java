package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.ExtensionList;
import hudson.model.Cause;
import hudson.model.Result;
import hudson.model.Run;
import io.jenkins.plugins.externalsystems.actions.BuildMeasures;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import io.jenkins.plugins.externalsystems.core.testresults.summary.TestSummary;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What can be measured of a run of Jenkins. */
public final class RunMeasures {
    private static final Logger LOGGER = Logger.getLogger(RunMeasures.class.getName());
    private static final int MOST_ARTIFACTS = 10_000;
    /** By name, since most of them are of plugins. */
    private static final Map<String, String> TRIGGERS = Map.of(
            "UserIdCause", "user",
            "SCMTriggerCause", "scm",
            "BranchIndexingCause", "scm",
            "BranchEventCause", "scm",
            "GitHubPushCause", "scm",
            "TimerTriggerCause", "timer",
            "UpstreamCause", "upstream",
            "BuildUpstreamCause", "upstream",
            "RemoteCause", "remote",
            "ReplayCause", "replay");

    private RunMeasures() {}

    /** As it is now, while the build runs or after. */
    public static BuildMeasures of(Run<?, ?> run) {
        long now = System.currentTimeMillis();
        Result result = run.getResult();
        QueueTime queueTime = run.getAction(QueueTime.class);
        return new BuildMeasures(
                run.getParent().getFullName(),
                run.getNumber(),
                (result == null ? "SUCCESS" : result.toString()).toLowerCase(Locale.ROOT),
                trigger(run.getCauses()),
                !run.isBuilding(),
                run.getStartTimeInMillis(),
                run.isBuilding() ? Math.max(0, now - run.getStartTimeInMillis()) : run.getDuration(),
                queueTime == null ? null : queueTime.millis(),
                artifacts(run),
                TestReports.of(run).map(RunMeasures::tests).orElse(null),
                stages(run, now));
    }

    /** The first cause is the one that made the build; a replay has that of its origin too. */
    private static String trigger(List<Cause> causes) {
        List<String> known = causes.stream()
                .map(cause -> TRIGGERS.getOrDefault(cause.getClass().getSimpleName(), "other"))
                .toList();
        return known.contains("replay") ? "replay" : known.isEmpty() ? "other" : known.get(0);
    }

    private static BuildMeasures.Tests tests(TestSummary summary) {
        TestCounts counts = summary.counts();
        Map<String, Long> failures = new LinkedHashMap<>();
        summary.causes()
                .forEach(cause -> failures.merge(
                        cause.cause().type().isEmpty()
                                ? "unknown"
                                : cause.cause().type(),
                        cause.tests(),
                        Long::sum));
        if (summary.testsOfOtherCauses() > 0) {
            failures.merge("other", summary.testsOfOtherCauses(), Long::sum);
        }
        return new BuildMeasures.Tests(
                counts.passed(),
                counts.failures(),
                counts.skipped() + counts.disabled(),
                counts.flaky(),
                counts.duration().toMillis(),
                failures);
    }

    @CheckForNull
    private static BuildMeasures.Artifacts artifacts(Run<?, ?> run) {
        try {
            int count = 0;
            long bytes = 0;
            for (Run<?, ?>.Artifact artifact : run.getArtifactsUpTo(MOST_ARTIFACTS)) {
                count++;
                bytes += artifact.getFileSize();
            }
            return new BuildMeasures.Artifacts(count, bytes);
        } catch (UncheckedIOException | IllegalStateException elsewhere) {
            LOGGER.log(Level.FINE, elsewhere, () -> "No artifacts of " + run);
            return null;
        }
    }

    @CheckForNull
    private static BuildMeasures.Pipeline stages(Run<?, ?> run, long now) {
        return ExtensionList.lookup(StageTimes.class).stream()
                .flatMap(times -> times.of(run, now).stream())
                .findFirst()
                .orElse(null);
    }
}
