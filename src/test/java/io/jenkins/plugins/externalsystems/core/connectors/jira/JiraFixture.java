package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.core.StepJournal;
import io.jenkins.plugins.externalsystems.core.files.DirectoryFiles;
import io.jenkins.plugins.externalsystems.core.files.FileSource;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeDialect;
import io.jenkins.plugins.externalsystems.fakes.jira.FakeJira;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A connector named {@code tracker} that talks to a fake Jira. */
final class JiraFixture implements AutoCloseable {
    final FakeJira jira;
    final TestRuntime time = new TestRuntime();
    final JiraConnector connector;

    JiraFixture() {
        this(Map.of());
    }

    /** @param settings in place of, or beside, those that fit the fake; a null value leaves a setting out */
    JiraFixture(Map<String, ?> settings) {
        this(FakeDialect.CLOUD, settings);
    }

    JiraFixture(FakeDialect dialect) {
        this(dialect, Map.of());
    }

    private JiraFixture(FakeDialect dialect, Map<String, ?> settings) {
        jira = new FakeJira(dialect);
        connector = connect(settings);
    }

    /** One more connector to the same fake; told which Jira it is, so that its first request is the call's own. */
    JiraConnector connect(Map<String, ?> settings) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("server_url", jira.url().toString());
        all.put("email", jira.email());
        all.put("token", SecretValue.of(jira.token()));
        all.put("project_key", "PROJ");
        all.put("deployment", isCloud() ? "cloud" : "server");
        all.put("requests_per_minute", 0);
        all.put("breaker_failures", 0);
        all.putAll(settings);
        JiraConnector made = new JiraConnector(time.runtime());
        made.initialize(ConnectorConfig.builder("tracker").setAll(all).build());
        return made;
    }

    boolean isCloud() {
        return jira.dialect() == FakeDialect.CLOUD;
    }

    /** Where the API is: {@code /rest/api/3/} or {@code /rest/api/2/}. */
    String api() {
        return isCloud() ? "/rest/api/3/" : "/rest/api/2/";
    }

    /** A new issue's key. */
    String issue(String summary) {
        ExternalSystemResult created = connector.createItem("issue", Map.of("summary", summary));
        return created.resultData().get("key").toString();
    }

    ExternalSystemResult run(String operation, Map<String, Object> parameters) {
        return connector.executeOperation(operation, parameters);
    }

    ExternalSystemResult run(String operation, Map<String, Object> parameters, StepJournal journal) {
        CallOptions options = CallOptions.defaults().withJournal(journal);
        return connector
                .executeOperationAsync(operation, parameters, options)
                .toCompletableFuture()
                .join();
    }

    ExternalSystemResult run(String operation, Map<String, Object> parameters, CallOptions options) {
        return TestCalls.await(connector.executeOperationAsync(operation, parameters, options));
    }

    /** The files of a folder. */
    static FileSource files(Path folder) {
        return new DirectoryFiles(folder, Runnable::run);
    }

    /** Rows of a query or search. */
    @SuppressWarnings("unchecked")
    static List<Map<String, Object>> rows(ExternalSystemResult result) {
        return (List<Map<String, Object>>) result.resultData().get("rows");
    }

    /** Method and path of every request so far. */
    List<String> requests() {
        return jira.requests().stream().map(RecordedRequest::toString).toList();
    }

    int count(String method, String pathEnd) {
        return jira.requests(method, pathEnd).size();
    }

    @Override
    public void close() {
        connector.close();
        time.close();
        jira.close();
    }
}
