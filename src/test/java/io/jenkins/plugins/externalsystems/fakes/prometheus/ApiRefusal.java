package io.jenkins.plugins.externalsystems.fakes.prometheus;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** A request that Prometheus answers with an error envelope. */
final class ApiRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String errorType;

    ApiRefusal(int status, String errorType, String error) {
        super(error);
        this.status = status;
        this.errorType = errorType;
    }

    static ApiRefusal badData(String parameter, String problem) {
        return new ApiRefusal(400, "bad_data", "invalid parameter \"" + parameter + "\": " + problem);
    }

    Reply toReply() {
        Map<String, Object> envelope = new LinkedHashMap<>();
        envelope.put("status", "error");
        envelope.put("errorType", errorType);
        envelope.put("error", getMessage());
        return Reply.json(status, Json.write(envelope));
    }
}
