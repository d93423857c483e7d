package io.jenkins.plugins.externalsystems.core.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON as plain data; input is bounded in depth, number length and string length. */
public final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(200)
                            .maxNumberLength(400)
                            .maxStringLength(10_000_000)
                            .build())
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();
    private static final TypeReference<Map<String, Object>> MAP = new TypeReference<>() {};

    private Json() {}

    /** Writes plain data (maps, lists, strings, numbers, booleans, null) as compact JSON. */
    public static String write(@CheckForNull Object data) {
        try {
            return MAPPER.writeValueAsString(data);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not plain data", impossible);
        }
    }

    /** As {@link #write}, on several lines for people. */
    public static String writePretty(@CheckForNull Object data) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter()
                    .writeValueAsString(data)
                    .replace("\r\n", "\n");
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException("not plain data", impossible);
        }
    }

    /**
     * Reads an answer's body.
     *
     * @throws ExternalSystemException EXCEPTION if it is no JSON; the body is not quoted
     */
    public static JsonNode read(HttpResponse response) {
        try {
            JsonNode node = MAPPER.readTree(response.text());
            return node == null ? MissingNode.getInstance() : node;
        } catch (JsonProcessingException broken) {
            throw new ExternalSystemException(
                    ErrorCode.EXCEPTION, "The answer (" + response + ") is " + wrong(broken) + ".");
        }
    }

    /** The same of an answer that failed anyway: one that is no JSON has nothing to say, and its status is what is told. */
    public static JsonNode readOrMissing(HttpResponse response) {
        try {
            return read(response);
        } catch (ExternalSystemException noJson) {
            return MissingNode.getInstance();
        }
    }

    /** Reads a text that a user wrote. @throws IllegalArgumentException with line and column */
    public static Object parse(String text) {
        try {
            return MAPPER.readValue(text, Object.class);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(wrong(broken), broken);
        }
    }

    /** Where, and not what: the parser's own words quote the text. */
    private static String wrong(JsonProcessingException broken) {
        JsonLocation at = broken.getLocation();
        String what = broken instanceof StreamConstraintsException ? "too large or too deep JSON" : "not valid JSON";
        return at == null ? what : what + " (line " + at.getLineNr() + ", column " + at.getColumnNr() + ")";
    }

    /** An object as plain data; anything but an object gives an empty map. */
    public static Map<String, Object> toMap(JsonNode node) {
        return node.isObject() ? MAPPER.convertValue(node, MAP) : Map.of();
    }

    /** Any node as plain data. */
    public static Object toData(JsonNode node) {
        return MAPPER.convertValue(node, Object.class);
    }

    /** The text at a path of field names; empty where there is none. */
    public static String text(JsonNode node, String... path) {
        JsonNode at = node;
        for (String name : path) {
            at = at.path(name);
        }
        return at.isValueNode() && !at.isNull() ? at.asText() : "";
    }

    /** The elements of an array; anything else gives none. */
    public static List<JsonNode> elements(JsonNode node) {
        List<JsonNode> elements = new ArrayList<>();
        if (node.isArray()) {
            node.forEach(elements::add);
        }
        return elements;
    }
}
