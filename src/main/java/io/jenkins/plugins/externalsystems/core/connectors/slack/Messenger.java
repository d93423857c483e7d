package io.jenkins.plugins.externalsystems.core.connectors.slack;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.operation.Arguments;
import java.util.Map;
import java.util.concurrent.CompletionStage;

/** What can be done with messages, by bot token or by webhook. Stages fail with ExternalSystemException. */
interface Messenger {
    CompletionStage<Map<String, Object>> send(Arguments arguments, CallContext context);

    CompletionStage<Map<String, Object>> alert(Arguments arguments, CallContext context);

    /** An alert made from a template. */
    CompletionStage<Map<String, Object>> notify(Arguments arguments, CallContext context);

    CompletionStage<Map<String, Object>> update(Arguments arguments, CallContext context);

    CompletionStage<Map<String, Object>> delete(Arguments arguments, CallContext context);

    /** The deep check of the connection: {@code account} and {@code checks}; posts nothing. */
    CompletionStage<Map<String, Object>> check(CallContext context);
}
