package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ConnectorRuntime;
import io.jenkins.plugins.externalsystems.core.EarlierTry;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredOperation;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.FilledRequest;
import io.jenkins.plugins.externalsystems.core.connectors.rest.declared.PollPlan;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/**
 * Submits a job and waits for it. The submit is a step of the call's journal: a call that is made again, after a restart or by
 * a delivery, goes on waiting and submits nothing.
 */
record JobWaiting(RestClient client, ConnectorRuntime runtime) {
    static final String SUBMITTED = "submitted";

    /** @param values of the operation's parameters, for the paths */
    CompletionStage<Map<String, Object>> run(
            DeclaredOperation operation,
            PollPlan plan,
            FilledRequest request,
            Map<String, Object> values,
            CallContext context) {
        extend(plan, context);
        if (context.journal().isCompleted(SUBMITTED)) {
            @SuppressWarnings("unchecked")
            Map<String, Object> fields =
                    (Map<String, Object>) context.journal().completed().get(SUBMITTED);
            return job(operation, plan, values, fields, context).await();
        }
        if (context.isRepeat() && !operation.requestSafety().isSafe()) {
            throw EarlierTry.unknown(
                    context, ErrorCode.EXCEPTION, "the service does not say who submitted a job", "for the job there");
        }
        return client.send(request, operation.requestSafety(), true, context).thenCompose(answer -> {
            Map<String, Object> fields = plan.fields().map(answer.data());
            context.journal().complete(SUBMITTED, fields);
            JobWait job = job(operation, plan, values, fields, context);
            context.tell(job.name() + " is submitted");
            // Before the first wait, in which a process may end.
            return context.journal().store().thenCompose(stored -> job.await());
        });
    }

    private JobWait job(
            DeclaredOperation operation,
            PollPlan plan,
            Map<String, Object> values,
            Map<String, Object> fields,
            CallContext context) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.putAll(fields);
        // What a connection remembers of a job is what it waits to see the end of.
        return new JobWait(client, runtime, operation.answer(), plan, fields, all, context.asFresh());
    }

    /** A caller's own deadline holds; the connection's is meant for single requests. */
    private void extend(PollPlan plan, CallContext context) {
        if (context.options().deadline() == null && plan.longest().isPresent()) {
            Duration left = Duration.between(runtime.clock().instant(), context.deadline());
            Duration more = plan.longest().get().minus(left);
            if (!more.isNegative()) {
                context.trace().extend(more);
            }
        }
    }
}
