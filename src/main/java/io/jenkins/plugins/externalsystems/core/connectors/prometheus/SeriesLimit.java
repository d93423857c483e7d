package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition.Metric;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Keeps what builds push to so many series a group.
 *
 * @param most series; at least 1
 */
record SeriesLimit(int most) {
    /**
     * What stays, and one more: how many series were left out.
     *
     * @param series all of the metrics, those left out too
     * @param leftOut of them
     */
    record Kept(List<Metric> metrics, int series, int leftOut) {}

    /** Takes metrics in their order until the limit; a metric is kept or left out as a whole. */
    Kept apply(List<Metric> metrics) {
        List<Metric> kept = new ArrayList<>();
        int room = most - 1;
        int all = 0;
        int leftOut = 0;
        for (Metric metric : metrics) {
            int series = seriesOf(metric);
            all += series;
            // What comes behind what was cut is cut as well, so that it is always the same end that is missing.
            if (leftOut == 0 && series <= room) {
                room -= series;
                kept.add(metric);
            } else {
                leftOut += series;
            }
        }
        kept.add(Metric.of(BuildMetric.SERIES_CUT.sample(leftOut)));
        return new Kept(kept, all + 1, leftOut);
    }

    /** As Prometheus counts: a series for each bucket or quantile, the sum and the number of observations. */
    private static int seriesOf(Metric metric) {
        return switch (metric.type()) {
            case HISTOGRAM -> sizeOf(metric.description().get("buckets")) + 3;
            case SUMMARY -> sizeOf(metric.description().get("quantiles")) + 2;
            default -> 1;
        };
    }

    private static int sizeOf(Object parts) {
        return parts instanceof Map<?, ?> map ? map.size() : 0;
    }
}
