package io.jenkins.plugins.externalsystems.core.connectors.prometheus.exposition;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Metrics in Prometheus' text format, version 0.0.4, which every Pushgateway reads.
 *
 * @see <a href="https://prometheus.io/docs/instrumenting/exposition_formats/">Prometheus, exposition formats</a>
 */
public final class ExpositionText {
    /** The text's type, for the Content-Type header. */
    public static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

    /** No creation times, which Pushgateway would take for metrics of their own. */
    private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.builder()
            .setIncludeCreatedTimestamps(false)
            .build();

    private ExpositionText() {}

    /**
     * Writes metrics, those of one name together.
     *
     * @return UTF-8, ending with a line feed
     * @throws IllegalArgumentException in a sentence without a full stop, for values that the type cannot have, two kinds of
     *     one name, and the same labels twice
     */
    public static byte[] of(List<Metric> metrics) {
        Map<String, List<Metric>> families = new LinkedHashMap<>();
        metrics.forEach(metric -> families.computeIfAbsent(metric.name(), name -> new ArrayList<>())
                .add(metric));
        families.forEach(ExpositionText::requireConsistent);
        List<MetricSnapshot> snapshots =
                families.values().stream().map(MetricFamily::snapshot).toList();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            WRITER.write(out, new MetricSnapshots(snapshots), EscapingScheme.UNDERSCORE_ESCAPING);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    private static void requireConsistent(String name, List<Metric> family) {
        Metric first = family.get(0);
        Set<Map<String, String>> labels = new HashSet<>();
        for (Metric metric : family) {
            if (metric.type() != first.type()) {
                throw new IllegalArgumentException("metric '" + name + "' is both a "
                        + first.type().id() + " and a " + metric.type().id());
            }
            if (!Objects.equals(metric.help(), first.help())) {
                throw new IllegalArgumentException("metric '" + name + "' has two help texts");
            }
            if (!labels.add(metric.labels())) {
                throw new IllegalArgumentException("metric '" + name + "' is there twice with the same labels");
            }
        }
    }
}
