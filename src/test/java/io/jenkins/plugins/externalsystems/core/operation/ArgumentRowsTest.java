package io.jenkins.plugins.externalsystems.core.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.CallOptions;
import io.jenkins.plugins.externalsystems.core.CallTrace;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ArgumentRowsTest {
    private final CallContext context =
            new CallContext("conn", "op", CallOptions.defaults(), Instant.EPOCH, new CallTrace());
    private final Parameter name = Parameter.required("name", ParameterType.STRING, "A name.");
    private final Parameter count = Parameter.withDefault("count", ParameterType.INTEGER, 1, "A number.");

    private List<Arguments> read(List<Map<String, Object>> rows) {
        return ArgumentRows.read(context, "rows", rows, name, count);
    }

    @Test
    void readsEachRowAsACallOfItsOwn() {
        List<Arguments> rows = read(List.of(Map.of("name", "a"), Map.of("name", "b", "count", "2")));
        assertThat(rows).extracting(row -> row.text("name")).containsExactly("a", "b");
        assertThat(rows).extracting(row -> row.integer("count")).containsExactly(1, 2);
    }

    @Test
    void aFailureNamesTheRow() {
        ExternalSystemException failure = catchThrowableOfType(
                ExternalSystemException.class, () -> read(List.of(Map.of("name", "a"), Map.of("count", 2))));
        assertThat(failure.code()).isEqualTo(ErrorCode.VALIDATION_ERROR);
        assertThat(failure).hasMessageContaining("parameter 'rows[1].name' is missing");
        assertThat(failure.metadata()).containsEntry("parameter", "rows[1].name");
    }

    @Test
    void aFailureAboutNoParameterStaysAsItIs() {
        ExternalSystemException failure = new ExternalSystemException(ErrorCode.SERVER_ERROR, "Down.");
        assertThat(ArgumentRows.inRow("rows[0]", failure)).isSameAs(failure);
    }
}
