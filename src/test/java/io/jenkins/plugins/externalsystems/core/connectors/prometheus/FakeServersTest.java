package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;

import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeRule;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract with the fakes. */
class FakeServersTest {
    private final PrometheusFixture fixture = new PrometheusFixture();
    private final ExternalSystem connection = fixture.connection("requests_per_minute", 0);

    FakeServersTest() {
        fixture.prometheus.addRule(new FakeRule("builds", "job:build_errors:max", "max by (job) (build_errors)", null));
        fixture.prometheus.addRule(new FakeRule("builds", "TooManyErrors", "build_errors > 2", "inactive"));
    }

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    @Test
    void tellsThatAQueryTookTooLong() {
        fixture.prometheus.allowNoTime();
        QueryContract.tellsThatItTookTooLong(connection.query(map("query", "vector(1)")));
        QueryContract.tellsThatItTookTooLong(
                connection.executeOperation("query_range", map("query", "vector(1)", "start", "-1m", "step", "1s")));
        QueryContract.tellsThatItTookTooLong(
                connection.executeOperation("check_query", map("query", "vector(1)", "fail_if", "> 1")));
    }

    @Nested
    class State extends StateContract {
        @Override
        ExternalSystem connection() {
            return connection;
        }
    }

    @Nested
    class Pushes extends PushContract {
        @Override
        ExternalSystem connection() {
            return connection;
        }
    }

    @Nested
    class Queries extends QueryContract {
        @Override
        ExternalSystem connection() {
            return connection;
        }
    }
}
