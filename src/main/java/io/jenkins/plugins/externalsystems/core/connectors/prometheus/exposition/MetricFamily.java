package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Exemplars;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricMetadata;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantile;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot.UnknownDataPointSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The metrics of one name as the library's snapshot. */
final class MetricFamily {
    private static final String TOTAL = "_total";

    private MetricFamily() {}

    /**
     * Makes the snapshot.
     *
     * @param metrics at least one; of one name, type and help
     * @throws IllegalArgumentException in a sentence without a full stop
     */
    static MetricSnapshot snapshot(List<Metric> metrics) {
        Metric first = metrics.get(0);
        return switch (first.type()) {
            case GAUGE ->
                new GaugeSnapshot(
                        metadata(first),
                        points(metrics, metric -> new GaugeDataPointSnapshot(value(metric), labels(metric), null)));
            case COUNTER ->
                new CounterSnapshot(
                        metadata(first),
                        points(
                                metrics,
                                metric -> new CounterDataPointSnapshot(value(metric), labels(metric), null, 0)));
            case UNTYPED ->
                new UnknownSnapshot(
                        metadata(first),
                        points(metrics, metric -> new UnknownDataPointSnapshot(value(metric), labels(metric), null)));
            case HISTOGRAM -> new HistogramSnapshot(metadata(first), points(metrics, MetricFamily::histogram));
            case SUMMARY -> new SummarySnapshot(metadata(first), points(metrics, MetricFamily::summary));
        };
    }

    private static MetricMetadata metadata(Metric metric) {
        String name = metric.name();
        // The library adds what a counter's name ends with.
        String base = metric.type() == MetricType.COUNTER ? name.substring(0, name.length() - TOTAL.length()) : name;
        return new MetricMetadata(base, metric.help());
    }

    private static <T> List<T> points(List<Metric> metrics, Point<T> point) {
        List<T> points = new ArrayList<>();
        for (Metric metric : metrics) {
            try {
                points.add(point.of(metric));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("metric '" + metric.name() + "': " + wrong.getMessage(), wrong);
            }
        }
        return points;
    }

    private static double value(Metric metric) {
        return MetricRules.number("'value'", metric.description().get("value"));
    }

    private static Labels labels(Metric metric) {
        return Labels.of(
                List.copyOf(metric.labels().keySet()),
                List.copyOf(metric.labels().values()));
    }

    /** Callers write cumulative counts, as the text format does; the library takes each bucket's own. */
    private static HistogramDataPointSnapshot histogram(Metric metric) {
        TreeMap<Double, Long> cumulative = new TreeMap<>();
        map(metric, "buckets")
                .forEach((bound, count) -> cumulative.put(
                        MetricRules.number("an upper bound in 'buckets'", bound),
                        MetricRules.count("each count in 'buckets'", count)));
        Object count = metric.description().get("count");
        if (count != null || !cumulative.containsKey(Double.POSITIVE_INFINITY)) {
            long all = MetricRules.count("'count'", count);
            Long known = cumulative.put(Double.POSITIVE_INFINITY, all);
            if (known != null && known != all) {
                throw new IllegalArgumentException("'count' and the bucket +Inf differ");
            }
        }
        List<Double> bounds = new ArrayList<>(cumulative.keySet());
        List<Long> own = new ArrayList<>();
        long before = 0;
        for (long each : cumulative.values()) {
            if (each < before) {
                throw new IllegalArgumentException(
                        "counts in 'buckets' are cumulative, so none is below the one before");
            }
            own.add(each - before);
            before = each;
        }
        double sum = MetricRules.number("'sum'", metric.description().get("sum"));
        ClassicHistogramBuckets buckets = ClassicHistogramBuckets.of(bounds, own);
        return new HistogramDataPointSnapshot(buckets, sum, labels(metric), Exemplars.EMPTY, 0);
    }

    private static SummaryDataPointSnapshot summary(Metric metric) {
        List<Quantile> quantiles = new ArrayList<>();
        map(metric, "quantiles")
                .forEach((quantile, value) -> quantiles.add(new Quantile(
                        MetricRules.number("each key of 'quantiles'", quantile),
                        MetricRules.number("each value in 'quantiles'", value))));
        return new SummaryDataPointSnapshot(
                MetricRules.count("'count'", metric.description().get("count")),
                MetricRules.number("'sum'", metric.description().get("sum")),
                Quantiles.of(quantiles),
                labels(metric),
                Exemplars.EMPTY,
                0);
    }

    private static Map<?, ?> map(Metric metric, String key) {
        Object given = metric.description().get(key);
        if (given == null) {
            return Map.of();
        }
        if (given instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("'" + key + "' must be a map");
    }

    private interface Point<T> {
        T of(Metric metric);
    }
}
