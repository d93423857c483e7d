package io.jenkins.plugins.externalsystems.core.auth.oauth2;

import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** An authorization server below {@code /token} and a service everywhere else, which takes its unrevoked tokens. */
public final class TokenServer extends FakeServer {
    public static final String CLIENT = "client:1";
    public static final String CLIENT_PHRASE = "canary &+%/ü";
    private final AtomicInteger issued = new AtomicInteger();
    private final Set<String> valid = ConcurrentHashMap.newKeySet();
    private volatile String life = "3600";

    /** What {@code expires_in} is, as JSON; empty for none. */
    public void life(String json) {
        life = json;
    }

    /** The service takes none of the tokens that were given so far. */
    public void revokeAll() {
        valid.clear();
    }

    /** How many tokens were given. */
    public int issued() {
        return issued.get();
    }

    @Override
    protected Reply answer(RecordedRequest request) {
        if (!request.path().equals("/token")) {
            return valid.contains(request.header("Authorization").replace("Bearer ", ""))
                    ? Reply.text(200, "welcome")
                    : Reply.text(401, "who?");
        }
        Map<String, String> form = Arrays.stream(request.text().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> decoded(pair[0]), pair -> decoded(pair[1])));
        if (!request.method().equals("POST") || !"client_credentials".equals(form.get("grant_type"))) {
            return Reply.json(400, "{\"error\":\"unsupported_grant_type\"}");
        }
        if (!isClient(request.header("Authorization"), form)) {
            return Reply.json(401, "{\"error\":\"invalid_client\",\"error_description\":\"no " + CLIENT_PHRASE + "\"}");
        }
        if (form.getOrDefault("scope", "").contains("root")) {
            return Reply.json(400, "{\"error\":\"invalid_scope\"}");
        }
        String token = "canary-token-" + issued.incrementAndGet();
        valid.add(token);
        String lifetime = life.isEmpty() ? "" : ",\"expires_in\":" + life;
        return Reply.json(200, "{\"access_token\":\"" + token + "\",\"token_type\":\"Bearer\"" + lifetime + "}");
    }

    private static boolean isClient(String header, Map<String, String> form) {
        if (header.startsWith("Basic ")) {
            String[] pair =
                    new String(Base64.getDecoder().decode(header.substring(6)), StandardCharsets.UTF_8).split(":", 2);
            return decoded(pair[0]).equals(CLIENT)
                    && decoded(pair[1]).equals(CLIENT_PHRASE)
                    && !form.containsKey("client_id");
        }
        return CLIENT.equals(form.get("client_id")) && CLIENT_PHRASE.equals(form.get("client_secret"));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
