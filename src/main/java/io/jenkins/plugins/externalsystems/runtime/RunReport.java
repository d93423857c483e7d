package io.jenkins.plugins.externalsystems.runtime;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import hudson.EnvVars;
import hudson.Util;
import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.TaskListener;
import hudson.scm.ChangeLogSet;
import io.jenkins.plugins.externalsystems.actions.BuildReport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import jenkins.scm.RunWithSCM;

/** What a run of Jenkins has to tell people. */
public final class RunReport {
    /** More than that is a number only. */
    static final int LONGEST_LIST = 10;

    private static final int LONGEST_LINE = 200;
    private static final int LONGEST_COMMIT_ID = 10;
    private static final Logger LOGGER = Logger.getLogger(RunReport.class.getName());

    private RunReport() {}

    /** As it is now, while the build runs or after. */
    public static BuildReport of(Run<?, ?> run) {
        List<ChangeLogSet.Entry> changes = changes(run);
        return new BuildReport(
                duration(run),
                causes(run),
                branch(run),
                changes.stream().limit(LONGEST_LIST).map(RunReport::change).toList(),
                Math.max(0, changes.size() - LONGEST_LIST),
                tests(run));
    }

    private static String duration(Run<?, ?> run) {
        return Util.getTimeSpanString(
                run.isBuilding()
                        ? Math.max(0, System.currentTimeMillis() - run.getStartTimeInMillis())
                        : run.getDuration());
    }

    private static List<String> causes(Run<?, ?> run) {
        return run.getCauses().stream()
                .map(Cause::getShortDescription)
                .map(RunReport::line)
                .filter(text -> !text.isEmpty())
                .distinct()
                .limit(LONGEST_LIST)
                .toList();
    }

    /** Multibranch jobs have the first variable, Git's freestyle builds the second. */
    private static String branch(Run<?, ?> run) {
        try {
            EnvVars variables = run.getEnvironment(TaskListener.NULL);
            return line(variables.getOrDefault("BRANCH_NAME", variables.get("GIT_BRANCH")));
        } catch (IOException unknown) {
            LOGGER.log(Level.FINE, unknown, () -> "No variables of " + run);
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        }
    }

    private static List<ChangeLogSet.Entry> changes(Run<?, ?> run) {
        List<ChangeLogSet.Entry> all = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> built) {
            built.getChangeSets().forEach(set -> set.forEach(all::add));
        }
        return all;
    }

    private static BuildReport.Change change(ChangeLogSet.Entry entry) {
        String id = Optional.ofNullable(entry.getCommitId()).orElse("");
        return new BuildReport.Change(
                line(entry.getAuthor().getDisplayName()),
                line(entry.getMsg()),
                id.substring(0, Math.min(id.length(), LONGEST_COMMIT_ID)));
    }

    @CheckForNull
    private static BuildReport.Tests tests(Run<?, ?> run) {
        return TestReports.compared(run)
                .map(tests -> new TestsReport(run, tests).tell())
                .orElse(null);
    }

    /** The first line that says something, shortened. */
    static String line(@CheckForNull String text) {
        String line = text == null
                ? ""
                : text.lines()
                        .map(String::strip)
                        .filter(l -> !l.isEmpty())
                        .findFirst()
                        .orElse("");
        return line.codePointCount(0, line.length()) <= LONGEST_LINE
                ? line
                : line.substring(0, line.offsetByCodePoints(0, LONGEST_LINE - 1)) + "…";
    }
}
