package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.bad;
import static io.jenkins.plugins.externalsystems.core.connectors.prometheus.PrometheusFixture.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.fakes.prometheus.FakeSeries;
import io.jenkins.plugins.externalsystems.sample.SampleSources;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What push_build_metrics makes of a build's data, and how much of it. */
class PushBuildMetricsTest {
    private static final String JOB = "shop/main";
    private static final int WITHOUT_LISTS = 12;

    private final PrometheusFixture fixture = new PrometheusFixture();
    private ExternalSystem connection = fixture.connection("requests_per_minute", 0);

    @AfterEach
    void stop() {
        connection.close();
        fixture.close();
    }

    @Test
    void tellsAllThatIsKnown() {
        Map<String, Object> build = build();
        build.put("artifacts", map("count", 2, "bytes", 4096));
        build.put("tests", map("passed", 7, "failed", 3, "skipped", 1));
        build.put("tests_flaky", 1);
        build.put("tests_duration_seconds", 61.5);
        build.put("test_failures", map("java.io.IOException", 1, "java.lang.AssertionError", 2));
        build.put("stages_count", 2);
        build.put(
                "stages",
                List.of(
                        map("name", "Test / Linux", "duration_seconds", 2.5, "failed", true),
                        map("name", "Test / Linux", "duration_seconds", 1.5, "failed", false),
                        map("name", "Deploy", "duration_seconds", 4)));

        Map<String, Object> pushed = push(build);

        assertThat(pushed).containsEntry("left_out", 0).containsEntry("job", "distributed_testing_builds");
        assertThat(series())
                .containsEntry("jenkins_build_info{result=unstable,trigger=scm}", 1.0)
                .containsEntry("jenkins_build_result{result=unstable}", 1.0)
                .containsEntry("jenkins_build_result{result=success}", 0.0)
                .containsEntry("jenkins_build_number{}", 7.0)
                .containsEntry("jenkins_build_finished{}", 1.0)
                .containsEntry("jenkins_build_start_timestamp_seconds{}", 1_700_000_000.5)
                .containsEntry("jenkins_build_duration_seconds{}", 12.5)
                .containsEntry("jenkins_build_queue_seconds{}", 3.0)
                .containsEntry("jenkins_build_artifacts{}", 2.0)
                .containsEntry("jenkins_build_artifacts_size_bytes{}", 4096.0)
                .containsEntry("jenkins_build_tests{status=failed}", 3.0)
                .containsEntry("jenkins_build_test_failures{cause=java.lang.AssertionError}", 2.0)
                .containsEntry("jenkins_build_flaky_tests{}", 1.0)
                .containsEntry("jenkins_build_tests_duration_seconds{}", 61.5)
                .containsEntry("jenkins_build_stages{}", 2.0)
                .containsEntry("jenkins_build_stage_duration_seconds{stage=Test / Linux}", 4.0)
                .containsEntry("jenkins_build_stage_failed{stage=Test / Linux}", 1.0)
                .containsEntry("jenkins_build_stage_failed{stage=Deploy}", 0.0)
                .containsEntry("jenkins_build_series_cut{}", 0.0);
    }

    @Test
    void whatABuildDoesNotHaveIsNoSeriesAndWhatAnEarlierOneHadGoes() {
        Map<String, Object> first = build();
        first.put("tests", map("failed", 1));
        push(first);
        assertThat(series()).containsKey("jenkins_build_tests{status=failed}");

        push(build());

        assertThat(series()).hasSize(WITHOUT_LISTS);
        assertThat(series().keySet()).noneMatch(name -> name.matches(".*(tests|stage|artifacts|agent_wait).*"));
    }

    @Test
    void keepsTheLimitWhateverTheBuildHas() {
        connection.close();
        connection = fixture.connection("requests_per_minute", 0, "max_build_series", 20);
        Map<String, Object> build = build();
        build.put("tests", map("passed", 1));
        build.put("stages_count", 500);
        build.put(
                "stages",
                IntStream.range(0, 500)
                        .mapToObj(i -> map("name", "stage " + i, "duration_seconds", i))
                        .toList());

        ExternalSystemResult result = connection.executeOperation("push_build_metrics", parameters(build));

        assertThat(series()).hasSize(20).containsEntry("jenkins_build_series_cut{}", 994.0);
        assertThat(series()).containsKey("jenkins_build_stage_duration_seconds{stage=stage 0}");
        assertThat(result.metadata().get(MetadataKeys.WARNINGS))
                .asString()
                .contains("994 of 1014 series were left out: the connection's limit is 20 a job.");
        assertThat(result.resultData()).containsEntry("left_out", 994);
    }

