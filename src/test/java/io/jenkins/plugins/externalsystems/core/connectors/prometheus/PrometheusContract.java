package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import java.util.Map;
import java.util.function.Predicate;

/** What holds with the fakes and with the real programs, by subject. A subclass of a subject says where the servers are. */
abstract class PrometheusContract {
    private static final long PATIENCE_NANOS = 20_000_000_000L;

    /** A connection to servers that know nothing of earlier tests but the rules. */
    abstract ExternalSystem connection();

    /** Asks until the answer is so: a real Prometheus finds its targets and scrapes them when it gets round to it. */
    static Map<String, Object> until(
            ExternalSystem connection,
            String operation,
            Map<String, Object> parameters,
            Predicate<Map<String, Object>> condition) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        Map<String, Object> data = good(connection.executeOperation(operation, parameters));
        while (!condition.test(data) && System.nanoTime() < end) {
            data = good(connection.executeOperation(operation, parameters));
        }
        assertThat(data).matches(condition);
        return data;
    }
}
