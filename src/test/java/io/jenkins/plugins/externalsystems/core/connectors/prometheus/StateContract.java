package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.done;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.good;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the servers are reached, and what Prometheus tells of its rules, targets and alerts. */
abstract class StateContract extends PrometheusContract {
    @Test
    void isReachedAndLeavesNothingBehind() {
        Map<String, Object> data = good(connection().connect());
        assertThat(data.get("checks").toString())
                .contains("Prometheus 2.", "answers queries", "takes metrics and deletes them");
        ExternalSystemResult left = connection().getItem("metric", "distributed_testing_connection_test");
        assertThat(left.errorCode()).isEqualTo(ErrorCode.NOT_FOUND_ERROR);
    }

    @Test
    void readsRules() {
        ExternalSystem connection = connection();
        assertThat(done(connection, "rules", "group", "builds")).containsEntry("count", 2);
        assertThat(done(connection, "rules", "type", "recording", "group", "builds")
                        .get("rows")
                        .toString())
                .contains("id=builds/job:build_errors:max", "query=max by (job) (build_errors)", "team=ops");
        assertThat(good(connection.getItem("alerting_rule", "TooManyErrors")))
                .containsEntry("id", "builds/TooManyErrors")
                .containsEntry("query", "build_errors > 2")
                .containsEntry("annotations", map("summary", "About TooManyErrors"));
        assertThat(good(connection.getItem("recording_rule", "builds/job:build_errors:max")))
                .containsEntry("type", "recording");
        assertThat(good(connection.query(map("item_type", "alerting_rule", "name", "TooManyErrors"))))
                .containsEntry("count", 1);
        assertThat(good(connection.query(map("item_type", "recording_rule", "group", "none"))))
                .containsEntry("count", 0);
        bad(connection.getItem("recording_rule", "TooManyErrors"), ErrorCode.NOT_FOUND_ERROR, "no recording rule");
    }

    @ParameterizedTest
    @ValueSource(strings = {"alerting_rule", "recording_rule"})
    void saysWhyItCannotChangeRules(String type) {
        ExternalSystem connection = connection();
        Map<String, Object> rule = map("name", "x", "expr", "up == 0");
        for (ExternalSystemResult refused : List.of(
                connection.createItem(type, rule),
                connection.createItem(type, map()),
                connection.updateItem(type, "builds/TooManyErrors", rule),
                connection.deleteItem(type, "builds/TooManyErrors"),
                connection.executeOperation("create_item", map("item_type", type, "data", rule)),
                connection.executeOperation("update_item", map("item_type", type, "id", "x", "data", rule)),
                connection.executeOperation("delete_item", map("item_type", type, "id", "x")),
                connection.createItemAsync(type, rule).toCompletableFuture().join(),
                connection
                        .updateItemAsync(type, "x", rule)
                        .toCompletableFuture()
                        .join(),
                connection.deleteItemAsync(type, "x").toCompletableFuture().join())) {
            bad(refused, ErrorCode.UNSUPPORTED_OPERATION);
            assertThat(refused.errorMessage())
                    .endsWith(
                            ": rules are files on the Prometheus server, and its API only reads them; change the file and"
                                    + " let the server load it again.");
            assertThat(refused.metadata()).doesNotContainKey("http_status");
        }
        assertThat(done(connection, "rules", "group", "builds")).containsEntry("count", 2);
    }

    @Test
    void readsTargets() {
        Map<String, Object> data = until(
                connection(),
                "targets",
                map("job", "pushgateway"),
                found -> found.get("count").equals(1));
        assertThat((List<?>) data.get("rows"))
                .singleElement()
                .satisfies(row -> assertThat(row.toString()).contains("instance=127.0.0.1:", "scrape_url=http://127"));
        assertThat(done(connection(), "targets", "state", "any", "job", "nothing"))
                .containsEntry("count", 0);
        assertThat(done(connection(), "alerts", "name", "nothing")).containsEntry("count", 0);
    }
}
