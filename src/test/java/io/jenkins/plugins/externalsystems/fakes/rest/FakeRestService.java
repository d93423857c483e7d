package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What the REST services of the examples have in common: JSON, refusals as RFC 9457 describes them, and strictness. */
abstract class FakeRestService extends FakeServer {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Answers, or throws {@link Refused}. */
    protected abstract Reply route(RecordedRequest request);

    @Override
    protected final Reply answer(RecordedRequest request) {
        try {
            return route(request);
        } catch (Refused refused) {
            return refused.reply();
        }
    }

    protected static Reply json(int status, Object data) {
        try {
            return Reply.json(status, JSON.writeValueAsString(data));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The body, which has to be JSON. */
    protected static JsonNode body(RecordedRequest request) {
        if (!request.header("Content-Type").startsWith("application/json")) {
            throw new Refused(415, "Unsupported Media Type", "JSON alone is taken");
        }
        try {
            return JSON.readTree(request.body());
        } catch (IOException broken) {
            throw new Refused(400, "Bad Request", "the body is no JSON");
        }
    }

    /** The query's parameters. @param known others are refused */
    protected static Map<String, String> query(RecordedRequest request, Set<String> known) {
        Map<String, String> query = new LinkedHashMap<>();
        for (String pair :
                request.query().isEmpty() ? new String[0] : request.query().split("&")) {
            String[] parts = pair.split("=", 2);
            String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
            if (!known.contains(name)) {
                throw new Refused(400, "Bad Request", "unknown parameter " + name);
            }
            query.put(name, URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return query;
    }

    protected static void require(RecordedRequest request, String header, String value) {
        if (!request.header(header).equals(value)) {
            throw new Refused(401, "Unauthorized", header + " is missing or wrong");
        }
    }

    /** Why a request is not taken. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final int status;
        private final String title;

        Refused(int status, String title, String detail) {
            super(detail);
            this.status = status;
            this.title = title;
        }

        Reply reply() {
            return json(status, Map.of("status", status, "title", title, "detail", getMessage()))
                    .with("Content-Type", "application/problem+json");
        }
    }
}
