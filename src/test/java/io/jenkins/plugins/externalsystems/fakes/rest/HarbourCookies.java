package io.jenkins.plugins.externalsystems.fakes.rest;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What reads cookies: it says which ones came, decoded as style form has them. It refuses a second header Cookie, one that is not
 * written as RFC 6265 says, a cookie that {@link #PATHS} does not name but for the session, and a name that comes twice but for the
 * list's.
 */
public final class HarbourCookies {
    /** The operation, as an OpenAPI document has it. */
    public static final String PATHS = """
        "/watch":{"get":{"operationId":"getWatch","parameters":[
          {"name":"tide","in":"cookie","required":true,"description":"Which tide.","schema":{"type":"string"}},
          {"name":"depth","in":"cookie","schema":{"type":"integer","default":3}},
          {"name":"flag","in":"cookie","schema":{"type":"array","items":{"type":"string"}}},
          {"name":"pier","in":"cookie","explode":false,"schema":{"type":"array","items":{"type":"string"}}},
          {"name":"seal","in":"cookie","content":{"text/plain":{"schema":{"type":"string"}}}},
          {"name":"crew","in":"cookie","content":{"application/json":{"schema":{"type":"object"}}}},
          {"name":"pass","in":"cookie","schema":{"type":"string"}},
          {"name":"not a name","in":"cookie","schema":{"type":"string"}},
          {"name":"tide","in":"query","schema":{"type":"string"}},
          {"name":"cookie","in":"header","schema":{"type":"string"}}]}}\
        """;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern PAIR = Pattern.compile("([A-Za-z0-9!#$%&'*+.^_`|~-]+)=([!#-+\\-./0-:<-\\[\\]-~]*)");
    private static final List<String> NAMES =
            List.of("tide", "depth", "flag", "pier", "seal", "crew", "pass", "session", "lang");

    private HarbourCookies() {}

    static boolean takes(String path) {
        return path.equals("/api/watch");
    }

    static Reply answer(RecordedRequest request) {
        List<String> headers = new ArrayList<>();
        for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
            if (header.getKey().equalsIgnoreCase("Cookie")) {
                headers.addAll(header.getValue());
            }
        }
        if (headers.size() > 1) {
            return FakeHarbour.problem(400, "one Cookie, please");
        }
        ObjectNode answer = JSON.createObjectNode();
        for (String pair : headers.isEmpty() ? new String[0] : headers.get(0).split("; ", -1)) {
            var parts = PAIR.matcher(pair);
            if (!parts.matches()) {
                return FakeHarbour.problem(400, "no cookie");
            }
            String name = parts.group(1);
            if (!NAMES.contains(name) || answer.has(name) && !name.equals("flag")) {
                return FakeHarbour.problem(400, "another cookie");
            }
            answer.withArray(name).add(URLDecoder.decode(parts.group(2).replace("+", "%2B"), StandardCharsets.UTF_8));
        }
        return answer.has("tide")
                ? Reply.json(200, answer.toString())
                : FakeHarbour.problem(400, "a cookie is missing");
    }
}
