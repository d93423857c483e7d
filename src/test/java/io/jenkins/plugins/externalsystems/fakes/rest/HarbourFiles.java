package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.externalsystems.fakes.MultipartForm;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What takes files: papers as a form of several parts, a photo as the body, and a log as text. It refuses parts that {@link
 * #PATHS} does not name, of other types, or a second time, and bodies whose length was not said before.
 */
public final class HarbourFiles {
    /** The operations, as an OpenAPI document has them. */
    public static final String PATHS = """
        "/papers":{"post":{"operationId":"addPapers","requestBody":{"required":true,"content":{
          "multipart/form-data":{
            "schema":{"type":"object","required":["manifest","title"],"properties":{
              "manifest":{"type":"string","format":"binary","description":"What is on board."},
              "photos":{"type":"array","items":{"type":"string","format":"binary"}},
              "seal \\"x\\"":{"type":"string","format":"binary"},
              "title":{"type":"string"},
              "tags":{"type":"array","items":{"type":"string"}},
              "crew":{"type":"integer"},
              "details":{"type":"object"},
              "note":{"type":"string"}}},
            "encoding":{"manifest":{"contentType":"application/pdf"},
              "photos":{"contentType":"image/png, image/jpeg"},
              "note":{"contentType":"application/json"},
              "title":{"contentType":"text/plain\\r\\nX-Evil: 1"}}}}}}},
        "/photos/{ship}":{
          "put":{"operationId":"setPhoto","requestBody":{"required":true,"content":{"image/*":{}}}},
          "post":{"operationId":"addPhoto","requestBody":{"content":{"application/octet-stream":{
            "schema":{"type":"string","format":"binary"}}}}}},
        "/log":{"post":{"operationId":"writeLog","requestBody":{"content":{"text/plain":{
          "schema":{"type":"string"}}}}}}\
        """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, Set<String>> TYPES = Map.of(
            "manifest", Set.of("application/pdf"),
            "photos", Set.of("image/png", "image/jpeg"),
            "seal %22x%22", Set.of("application/octet-stream"),
            "title", Set.of("text/plain; charset=utf-8"),
            "tags", Set.of("text/plain; charset=utf-8"),
            "crew", Set.of("text/plain; charset=utf-8"),
            "details", Set.of("application/json"),
            "note", Set.of("application/json"));
    private static final Set<String> FILES = Set.of("manifest", "photos", "seal %22x%22");
    private static final Set<String> SEVERAL = Set.of("photos", "tags");

    private HarbourFiles() {}

    static boolean takes(String path) {
        return path.equals("/api/papers") || path.equals("/api/log") || path.matches("/api/photos/[^/]+");
    }

    static Reply answer(RecordedRequest request) {
        String length = request.header("Content-Length");
        if (!length.equals(String.valueOf(request.body().length))) {
            return FakeHarbour.problem(411, "length");
        }
        if (!request.header("Content-Encoding").isEmpty() || !request.query().isEmpty()) {
            return FakeHarbour.problem(415, "as it is, please");
        }
        String type = request.header("Content-Type");
        ObjectNode answer =
                JSON.createObjectNode().put("bytes", request.body().length).put("type", type);
        if (request.path().equals("/api/log")) {
            return request.method().equals("POST") && type.equals("text/plain")
                    ? Reply.json(201, answer.put("text", request.text()).toString())
                    : FakeHarbour.problem(415, "text only");
        }
        if (request.path().equals("/api/papers")) {
            return request.method().equals("POST") ? papers(request) : FakeHarbour.problem(405, "not so");
        }
        boolean isPhoto = request.method().equals("PUT")
                        && Set.of("image/png", "image/gif").contains(type)
                || request.method().equals("POST") && type.equals("application/octet-stream");
        return isPhoto ? Reply.json(200, answer.toString()) : FakeHarbour.problem(415, "no photo: " + type);
    }

    private static Reply papers(RecordedRequest request) {
        List<MultipartForm.Part> parts = MultipartForm.read(request);
        ObjectNode answer = JSON.createObjectNode();
        for (MultipartForm.Part part : parts) {
            String problem = problem(part, answer);
            if (!problem.isEmpty()) {
                return FakeHarbour.problem(422, part.name().replace('"', ' ') + " " + problem);
            }
            ArrayNode rows = answer.withArray(part.name());
            rows.add(part.fileName().isEmpty() ? part.text() : part.fileName() + ":" + part.content().length);
        }
        return answer.has("manifest") && answer.has("title")
                ? Reply.json(201, answer.toString())
                : FakeHarbour.problem(422, "a manifest and a title are needed");
    }

    private static String problem(MultipartForm.Part part, ObjectNode before) {
        String name = part.name();
        if (!TYPES.containsKey(name)) {
            return "is unknown";
        }
        if (before.has(name) && !SEVERAL.contains(name)) {
            return "comes twice";
        }
        if (FILES.contains(name) == part.fileName().isEmpty()) {
            return "is a file, or is none";
        }
        if (!TYPES.get(name).contains(part.contentType())) {
            return "has another type: " + part.contentType();
        }
        try {
            return part.contentType().equals("application/json") && JSON.readTree(part.text()) == null
                    ? "is empty"
                    : "";
        } catch (JsonProcessingException broken) {
            return "is no JSON";
        }
    }
}
