package io.jenkins.plugins.externalsystems.runner.configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlaceholdersTest {
    private final Placeholders placeholders = new Placeholders(Map.of("HOST", "example.org", "EMPTY", "")::get);

    @ParameterizedTest
    @CsvSource({
        "plain, plain",
        "https://${HOST}/x, https://example.org/x",
        "${NONE:-default}, default",
        "${NONE:-}, ''",
        "${HOST:-other}, example.org",
        "${EMPTY}, ''",
        "${HOST}${HOST}, example.orgexample.org",
        "^${HOST}, ${HOST}",
        "$HOST, $HOST"
    })
    void fills(String text, String filled) {
        assertThat(placeholders.fill(text)).isEqualTo(filled);
    }

    @Test
    void takesAValueAsItIs() {
        assertThat(new Placeholders(name -> "a$1\\${B}").fill("${A}")).isEqualTo("a$1\\${B}");
    }

    @Test
    void namesWhatIsNotSet() {
        assertThatThrownBy(() -> placeholders.fill("${NONE}")).hasMessage("environment variable NONE is not set");
    }
}
