package io.jenkins.plugins.externalsystems.core.testresults.summary;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.core.testresults.FailureCause;
import io.jenkins.plugins.externalsystems.core.testresults.TestCounts;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** A summary as JSON. Unknown fields are skipped, so that an older version of the plugin reads what a newer one wrote. */
final class SummaryJson {
    private static final int VERSION = 1;

    private SummaryJson() {}

    static String write(TestSummary summary) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("version", VERSION);
        TestCounts counts = summary.counts();
        map.put("passed", counts.passed());
        map.put("failed", counts.failed());
        map.put("errors", counts.errors());
        map.put("skipped", counts.skipped());
        map.put("disabled", counts.disabled());
        map.put("flaky", counts.flaky());
        map.put("millis", counts.duration().toMillis());
        map.put("reports", summary.reports());
        map.put("broken", summary.brokenReports());
        map.put(
                "failures",
                summary.failures().stream().map(SummaryJson::failure).toList());
        map.put("causes", summary.causes().stream().map(SummaryJson::cause).toList());
        map.put("others", summary.testsOfOtherCauses());
        map.put("failing", summary.failing().toText());
        map.put("all", summary.failing().isComplete());
        map.put("fixed", summary.passedAgain().ids().toText());
        map.put("fixedNames", summary.passedAgain().names());
        map.put("slowest", summary.slowest().stream().map(SummaryJson::slow).toList());
        return Json.write(map);
    }

    private static Map<String, Object> failure(FailedTest test) {
        return Map.of(
                "name",
                test.name(),
                "message",
                test.message(),
                "id",
                Long.toHexString(test.id()),
                "cause",
                causeParts(test.cause()));
    }

    private static Map<String, Object> cause(CauseCount count) {
        return Map.of("cause", causeParts(count.cause()), "tests", count.tests(), "example", count.example());
    }

    private static List<String> causeParts(FailureCause cause) {
        return List.of(cause.fingerprint(), cause.type(), cause.location());
    }

    private static Map<String, Object> slow(SlowTest test) {
        return Map.of("name", test.name(), "millis", test.duration().toMillis());
    }

    static TestSummary read(String json) {
        try {
            if (Json.parse(json) instanceof Map<?, ?> map && number(map, "version") == VERSION) {
                return read(map);
            }
        } catch (ClassCastException | IndexOutOfBoundsException other) {
            throw new IllegalArgumentException("not a summary of tests", other);
        }
        throw new IllegalArgumentException("not a summary of version " + VERSION);
    }

    private static TestSummary read(Map<?, ?> map) {
        TestCounts counts = new TestCounts(
                number(map, "passed"),
                number(map, "failed"),
                number(map, "errors"),
                number(map, "skipped"),
                number(map, "disabled"),
                number(map, "flaky"),
                Duration.ofMillis(number(map, "millis")));
        return new TestSummary(
                counts,
                number(map, "reports"),
                number(map, "broken"),
                list(map, "failures", SummaryJson::readFailure),
                list(map, "causes", SummaryJson::readCause),
                number(map, "others"),
                TestIds.fromText(text(map, "failing"), Boolean.TRUE.equals(map.get("all"))),
                new PassedAgain(
                        TestIds.fromText(text(map, "fixed"), true),
                        values(map, "fixedNames").stream()
                                .map(String.class::cast)
                                .toList()),
                list(map, "slowest", SummaryJson::readSlow));
    }

    private static FailedTest readFailure(Map<?, ?> map) {
        return new FailedTest(
                text(map, "name"), text(map, "message"), Long.parseUnsignedLong(text(map, "id"), 16), readCause((List<
                                ?>)
                        map.get("cause")));
    }

    private static CauseCount readCause(Map<?, ?> map) {
        return new CauseCount(readCause(values(map, "cause")), number(map, "tests"), text(map, "example"));
    }

    private static FailureCause readCause(List<?> parts) {
        return new FailureCause((String) parts.get(0), (String) parts.get(1), (String) parts.get(2));
    }

    private static SlowTest readSlow(Map<?, ?> map) {
        return new SlowTest(text(map, "name"), Duration.ofMillis(number(map, "millis")));
    }

    private static <T> List<T> list(Map<?, ?> map, String name, Function<Map<?, ?>, T> reader) {
        return ((List<?>) map.get(name))
                .stream().map(one -> reader.apply((Map<?, ?>) one)).toList();
    }

    private static List<?> values(Map<?, ?> map, String name) {
        if (map.get(name) instanceof List<?> values) {
            return values;
        }
        throw missing(name);
    }

    private static long number(Map<?, ?> map, String name) {
        if (map.get(name) instanceof Number number) {
            return number.longValue();
        }
        throw missing(name);
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw missing(name);
    }

    private static IllegalArgumentException missing(String name) {
        return new IllegalArgumentException("not a summary of tests: '" + name + "' is missing");
    }
}
