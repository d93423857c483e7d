package io.jenkins.plugins.externalsystems.core.client;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.cache.AnswerKey;
import io.jenkins.plugins.externalsystems.core.cache.Condition;
import io.jenkins.plugins.externalsystems.core.cache.ResponseCache;
import io.jenkins.plugins.externalsystems.core.cache.StoredAnswer;
import io.jenkins.plugins.externalsystems.core.http.HttpBody;
import io.jenkins.plugins.externalsystems.core.http.HttpRequest;
import io.jenkins.plugins.externalsystems.core.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What the connection's memory of answers has to do with one request. Made when the request is, so that it knows which writes
 * came between. Used by one stage after the other.
 */
final class CachedExchange {
    private static final int OK = 200;
    private static final int NOT_MODIFIED = 304;

    /** Longer questions are not worth the memory of their answers. */
    private static final long LONGEST_BODY = 256 * 1024;

    private final CallContext context;
    private final ResponseCache answers;
    private final ApiRequest request;
    /** Null if the request has nothing to do with the memory. */
    @CheckForNull
    private final AnswerKey key;

    private final Instant asked;
    private final long writes;
    private final StoredAnswer known;

    /** @param asker whose credentials go with it */
    CachedExchange(CallContext context, Object asker, ApiRequest request) {
        this.context = context;
        this.answers = context.answers();
        this.request = request;
        this.asked = answers.now();
        this.writes = answers.writes();
        this.key = key(asker);
        this.known = key == null || context.options().isFresh() || context.isRepeat() && !request.isMetadata()
                ? null
                : answers.find(key).orElse(null);
    }

    @CheckForNull
    private AnswerKey key(Object asker) {
        boolean isKept = request.isMetadata()
                ? answers.remembers()
                : request.isRead() && answers.keeps(context.operation()) && isWhole(request.headers());
        HttpBody body = request.body();
        if (!isKept || body != null && (body.contentLength() < 0 || body.contentLength() > LONGEST_BODY)) {
            return null;
        }
        String operation = request.isMetadata() ? "" : context.operation();
        return AnswerKey.of(asker, operation, request.method(), request.url(), request.headers(), body);
    }

    /** Whether the caller itself asks for no part and sets no condition. */
    private static boolean isWhole(Map<String, String> headers) {
        return headers.keySet().stream()
                .map(name -> name.toLowerCase(Locale.ROOT))
                .noneMatch(name -> name.equals("range") || name.startsWith("if-"));
    }

    /** The answer that may be given without a question. */
    Optional<StoredAnswer> fresh() {
        return Optional.ofNullable(known).filter(answers::isFresh);
    }

    /** The remembered answer was used. */
    void used(StoredAnswer answer) {
        context.trace().remembered(answers.age(answer), answer.isMetadata());
    }

    /** The request, asking whether the answer that is known still holds where there is one. */
    HttpRequest conditional(HttpRequest plain) {
        Optional<Condition> condition = Optional.ofNullable(known).flatMap(StoredAnswer::condition);
        return condition.isEmpty()
                ? plain
                : plain.toBuilder()
                        .header(condition.get().header(), condition.get().value())
                        .build();
    }

    /** What the service's answer stands for: the known one, its headers brought up to date, if it still holds. */
    HttpResponse current(HttpResponse answer) {
        StoredAnswer confirmed = known;
        if (confirmed == null || answer.status() != NOT_MODIFIED) {
            return answer;
        }
        context.trace().remembered(Duration.ZERO, confirmed.isMetadata());
        HttpResponse before = confirmed.response();
        Map<String, List<String>> headers = new LinkedHashMap<>();
        for (String name : before.headerNames()) {
            headers.put(name, before.headers(name));
        }
        for (String name : List.of("Cache-Control", "ETag", "Last-Modified", "Vary")) {
            if (answer.header(name).isPresent()) {
                headers.keySet().removeIf(name::equalsIgnoreCase);
                headers.put(name, answer.headers(name));
            }
        }
        return new HttpResponse(before.status(), headers, before.bytes());
    }

    /** Remembers a good answer. */
    void keep(HttpResponse answer) {
        if (key != null && answer.status() == OK) {
            store(key, answer);
        }
    }

    /** Remembers that there is no such thing, where the request says that this is worth it. */
    void keepFailure(HttpResponse answer, ErrorCode code) {
        if (key != null && isAnswer(code)) {
            store(key, answer);
        }
    }

    /** Whether a failure answers the request as well. */
    boolean isAnswer(ErrorCode code) {
        return request.answeringFailures().contains(code);
    }

    private void store(AnswerKey at, HttpResponse answer) {
        if (request.isMetadata()) {
            answers.putMetadata(at, answer, asked);
        } else {
            answers.putItem(at, answer, asked, writes);
        }
    }
}
