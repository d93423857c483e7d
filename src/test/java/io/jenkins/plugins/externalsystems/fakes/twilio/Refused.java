package io.jenkins.plugins.externalsystems.fakes.twilio;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.LinkedHashMap;
import java.util.Map;

/** Twilio says no. */
final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    Refused(int status, int code, String message) {
        super(message);
        this.status = status;
        this.code = code;
    }

    Reply reply() {
        return reply(status, code, getMessage());
    }

    /** The body that every refusal of Twilio has. */
    static Reply reply(int status, int code, String message) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("code", code);
        body.put("message", message);
        body.put("more_info", "https://www.twilio.com/docs/errors/" + code);
        body.put("status", status);
        return Reply.json(status, Json.write(body));
    }
}
