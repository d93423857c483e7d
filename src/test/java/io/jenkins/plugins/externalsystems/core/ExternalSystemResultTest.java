package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExternalSystemResultTest {
    @Test
    void survivesTheWayThroughAMap() {
        ExternalSystemException failure = new ExternalSystemException(ErrorCode.NOT_FOUND_ERROR, "No such issue.")
                .with(MetadataKeys.HTTP_STATUS, 404)
                .withPartialData(Map.of("key", "A-1"));
        ExternalSystemResult result =
                ExternalSystemResult.failure("get_item", failure, Map.of(MetadataKeys.ATTEMPTS, 2));

        assertThat(ExternalSystemResult.fromMap(result.toMap())).isEqualTo(result);
        assertThat(result.toMap())
                .containsKeys("success", "operation", "result_data", "error_message", "error_code", "metadata")
                .containsEntry("error_code", "NOT_FOUND_ERROR");
        assertThat(result.metadata()).isEqualTo(Map.of("attempts", 2, "http_status", 404));
    }

    @Test
    void fromMapNamesTheKeyThatIsWrong() {
        assertThatThrownBy(() -> ExternalSystemResult.fromMap(Map.of("success", "yes")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'success'");
    }

    @Test
    void isEitherGoodOrHasACode() {
        assertThatThrownBy(() -> new ExternalSystemResult(
                        true, "query", Map.of(), null, ErrorCode.EXCEPTION, Map.of("rows", List.of())))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
