package io.jenkins.plugins.externalsystems.runner.report;

import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.Verdict;
import io.jenkins.plugins.externalsystems.core.http.Redactor;
import io.jenkins.plugins.externalsystems.pages.ActionRecord;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** What was sent and what came back, one row a call. */
public final class CallTable {
    private static final List<String> HEADER =
            List.of("Time", "Step", "Connection", "Operation", "Result", "Attempts", "ms");

    private final Redactor redactor;
    private final List<List<String>> rows = new ArrayList<>();

    public CallTable(Redactor redactor) {
        this.redactor = redactor;
    }

    /** Adds a row. @param connection the id, as far as it is known */
    public void add(LocalTime time, String step, String connection, ExternalSystemResult result) {
        ActionRecord record = ActionRecord.of(step, connection, false, result, redactor);
        String target = record.getTarget() == null ? "" : " " + record.getTarget();
        String outcome = result.success() && result.isDryRun()
                ? "not sent"
                : result.success()
                        ? Verdict.of(result)
                                .map(verdict -> verdict.level().id())
                                .orElse("ok" + target)
                        : result.error().map(Enum::name).orElse("failed")
                                + (result.isOutcomeUnknown() ? " (may have arrived)" : "");
        rows.add(List.of(
                time.truncatedTo(ChronoUnit.SECONDS).toString(),
                step,
                connection,
                result.operation(),
                outcome,
                String.valueOf(result.metadata().getOrDefault(MetadataKeys.ATTEMPTS, 0)),
                String.valueOf(result.metadata().getOrDefault(MetadataKeys.DURATION_MS, 0))));
    }

    /** The lines of the table; a sentence where nothing was sent. */
    public List<String> lines() {
        if (rows.isEmpty()) {
            return List.of("No external system was called.");
        }
        List<List<String>> all = new ArrayList<>(List.of(HEADER));
        all.addAll(rows);
        return TextTable.format(all);
    }
}
