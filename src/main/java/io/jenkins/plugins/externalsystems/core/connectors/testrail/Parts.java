package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * Does the parts of a call one after the other, each of which cannot be found again in TestRail. The journal keeps what is
 * done and what has begun: a repeat goes on behind the done ones, and stops at one of which nobody knows how it ended.
 */
final class Parts {
    static final String ROWS = "rows";

    private final CallContext context;
    private final List<Part> parts;
    private final List<Map<String, Object>> rows = new ArrayList<>();
    private final List<String> done = new ArrayList<>();

    /** @param parts at least one, with different names */
    Parts(CallContext context, List<Part> parts) {
        this.context = context;
        this.parts = parts;
    }

    /** One part. @param action gives its rows */
    record Part(String name, Supplier<CompletionStage<List<Map<String, Object>>>> action) {}

    /** @return the rows of all parts; a failure has those before it as partial data */
    CompletionStage<List<Map<String, Object>>> run() {
        boolean isLost = context.isRepeat() && context.journal().noted(begun(parts.get(0))) == null;
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (Part part : parts) {
            before = before.thenCompose(ready -> perform(part, isLost));
        }
        return before.thenApply(ready -> rows);
    }

    private static String begun(Part part) {
        return part.name() + " begun";
    }

    /** @param isLost whether the journal of the earlier try is, so that anything may have begun */
    private CompletionStage<?> perform(Part part, boolean isLost) {
        if (context.journal().isCompleted(part.name())) {
            finish(part, context.journal().completed().get(part.name()));
            return CompletableFuture.completedFuture(null);
        }
        boolean mayBeThere = context.isRepeat()
                && (isLost || Boolean.TRUE.equals(context.journal().noted(begun(part))));
        if (mayBeThere) {
            return CompletableFuture.failedFuture(stopped(
                    part,
                    Failures.unknown(
                            context,
                            "an earlier try may have done '" + part.name()
                                    + "', and TestRail cannot tell; look there before you run it again.")));
        }
        context.journal().note(begun(part), true);
        return part.action().get().handle((given, thrown) -> {
            if (thrown != null) {
                Throwable cause = StageFailure.cause(thrown);
                if (!StageFailure.isOpen(cause)) {
                    context.journal().note(begun(part), false);
                }
                throw new CompletionException(stopped(part, cause));
            }
            context.journal().complete(part.name(), given);
            finish(part, given);
            return null;
        });
    }

    private void finish(Part part, Object given) {
        for (Object row : (List<?>) given) {
            Map<String, Object> copy = new LinkedHashMap<>();
            ((Map<?, ?>) row).forEach((name, value) -> copy.put(String.valueOf(name), value));
            rows.add(copy);
        }
        done.add(part.name());
    }

    private Throwable stopped(Part at, Throwable cause) {
        if (!(cause instanceof ExternalSystemException failure) || parts.size() == 1) {
            return cause;
        }
        List<String> open = parts.stream()
                .map(Part::name)
                .filter(name -> !done.contains(name) && !name.equals(at.name()))
                .toList();
        return failure.withPartialData(Map.of(ROWS, List.copyOf(rows), "count", rows.size()))
                .withMessage(failure.getMessage() + " Failed at '" + at.name() + "'; done: " + shown(done)
                        + "; not begun: " + shown(open) + ".");
    }

    private static String shown(List<String> names) {
        int most = 5;
        String some = String.join(", ", names.subList(0, Math.min(most, names.size())));
        return names.isEmpty()
                ? "nothing"
                : some + (names.size() > most ? " and " + (names.size() - most) + " more" : "");
    }
}
