package io.jenkins.plugins.externalsystems.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.ConnectorConfig;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.testing.TestRuntime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The settings of what a connection remembers. */
class CachedOperationsTest {
    private final TestRuntime runtime = new TestRuntime();

    @AfterEach
    void close() {
        runtime.close();
    }

    private void initialize(String name, Object value) {
        new SampleConnector(runtime.runtime())
                .initialize(ConnectorConfig.builder("conn").set(name, value).build());
    }

    @Test
    void readsMayBeNamedAndTheBounds() {
        initialize("cached_operations", "echo, get_item, query");
        initialize("cache_ttl", "0");
        initialize("cache_ttl", "24h");
        initialize("cache_kilobytes", 1);
        initialize("cache_ignores_headers", true);
    }

    @ParameterizedTest
    @CsvSource({
        "cached_operations, risk, is no read",
        "cached_operations, create_item, is no read",
        "cached_operations, nonsense, is no operation of this system",
        "cached_operations, delete_item, is no operation of this system",
        "cache_ttl, 25h, must be 0 to 86400 seconds",
        "cache_ttl, -1, must be",
        "cache_kilobytes, 0, must be 1 to 1048576",
        "cache_kilobytes, 1048577, must be 1 to 1048576"
    })
    void whatCannotBeMeantIsRefused(String name, String value, String words) {
        assertThatThrownBy(() -> initialize(name, value)).isInstanceOfSatisfying(ExternalSystemException.class, no -> {
            assertThat(no.code()).isEqualTo(ErrorCode.CONFIGURATION_ERROR);
            assertThat(no.getMessage()).contains("setting '" + name + "'", words);
        });
    }

    @Test
    void aRefusalSaysWhatMayBeNamed() {
        assertThatThrownBy(() -> initialize("cached_operations", "risk"))
                .hasMessageEndingWith(
                        "names 'risk', which is no read; it may name echo, fail, throw, hang, get_item, query.");
    }
}
