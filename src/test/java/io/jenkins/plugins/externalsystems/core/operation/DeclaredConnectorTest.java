package io.jenkins.plugins.externalsystems.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.ExternalSystemResult;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.testing.TestCalls;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class DeclaredConnectorTest {
    private final TestRuntime runtime = new TestRuntime();
    private final SampleConnector connector = new SampleConnector(runtime.runtime());

    @BeforeEach
    void initialize() {
        connector.initialize(ConnectorConfig.builder("conn").build());
    }

    @AfterEach
    void close() {
        connector.close();
        runtime.close();
    }

    @Test
    void convertsEveryTypeAndFillsInDefaults() {
        Map<String, Object> given = new HashMap<>();
        given.put("text", 42);
        given.put("long", "");
        given.put("number", "1.50");
        given.put("flag", "yes");
        given.put("names", "a, b,");
        given.put("map", Map.of("k", 1));
        given.put("maps", List.of(Map.of("k", 1)));
        given.put("any", List.of(1, "x"));
        given.put("colour", "red");
        ExternalSystemResult result = connector.executeOperation("echo", given);
        assertThat(result.success()).isTrue();
        assertThat(result.operation()).isEqualTo("echo");
        assertThat(result.resultData())
                .containsEntry("text", "42")
                .containsEntry("long", "")
                .containsEntry("count", 5)
                .containsEntry("number", new BigDecimal("1.50"))
                .containsEntry("flag", true)
                .containsEntry("names", List.of("a", "b"))
                .containsEntry("map", Map.of("k", 1))
                .containsEntry("maps", List.of(Map.of("k", 1)))
                .containsEntry("any", List.of(1, "x"))
                .containsEntry("colour", "red");
        assertThat(result.metadata()).containsKeys(MetadataKeys.ATTEMPTS, MetadataKeys.DURATION_MS);
    }

    static Stream<Arguments> wrongArguments() {
        return Stream.of(
                Arguments.of("text", null, "is missing"),
                Arguments.of("text", "  ", "is missing"),
                Arguments.of("text", List.of(), "must be text"),
                Arguments.of("count", "1.5", "must be a whole number"),
                Arguments.of("count", "99999999999", "must be a whole number"),
                Arguments.of("number", "many", "must be a number"),
                Arguments.of("flag", "maybe", "must be true or false"),
                Arguments.of("names", Map.of(), "must be a list of texts"),
                Arguments.of("names", List.of(Map.of()), "must be a list of texts"),
                Arguments.of("map", "text", "must be a map"),
                Arguments.of("maps", Map.of(), "must be a list of maps"),
                Arguments.of("maps", List.of("x"), "must be a list of maps"),
                Arguments.of("colour", "blue", "allowed are red, green"),
                Arguments.of("txet", "x", "is unknown; allowed are text, long, count"));
    }

    @ParameterizedTest
    @MethodSource("wrongArguments")
    void namesTheParameterAndWhatIsAllowed(String parameter, Object value, String problem) {
        Map<String, Object> given = new HashMap<>();
        given.put("text", "x");
        given.put(parameter, value);
        ExternalSystemResult result = connector.executeOperation("echo", given);
        assertThat(result.error()).contains(ErrorCode.VALIDATION_ERROR);
        assertThat(result.errorMessage())
                .startsWith("Connection 'conn', operation 'echo': parameter '" + parameter + "' ")
                .contains(problem);
        assertThat(result.metadata()).containsEntry(MetadataKeys.PARAMETER, parameter);
    }

    @Test
    void anUnknownOperationListsTheKnown() {
        ExternalSystemResult result = connector.executeOperation("ehco", Map.of());
        assertThat(result.error()).contains(ErrorCode.UNSUPPORTED_OPERATION);
        assertThat(result.errorMessage())
                .contains("'conn'", "'ehco'", "echo, fail, throw, risk, gamble, hang, create_item, get_item, query");
        assertThat(connector.deleteItem("thing", "1").error()).contains(ErrorCode.UNSUPPORTED_OPERATION);
    }

    @Test
    void itemsAreReachedByVerbAndByName() {
        assertThat(connector.createItem("thing", Map.of("name", "n")).resultData())
                .isEqualTo(Map.of("name", "n"));
        assertThat(connector.getItem("thing", "7").resultData()).isEqualTo(Map.of("id", "7"));
        assertThat(TestCalls.await(connector.getItemAsync("thing", "8")).resultData())
                .isEqualTo(Map.of("id", "8"));
        assertThat(connector
                        .executeOperation("create_item", Map.of("data", Map.of("name", "n")))
                        .success())
                .isTrue();
        ExternalSystemResult unnamed = connector.createItem("thing", Map.of());
        assertThat(unnamed.errorMessage()).contains("'create_item'", "'name' is missing");
        ExternalSystemResult unknown = connector.createItem("thnig", Map.of("name", "n"));
        assertThat(unknown.errorMessage()).contains("'item_type'", "allowed are thing");
        assertThat(connector.getItem("thing", "").errorMessage()).contains("'id' is missing");
    }

    @Test
    void aQueryTakesItsFilterBesideOrWithinData() {
        assertThat(connector.query(Map.of("state", "open")).resultData()).isEqualTo(Map.of("state", "open"));
        assertThat(connector.query(Map.of("data", Map.of("state", "open"))).resultData())
                .isEqualTo(Map.of("state", "open"));
        assertThat(connector.query(Map.of()).resultData()).isEmpty();
        assertThat(connector.query(Map.of("stat", "open")).errorMessage()).contains("'stat' is unknown");
    }

    @Test
    void aFailureIsAResultWithWhatWasReached() {
        ExternalSystemResult result = connector.executeOperation("fail", Map.of());
        assertThat(result.error()).contains(ErrorCode.NOT_FOUND_ERROR);
        assertThat(result.errorMessage()).isEqualTo("Not there.");
        assertThat(result.resultData()).isEqualTo(Map.of("key", "A-1"));
        assertThat(result.metadata())
                .containsEntry(MetadataKeys.COMPLETED_STEPS, List.of("first"))
                .containsEntry(MetadataKeys.WARNINGS, List.of("a look"));
    }

    @Test
    void aDefectIsAResultThatDoesNotQuoteIt() {
        ExternalSystemResult result = connector.executeOperation("throw", Map.of());
        assertThat(result.error()).contains(ErrorCode.EXCEPTION);
        assertThat(result.errorMessage()).contains("IllegalStateException").doesNotContain("secret");
    }

    @Test
    void anInterruptCancelsTheCall() throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread caller = new Thread(() -> {
            try {
                connector.executeOperation("hang", Map.of());
            } catch (CancellationException cancelled) {
                ended.set(cancelled);
            }
        });
        caller.start();
        assertThat(connector.hanging.await(10, TimeUnit.SECONDS)).isTrue();
        caller.interrupt();
        caller.join(5_000);
        assertThat(ended.get()).isInstanceOf(CancellationException.class);
    }

    @Test
    void closingCancelsWhatRuns() {
        CompletionStage<ExternalSystemResult> hanging = connector.executeOperationAsync("hang", Map.of());
        connector.close();
        assertCancelled(hanging);
        assertCancelled(connector.executeOperationAsync("echo", Map.of("text", "x")));
        assertThat(connector.isConnected()).isFalse();
    }

    @Test
    void aCallerCancelsItsOwnCallOnly() {
        CallOptions options = CallOptions.defaults();
        CompletionStage<ExternalSystemResult> mine = connector.executeOperationAsync("hang", Map.of(), options);
        CompletionStage<ExternalSystemResult> other = connector.executeOperationAsync("hang", Map.of());
        options.cancellation().cancel();
        assertCancelled(mine);
        assertThat(other.toCompletableFuture()).isNotDone();
    }

    @Test
    void tellsWhatItIs() {
        assertThat(connector.systemInfo())
                .containsEntry("system_type", "sample")
                .containsEntry("connected", false)
                .containsEntry("api_version", "1");
        assertThat(connector.capabilities().supportsCreate()).isTrue();
        assertThat(connector.capabilities().supportsDelete()).isFalse();
        assertThat(connector.capabilities().itemTypes()).containsExactly("thing");
        assertThat(connector.capabilities().rateLimit()).isEqualTo(60);
        assertThat(connector.connect().resultData()).containsEntry("account", "me");
        assertThat(connector.isConnected()).isTrue();
    }

    @Test
    void refusesSettingsThatItDoesNotKnowOrThatMakeNoSense() {
        assertRefused("acount", "x", "is unknown");
        assertRefused("burst", 0, "must be at least 1");
        assertRefused("deadline", "0", "must be longer than zero");
        assertRefused("backoff_factor", -1, "must not be negative");
        assertThatThrownBy(() -> new SampleConnector(runtime.runtime()).executeOperation("echo", Map.of()))
                .isInstanceOf(IllegalStateException.class);
    }

    private void assertRefused(String setting, Object value, String problem) {
        ConnectorConfig config =
                ConnectorConfig.builder("conn").set(setting, value).build();
        assertThatThrownBy(() -> new SampleConnector(runtime.runtime()).initialize(config))
                .isInstanceOf(ExternalSystemException.class)
                .hasMessageContaining("'" + setting + "'")
                .hasMessageContaining(problem);
    }

    private static void assertCancelled(CompletionStage<?> stage) {
        assertThatThrownBy(() -> TestCalls.await(stage)).isInstanceOf(CancellationException.class);
    }
}
