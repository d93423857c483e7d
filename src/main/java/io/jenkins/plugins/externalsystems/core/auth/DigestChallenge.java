package io.jenkins.plugins.externalsystems.core.auth;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a service asks for in {@code WWW-Authenticate: Digest …}.
 *
 * @param realm shown to people, and part of the digest
 * @param nonce the service's, to be sent back
 * @param opaque to be sent back as it is; null if there is none
 * @param algorithm of the digest
 * @param hasQop whether the client's own nonce and a counter are part of the digest ({@code qop=auth})
 * @param isStale whether the credentials were right and only the nonce was too old
 * @param hidesUser whether the user's name is sent as a digest too
 * @see <a href="https://www.rfc-editor.org/rfc/rfc7616">RFC 7616</a>
 */
record DigestChallenge(
        String realm,
        String nonce,
        @CheckForNull String opaque,
        DigestAlgorithm algorithm,
        boolean hasQop,
        boolean isStale,
        boolean hidesUser) {
    private static final String SCHEME = "digest ";
    private static final Pattern PARAMETER = Pattern.compile(
            "\\G[\\s,]*([A-Za-z0-9!#$%&'*+.^_`|~-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^\\s,\"]+))");

    /** The strongest challenge among the headers that we can answer; a service may send one for each algorithm. */
    static Optional<DigestChallenge> strongest(List<String> headers) {
        return headers.stream()
                .flatMap(header -> Arrays.stream(header.split("(?i)(?<=,)\\s*(?=digest\\s)")))
                .flatMap(challenge -> parse(challenge.strip()).stream())
                .max(Comparator.comparing(DigestChallenge::algorithm));
    }

    private static Optional<DigestChallenge> parse(String challenge) {
        if (!challenge.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            return Optional.empty();
        }
        Map<String, String> parameters = new LinkedHashMap<>();
        Matcher matcher = PARAMETER.matcher(challenge.substring(SCHEME.length()));
        while (matcher.find()) {
            String value = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), value);
        }
        String nonce = parameters.get("nonce");
        Optional<DigestAlgorithm> algorithm = DigestAlgorithm.named(parameters.getOrDefault("algorithm", "MD5"));
        String qop = parameters.get("qop");
        boolean isAnswerable =
                qop == null || Arrays.stream(qop.split(",")).map(String::strip).anyMatch("auth"::equalsIgnoreCase);
        if (nonce == null || algorithm.isEmpty() || !isAnswerable) {
            return Optional.empty();
        }
        return Optional.of(new DigestChallenge(
                parameters.getOrDefault("realm", ""),
                nonce,
                parameters.get("opaque"),
                algorithm.get(),
                qop != null,
                "true".equalsIgnoreCase(parameters.get("stale")),
                "true".equalsIgnoreCase(parameters.get("userhash"))));
    }
}
