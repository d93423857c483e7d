package io.jenkins.plugins.externalsystems.core.cache;

import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What the service says about keeping an answer. A connection asks as one account and answers nobody else, so that it is a
 * private cache: {@code private} and {@code s-maxage} are for the shared ones.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9111#section-5.2.2">RFC 9111, response directives of Cache-Control</a>
 */
final class Freshness {
    private Freshness() {}

    /** Whether it forbids to keep the answer at all. */
    static boolean isForbidden(HttpResponse answer) {
        return directives(answer).anyMatch("no-store"::equals)
                || answer.headers("Vary").stream()
                        .anyMatch(value -> value.trim().equals("*"));
    }

    /** How long the answer is good without a question, at most; zero where each use has to be confirmed. */
    static Duration of(HttpResponse answer, Duration most) {
        List<String> directives = directives(answer).toList();
        if (directives.contains("no-cache")) {
            return Duration.ZERO;
        }
        return directives.stream()
                .filter(directive -> directive.startsWith("max-age="))
                .findFirst()
                .map(directive -> seconds(directive.substring("max-age=".length())))
                .filter(said -> said.compareTo(most) < 0)
                .orElse(most);
    }

    /** A number that cannot be read counts as none left (RFC 9111, 4.2.1). */
    private static Duration seconds(String text) {
        String digits = text.replace("\"", "").trim();
        return digits.matches("[0-9]{1,10}") ? Duration.ofSeconds(Long.parseLong(digits)) : Duration.ZERO;
    }

    private static Stream<String> directives(HttpResponse answer) {
        return answer.headers("Cache-Control").stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .map(directive -> directive.trim().toLowerCase(Locale.ROOT));
    }

    /** The header that asks whether an answer still holds: name and value; empty where the service gave nothing to ask by. */
    static Optional<Condition> condition(HttpResponse answer) {
        return answer.header("ETag")
                .map(tag -> new Condition("If-None-Match", tag))
                .or(() -> answer.header("Last-Modified").map(date -> new Condition("If-Modified-Since", date)));
    }
}
