package io.jenkins.plugins.externalsystems.fakes.msteams;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Map;

/** The service says no, in the form that Graph and Power Automate share. */
final class TeamsRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    TeamsRefusal(int status, String code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    static TeamsRefusal badRequest(String message) {
        return new TeamsRefusal(400, "BadRequest", message);
    }

    Reply reply() {
        return Reply.json(
                status,
                Json.write(Map.of(
                        "error",
                        Map.of(
                                "code",
                                code,
                                "message",
                                getMessage(),
                                "innerError",
                                Map.of("request-id", "65ea2672-0e88-4b69-af87-67b6cc172770")))));
    }
}