    @Test
    void aHistogramOfTheCallersIsAsManySeriesAsItHas() {
        connection.close();
        connection = fixture.connection("requests_per_minute", 0, "max_build_series", 20);
        Map<String, Object> own = map(
                "own_total",
                map("type", "counter", "value", 1),
                "own_seconds",
                map(
                        "type",
                        "histogram",
                        "buckets",
                        IntStream.range(0, 17).boxed().collect(Collectors.toMap(String::valueOf, i -> i)),
                        "sum",
                        1,
                        "count",
                        16));
        Map<String, Object> parameters = parameters(build());
        parameters.put("metrics", own);

        assertThat(PrometheusFixture.good(connection.executeOperation("push_build_metrics", parameters)))
                .containsEntry("left_out", 20 + WITHOUT_LISTS - 1);
        assertThat(series()).containsOnlyKeys("own_total{}", "jenkins_build_series_cut{}");
    }

    @Test
    void hasTenCausesAtMostAndTheCommonOnes() {
        Map<String, Object> causes = new LinkedHashMap<>();
        IntStream.range(0, 40).forEach(i -> causes.put("cause " + i, i + 1));
        Map<String, Object> build = build();
        build.put("test_failures", causes);
        push(build);

        Map<String, Double> told = series();
        told.keySet().removeIf(name -> !name.startsWith("jenkins_build_test_failures"));
        assertThat(told).hasSize(BuildMetrics.MOST_CAUSES + 1);
        assertThat(told)
                .containsEntry("jenkins_build_test_failures{cause=cause 39}", 40.0)
                .containsEntry("jenkins_build_test_failures{cause=other}", 30.0 * 31 / 2)
                .doesNotContainKey("jenkins_build_test_failures{cause=cause 0}");
    }

    @Test
    void namesOfAnyKindAreLabels() {
        Map<String, Object> build = build();
        build.put("stages_count", 1);
        String name = "a \"b\"\n\\ ü😀\uD83D" + "x".repeat(500);
        build.put("stages", List.of(map("name", name, "duration_seconds", 1)));
        push(build);
        assertThat(series().keySet())
                .anyMatch(key ->
                        key.startsWith("jenkins_build_stage_failed{stage=a \"b\"\n\\ ü😀?xxx") && key.length() < 200);
    }

    @Test
    void refusesDataThatIsNone() {
        bad(refused(map("number", "seven")), ErrorCode.VALIDATION_ERROR, "'build' has 'number' that is no number");
        bad(refused(map("stages", List.of("Build"))), ErrorCode.VALIDATION_ERROR, "'stages' that are no maps");
        bad(refused(map("tests", List.of())), ErrorCode.VALIDATION_ERROR, "'tests' that is no map");
        assertThat(fixture.gateway.requests()).isEmpty();
    }

    @Test
    void itsNamesFollowTheConventionsAndThePageListsThem() throws Exception {
        String page = Files.readString(SampleSources.root().resolve("../../docs/build-metrics.md"));
        List<String> rows = page.lines()
                .filter(line -> line.startsWith("| `jenkins_build_"))
                .toList();
        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(BuildMetric.values())
                        .map(metric -> "| `" + metric.metric() + "` | "
                                + metric.labels().stream()
                                        .map(label -> "`" + label + "`")
                                        .collect(Collectors.joining(", "))
                                + " | " + metric.help() + " |")
                        .toList());
        assertThat(BuildMetric.values())
                .allSatisfy(metric -> assertThat(metric.metric())
                        .matches("jenkins_build_[a-z_]+")
                        .doesNotMatch(".*(_total|_count|_sum|_bucket|milli|minutes|kilo|mega).*"));
    }

    private Map<String, Object> push(Map<String, Object> build) {
        return PrometheusFixture.good(connection.executeOperation("push_build_metrics", parameters(build)));
    }

    private ExternalSystemResult refused(Map<String, Object> build) {
        return connection.executeOperation("push_build_metrics", parameters(build));
    }

    private static Map<String, Object> parameters(Map<String, Object> build) {
        return map("job", "builds", "grouping", map("jenkins_job", JOB), "build", build);
    }

    private static Map<String, Object> build() {
        return map(
                "result",
                "UNSTABLE",
                "trigger",
                "scm",
                "number",
                7,
                "finished",
                true,
                "start_seconds",
                1_700_000_000.5,
                "duration_seconds",
                12.5,
                "queue_seconds",
                3);
    }

    /** All series of the gateway by name and own labels. */
    private Map<String, Double> series() {
        Map<String, Double> all = new LinkedHashMap<>();
        List<FakeSeries> given = new ArrayList<>(fixture.gateway.series());
        for (FakeSeries one : given) {
            Map<String, String> labels = new LinkedHashMap<>(one.labels());
            String name = one.name();
            assertThat(labels.remove("jenkins_job")).isEqualTo(JOB);
            labels.remove("job");
            labels.remove("instance");
            all.put(name + labels.toString().replace(", ", ","), Double.valueOf(one.value()));
        }
        return all;
    }
}
