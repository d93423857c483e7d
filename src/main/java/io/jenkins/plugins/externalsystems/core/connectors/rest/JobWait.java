package io.jenkins.plugins.externalsystems.core.connectors.rest;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import io.jenkins.plugins.externalsystems.core.client.RetryAfter;
import io.jenkins.plugins.externalsystems.core.client.StandardErrors;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.AnswerMapping;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.PathTemplate;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.PollPlan;
import io.jenkins.plugins.externalsystems.core.jsonpath.DataPath;
import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import io.jenkins.plugins.externalsystems.core.resilience.Happening;
import io.jenkins.plugins.externalsystems.core.resilience.Pause;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** One job that is waited for. Used by one stage after the other. */
final class JobWait {
    private static final String FINISHED = "finished";

    private final RestClient client;
    private final ConnectorRuntime runtime;
    private final AnswerMapping answer;
    private final PollPlan plan;
    private final Map<String, Object> fields;
    private final Map<String, Object> values;
    private final CallContext context;
    private String status = "";
    private String progress = "";
    private String trouble = "";
    private int asked;

    /**
     * @param fields of the submit's answer
     * @param values those and the operation's parameters, for the paths
     */
    JobWait(
            RestClient client,
            ConnectorRuntime runtime,
            AnswerMapping answer,
            PollPlan plan,
            Map<String, Object> fields,
            Map<String, Object> values,
            CallContext context) {
        this.client = client;
        this.runtime = runtime;
        this.answer = answer;
        this.plan = plan;
        this.fields = fields;
        this.values = values;
        this.context = context;
    }

    /** What people call the job. */
    String name() {
        return fields.values().stream()
                .filter(Objects::nonNull)
                .findFirst()
                .map(id -> "job " + id)
                .orElse("the job");
    }

    /**
     * Waits until it is done.
     *
     * @return completes with the fields and what is made of the result; fails with CLIENT_ERROR and the service's words where the
     *     job failed, and with TIMEOUT_ERROR where the deadline comes first
     */
    CompletionStage<Map<String, Object>> await() {
        return pause(plan.minInterval(), Duration.ZERO);
    }

    private CompletionStage<Map<String, Object>> pause(Duration interval, Duration least) {
        Duration wanted = interval.compareTo(least) < 0 ? least : interval;
        Duration left = Duration.between(runtime.clock().instant(), context.deadline());
        // The last question comes early enough to be answered.
        Duration last = left.minus(plan.minInterval());
        if (last.isNegative() || last.isZero()) {
            return CompletableFuture.failedFuture(late());
        }
        Duration wait = wanted.compareTo(last) < 0 ? wanted : last;
        Duration doubled = interval.multipliedBy(2);
        Duration next = doubled.compareTo(plan.maxInterval()) < 0 ? doubled : plan.maxInterval();
        return Pause.of(wait, runtime.scheduler(), context)
                .thenCompose(over -> ask(plan.path()))
                .handle((got, thrown) -> thrown == null ? looked(got, next) : goOnAfter(thrown, next))
                .thenCompose(Function.identity());
    }

    private CompletionStage<RestAnswer> ask(PathTemplate path) {
        String filled;
        try {
            filled = path.fill(values);
        } catch (UnfitValueException unfit) {
            throw failure(
                    ErrorCode.EXCEPTION,
                    "is submitted, but cannot be waited for: '" + unfit.name() + "' " + unfit.getMessage());
        }
        return client.send(FilledRequest.get(filled), RepeatSafety.SAFE, true, context);
    }

    private CompletionStage<Map<String, Object>> looked(RestAnswer got, Duration next) {
        asked++;
        trouble = "";
        String now = plan.status().findText(got.data());
        String shown = redact(now);
        String far = redact(find(plan.progress(), got.data()));
        if (!shown.equals(status) || !far.equals(progress)) {
            context.tell(name() + " is '" + shown + "'" + (far.isEmpty() ? "" : ", " + far));
        }
        status = shown;
        progress = far;
        if (plan.done().contains(now)) {
            return result(got);
        }
        if (plan.failed().contains(now)) {
            // So that nobody takes it for open what became of the job.
            context.journal().complete(FINISHED, now);
            String words = find(plan.error(), got.data());
            throw failure(ErrorCode.CLIENT_ERROR, "failed" + (words.isEmpty() ? "" : ": " + words))
                    .with(MetadataKeys.VENDOR_ERROR, now);
        }
        Duration least =
                RetryAfter.of(got.response(), runtime.clock().instant()).orElse(Duration.ZERO);
        return pause(next, least);
    }

    /** A service may be away for a while and have its jobs go on all the same. */
    private CompletionStage<Map<String, Object>> goOnAfter(Throwable thrown, Duration next) {
        if (StageFailure.cause(thrown) instanceof ExternalSystemException failed
                && failed.code().isTransient()) {
            trouble = failed.code().name();
            Object wait = failed.metadata().get(MetadataKeys.RETRY_AFTER_MS);
            return pause(next, wait instanceof Long millis ? Duration.ofMillis(millis) : Duration.ZERO);
        }
        throw told(thrown);
    }

    private CompletionStage<Map<String, Object>> result(RestAnswer last) {
        context.journal().complete(FINISHED, status);
        PathTemplate path = plan.resultPath();
        CompletionStage<RestAnswer> got = path == null ? CompletableFuture.completedFuture(last) : ask(path);
        return got.handle((whole, thrown) -> {
            if (thrown != null) {
                throw told(thrown);
            }
            Map<String, Object> data = new LinkedHashMap<>(fields);
            if (!answer.hasRows()) {
                data.putAll(answer.one(whole.data()));
                return data;
            }
            List<Object> rows = answer.rows(whole.data());
            if (rows == null) {
                throw failure(ErrorCode.EXCEPTION, "is done, but its result has no list at '" + answer.items() + "'");
            }
            data.put("items", rows);
            data.put("count", rows.size());
            return data;
        });
    }

    private static String find(@CheckForNull DataPath path, @CheckForNull Object data) {
        return path == null ? "" : path.findText(data);
    }

    /** A failure of a later request says which job it is about. */
    private RuntimeException told(Throwable thrown) {
        RuntimeException about = context.about(name(), thrown);
        return about instanceof ExternalSystemException failure
                        && failure.partialData().isEmpty()
                ? failure.withPartialData(reached())
                : about;
    }

    private ExternalSystemException late() {
        String when = asked == 0
                ? "and nothing was heard of it"
                : "; it was '" + status + "'" + (progress.isEmpty() ? "" : " (" + progress + ")") + " at the last of "
                        + asked + (asked == 1 ? " look" : " looks");
        String away = trouble.isEmpty() ? "" : ", and the service is away now (" + trouble + ")";
        return failure(
                ErrorCode.TIMEOUT_ERROR,
                "is submitted and was not done before the deadline" + (asked == 0 ? " " : "") + when + away);
    }

    /** The service's words are part of it, which may have our credentials in them. */
    private ExternalSystemException failure(ErrorCode code, String what) {
        ExternalSystemException plain = StandardErrors.failure(
                        context, code, Happening.REFUSED, name() + " " + what, null)
                .failure();
        return plain.withMessage(redact(plain.getMessage())).withPartialData(reached());
    }

    private String redact(String words) {
        return client.api().redactor().redact(words);
    }

    private Map<String, Object> reached() {
        Map<String, Object> reached = new LinkedHashMap<>(fields);
        reached.putIfAbsent("status", status);
        if (!progress.isEmpty()) {
            reached.putIfAbsent("progress", progress);
        }
        return reached;
    }
}
