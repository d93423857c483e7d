package io.jenkins.plugins.externalsystems.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OperationRequestTest {
    @Test
    void isTheSameAfterItWasStored() {
        Map<String, Object> parameters = Map.of("text", "a", "fields", Map.of("labels", List.of("x")));
        OperationRequest request = new OperationRequest("main", "send_message", parameters, "key");
        assertThat(OperationRequest.fromMap(request.toMap())).isEqualTo(request);
        OperationRequest toTheOnlyOne = new OperationRequest(null, "send_message", Map.of(), "key");
        assertThat(OperationRequest.fromMap(toTheOnlyOne.toMap())).isEqualTo(toTheOnlyOne);
    }

    @Test
    void refusesWhatIsNone() {
        assertThatThrownBy(() -> OperationRequest.fromMap(Map.of("operation", "x")))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
