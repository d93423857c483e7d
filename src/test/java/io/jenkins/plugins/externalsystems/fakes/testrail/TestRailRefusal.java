package io.jenkins.plugins.externalsystems.fakes.testrail;

import io.jenkins.plugins.externalsystems.core.client.Json;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.Map;

/** TestRail says no: a status and {@code {"error": …}}. */
final class TestRailRefusal extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;

    private TestRailRefusal(int status, String words) {
        super(words);
        this.status = status;
    }

    static TestRailRefusal of(int status, String words) {
        return new TestRailRefusal(status, words);
    }

    /** @param field such as {@code run_id} @param kind such as {@code test run} */
    static TestRailRefusal unknown(String field, String kind) {
        return of(400, "Field :" + field + " is not a valid " + kind + ".");
    }

    static TestRailRefusal field(String field, String problem) {
        return of(400, "Field :" + field + " " + problem + ".");
    }

    Reply reply() {
        return Reply.json(status, Json.write(Map.of("error", getMessage())));
    }
}
