package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.testresults.TestResultSource;
import io.jenkins.plugins.externalsystems.core.testresults.junitxml.JUnitXmlReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A fake TestRail, a report, and calls that publish it. */
final class PublishFixture implements AutoCloseable {
    static final String HEAD = "<testsuite name='Shop'>";
    static final String TAIL = "</testsuite>";

    final TestRailFixture testRail = new TestRailFixture();
    final List<String> told = new ArrayList<>();

    /** Cases of one suite. @param cases elements of a report */
    static TestResultSource report(String... cases) {
        byte[] xml = (HEAD + String.join("", cases) + TAIL).getBytes(StandardCharsets.UTF_8);
        return (reports, visitor) -> {
            new JUnitXmlReader().read("target/TEST-shop.xml", () -> new ByteArrayInputStream(xml), visitor);
            return CompletableFuture.completedFuture(null);
        };
    }

    static String passed(String name) {
        return "<testcase classname='shop.Login' name='" + name + "' time='1.2'/>";
    }

    static String failed(String name, String message) {
        return "<testcase classname='shop.Login' name='" + name + "' time='2'><failure type='AssertionError' message='"
                + message + "'>AssertionError: " + message + "\n at shop.Login(Login.java:7)</failure></testcase>";
    }

    static String skipped(String name) {
        return "<testcase classname='shop.Login' name='" + name + "'><skipped message='later'/></testcase>";
    }

    /** Parameters of a new run. @param more names and values by turns */
    static Map<String, Object> run(Object... more) {
        Map<String, Object> parameters = new LinkedHashMap<>(Map.of("name", "Nightly", "reports", "target/*.xml"));
        for (int i = 0; i < more.length; i += 2) {
            parameters.put((String) more[i], more[i + 1]);
        }
        parameters.values().removeIf("absent"::equals);
        return parameters;
    }

    CallOptions options(TestResultSource source) {
        return CallOptions.defaults().withTestResults(source).withProgress(told::add);
    }

    ExternalSystemResult call(TestResultSource source, Map<String, Object> parameters) {
        return testRail.run("publish_results", parameters, options(source));
    }

    /** Publishes with success. */
    Map<String, Object> publish(TestResultSource source, Map<String, Object> parameters) {
        return TestRailFixture.good(call(source, parameters));
    }

    List<Map<String, Object>> results() {
        return testRail.testRail.all("result");
    }

    /** One field of all results in TestRail; null where a result has none. */
    List<Object> values(String field) {
        return results().stream().map(row -> row.get(field)).toList();
    }

    List<Map<String, Object>> runs() {
        return testRail.testRail.all("run");
    }

    @Override
    public void close() {
        testRail.close();
    }
}
