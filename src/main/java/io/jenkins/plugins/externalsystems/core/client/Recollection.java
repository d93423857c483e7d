package io.jenkins.plugins.externalsystems.core.client;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Predicate;

/** What a connector remembers of a service may be behind it. */
public final class Recollection {
    private Recollection() {}

    /**
     * Metadata that is asked for again where what is remembered does not do, so that a call is never refused for what an
     * administrator has added since. What was not remembered is asked for once. A dry run ends with the first question.
     *
     * @param ask gets it for a call
     * @param does whether it has what is looked for
     */
    public static <T> CompletionStage<T> orFresh(
            CallContext context, Function<CallContext, CompletionStage<T>> ask, Predicate<T> does) {
        int before = context.trace().attempts();
        return ask.apply(context)
                .thenCompose(known -> context.trace().attempts() == before && !does.test(known)
                        ? ask.apply(context.asFresh())
                        : CompletableFuture.completedFuture(known));
    }
}
