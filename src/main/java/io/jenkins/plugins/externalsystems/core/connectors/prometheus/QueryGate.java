package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.Verdict;
import io.jenkins.plugins.externalsystems.core.connectors.prometheus.QueryResult.Series;
import java.util.List;

/**
 * What values of a query mean for a build. A series whose value is NaN says nothing, as one that is not there.
 *
 * @param query for the verdict's reason
 * @param failIf null for none
 * @param unstableIf null for none
 * @param onNoData what it means that no series has a value
 */
record QueryGate(
        String query,
        @CheckForNull Threshold failIf,
        @CheckForNull Threshold unstableIf,
        Verdict.Level onNoData) {
    private static final int LONGEST_QUERY = 300;
    private static final int SHOWN_VALUES = 3;

    /** @param result of kind vector or scalar */
    Verdict judge(QueryResult result) {
        List<Series> known = result.series().stream()
                .filter(series -> !Double.isNaN(series.first().value().number()))
                .toList();
        if (known.isEmpty()) {
            String what = result.series().isEmpty() ? "gave no data" : "gave NaN alone, which is no data";
            return new Verdict(onNoData, quoted() + " " + what);
        }
        Verdict failed = judge(known, failIf, Verdict.Level.FAIL);
        if (failed != null) {
            return failed;
        }
        Verdict unstable = judge(known, unstableIf, Verdict.Level.UNSTABLE);
        return unstable == null ? new Verdict(Verdict.Level.PASS, quoted() + " is " + values(known)) : unstable;
    }

    @CheckForNull
    private Verdict judge(List<Series> known, @CheckForNull Threshold threshold, Verdict.Level level) {
        if (threshold == null) {
            return null;
        }
        List<Series> met = known.stream()
                .filter(series -> threshold.isMetBy(series.first().value().number()))
                .toList();
        return met.isEmpty()
                ? null
                : new Verdict(
                        level,
                        quoted() + " is " + values(met) + ", which is " + threshold.operator() + " "
                                + plain(threshold.limit()));
    }

    /** The query on one line. */
    private String quoted() {
        String line = query.strip().replaceAll("\\s+", " ");
        return "'" + (line.length() <= LONGEST_QUERY ? line : line.substring(0, LONGEST_QUERY) + "…") + "'";
    }

    private static String values(List<Series> series) {
        StringBuilder values = new StringBuilder();
        for (Series each : series.subList(0, Math.min(series.size(), SHOWN_VALUES))) {
            values.append(values.isEmpty() ? "" : ", ").append(each.first().text());
            if (!each.labels().isEmpty()) {
                values.append(" for ").append(each.selector());
            }
        }
        int more = series.size() - SHOWN_VALUES;
        return values + (more > 0 ? " and " + more + " more" : "");
    }

    private static String plain(double limit) {
        boolean isWhole = Double.compare(limit, Math.rint(limit)) == 0 && Math.abs(limit) < 1e15;
        return isWhole ? String.valueOf((long) limit) : String.valueOf(limit);
    }
}
