package io.jenkins.plugins.externalsystems.fakes;

import io.jenkins.plugins.externalsystems.core.client.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A service that fails in the way a request's text asks for with {@code mode=…;} and sends back all that it was sent, the
 * credentials first, wherever a vendor has words for people.
 */
public final class EchoServer extends FakeServer {
    private static final Pattern MODE = Pattern.compile("mode=([\\w-]+);");

    /** All ways to fail; {@code redirect} is what requests without a mode get. */
    public static final List<String> MODES = List.of(
            "400",
            "401",
            "403",
            "404",
            "409",
            "410",
            "413",
            "429",
            "429-later",
            "500",
            "502",
            "503",
            "reset",
            "stall",
            "broken",
            "html",
            "empty",
            "refused",
            "redirect");

    private final String redirectTo;

    /** @param redirectTo where redirects go, with the request's own path and query */
    public EchoServer(String redirectTo) {
        this.redirectTo = redirectTo;
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        Matcher mode = MODE.matcher(request.text());
        String chosen = mode.find() ? mode.group(1) : "redirect";
        String echo = echo(request);
        Map<String, Object> body = body(echo);
        Reply reply =
                switch (chosen) {
                    case "reset" -> Reply.reset();
                    case "stall" -> Reply.stall();
                    case "broken" -> Reply.json(200, "{\"" + echo);
                    case "html" -> Reply.text(200, "<html>" + echo).with("Content-Type", "text/html");
                    case "empty" -> Reply.empty(200);
                    case "refused" -> Reply.json(200, Json.write(body));
                    case "redirect" ->
                        Reply.json(302, Json.write(body))
                                .with("Location", redirectTo + request.path() + "?" + request.query());
                    case "429-later" -> Reply.json(429, Json.write(body)).with("Retry-After", "600");
                    default -> Reply.json(Integer.parseInt(chosen), Json.write(body));
                };
        return reply.with("X-Request-Id", echo)
                .with("X-Slack-Req-Id", echo)
                .with("X-ARequestId", echo)
                .with("X-Seraph-LoginReason", echo);
    }

    /** The credentials as they came, decoded and encoded once more. */
    private static String echo(RecordedRequest request) {
        String authorization = request.header("Authorization");
        String value = authorization.replaceFirst("^\\w+ ", "");
        String plain = authorization.startsWith("Basic ")
                ? new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8)
                : value;
        String encoded = java.net.URLEncoder.encode(plain, StandardCharsets.UTF_8);
        return "you sent " + authorization + " to " + request.path() + ", which is " + plain + " or " + encoded;
    }

    private static Map<String, Object> body(String echo) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("ok", false);
        body.put("error", echo);
        body.put("warning", echo);
        body.put("message", echo);
        body.put("detail", echo);
        body.put("needed", echo);
        body.put("provided", echo);
        body.put("errorMessages", List.of(echo));
        body.put("errors", Map.of("summary", echo, echo, "field"));
        body.put("response_metadata", Map.of("messages", List.of(echo)));
        return body;
    }
}
