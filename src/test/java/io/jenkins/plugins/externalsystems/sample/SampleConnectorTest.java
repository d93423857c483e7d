package io.jenkins.plugins.externalsystems.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.jenkins.plugins.externalsystems.architecture.RuleCatalogue;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystem;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemFactory;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.SecretValue;
import io.jenkins.plugins.externalsystems.docs.PublicApi;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sample connector in a class loader of its own, as a library without Jenkins would find it. */
class SampleConnectorTest {
    @TempDir
    private static Path classes;

    private static URLClassLoader loader;

    private final FakeStatusBoard board = new FakeStatusBoard();
    private final TestRuntime runtime = new TestRuntime();

    @BeforeAll
    static void compile() throws Exception {
        SampleSources.compile(classes, List.of());
        loader = new URLClassLoader(new URL[] {classes.toUri().toURL()}, new CoreAlone());
    }

    @AfterAll
    static void closeLoader() throws Exception {
        loader.close();
    }

    @AfterEach
    void close() {
        runtime.close();
        board.close();
    }

    @Test
    void isFoundBesideTheOthers() {
        ExternalSystemFactory factory = factory();
        assertThat(factory.getAvailableConnectors()).contains("jira", "slack", "statusboard");
        assertThat(factory.getConnectorClass("statusboard").getClassLoader()).isSameAs(loader);
        assertThat(factory.getConnectorClass("statusboard").getName())
                .isEqualTo("org.example.statusboard.StatusBoardConnector");
        assertThatThrownBy(() -> loader.loadClass("hudson.model.Item")).isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> loader.loadClass("org.example.statusboard.StatusBoardConnection"))
                .as("its Jenkins half is not needed")
                .isInstanceOf(NoClassDefFoundError.class);
    }

    @Test
    void doesWhatItDeclares() {
        ExternalSystem connector = connector(FakeStatusBoard.KEY);
        ExternalSystemResult check = connector.connect();
        assertThat(check.success()).isTrue();
        assertThat(check.resultData()).containsEntry("account", "builds");

        ExternalSystemResult opened = connector.createItem("incident", Map.of("title", "Checkout is down"));
        assertThat(opened.resultData()).containsEntry("id", "1").containsEntry("severity", "minor");
        assertThat(connector.getItem("incident", "1").resultData()).containsEntry("title", "Checkout is down");
        assertThat(connector
                        .executeOperation("close_incident", Map.of("id", "1"))
                        .success())
                .isTrue();
        assertThat(board.incidents())
                .singleElement()
                .satisfies(incident -> assertThat(incident).containsEntry("closed", true));
        assertThat(connector.capabilities().supportsCreate()).isTrue();
        assertThat(connector.capabilities().supportsDelete()).isFalse();
    }

    @Test
    void hasWhatEveryConnectorHas() {
        assertThatThrownBy(() -> factory()
                        .createConnector(
                                "statusboard",
                                ConnectorConfig.builder("board")
                                        .set("server_url", board.url().toString())
                                        .build()))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessage("Connection 'board': setting 'token' is missing.");

        ExternalSystem connector = connector(FakeStatusBoard.KEY);
        ExternalSystemResult wrong = connector.createItem("incident", Map.of("title", "x", "severity", "huge"));
        assertThat(wrong.error()).contains(ErrorCode.VALIDATION_ERROR);
        assertThat(wrong.errorMessage()).contains("severity");
        assertThat(board.requests()).isEmpty();

        board.nextReply(Reply.json(429, "{}").with("Retry-After", "1"), Reply.reset());
        ExternalSystemResult unknown = connector.createItem("incident", Map.of("title", "x"));
        assertThat(unknown.metadata()).containsEntry("outcome", "unknown");
        assertThat(board.incidents()).as("repeated after 429 alone").isEmpty();

        board.nextReply(Reply.json(503, "{}"));
        assertThat(connector.getItem("incident", "7").errorMessage())
                .isEqualTo("Connection 'board', operation 'get_item': the board has no such incident.");

        ExternalSystemResult refused = connector("stolen-key").connect();
        assertThat(refused.error()).contains(ErrorCode.AUTHENTICATION_ERROR);
        assertThat(refused.toString()).doesNotContain("stolen-key");
    }

    /** Else the guide would show what another plugin cannot do. */
    @Test
    void usesNothingButThePublicApi() {
        Set<String> used = new TreeSet<>();
        for (JavaClass type : new ClassFileImporter().importPath(classes)) {
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency ->
                            dependency.getTargetClass().getBaseComponentType().getName())
                    .filter(name -> name.startsWith("io.jenkins.plugins.externalsystems."))
                    .forEach(used::add);
        }
        assertThat(used).hasSizeGreaterThan(20);
        assertThat(PublicApi.typeNames()).containsAll(used);
    }

    @Test
    void keepsTheRuleOfFormMethods() {
        JavaClasses withOurs = new ClassFileImporter().importPaths(classes, PublicApi.classes());
        RuleCatalogue.all("org.example")
                .get("form methods are POST with a permission check")
                .check(withOurs);
    }

    private ExternalSystem connector(String key) {
        return factory()
                .createConnector(
                        "statusboard",
                        ConnectorConfig.builder("board")
                                .set("server_url", board.url().toString())
                                .set("token", SecretValue.of(key))
                                .build());
    }

    private ExternalSystemFactory factory() {
        return ExternalSystemFactory.withInstalledConnectors(runtime.runtime(), loader);
    }

    /** The tests' class path without Jenkins and without our Jenkins layer. */
    private static final class CoreAlone extends ClassLoader {
        private static final List<String> JENKINS = List.of("hudson.", "jenkins.", "org.kohsuke.", "org.jenkinsci.");
        private static final String OURS = "io.jenkins.plugins.externalsystems.";

        CoreAlone() {
            super(SampleConnectorTest.class.getClassLoader());
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            boolean isJenkins = JENKINS.stream().anyMatch(name::startsWith);
            if (isJenkins || name.startsWith(OURS) && !name.startsWith(OURS + "core.")) {
                throw new ClassNotFoundException(name);
            }
            return super.loadClass(name, resolve);
        }
    }
}
