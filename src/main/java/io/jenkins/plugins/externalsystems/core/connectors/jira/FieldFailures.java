package io.jenkins.plugins.externalsystems.core.connectors.jira;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Says of fields that Jira refuses, which Jira names by id, what they are called and whether they are missing or out of place. */
final class FieldFailures {
    private static final Pattern OUT_OF_PLACE = Pattern.compile("not on the appropriate screen|cannot be set");
    private static final Pattern MISSING = Pattern.compile("is required|must specify|you must enter");

    private final JiraMetadata metadata;

    FieldFailures(JiraMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * The same stage, its failure explained where it is about fields.
     *
     * @param sent what was sent, by id
     * @param screen asks what can be set there
     */
    <T> CompletionStage<T> explained(
            CompletionStage<T> stage,
            Map<String, ?> sent,
            Supplier<CompletionStage<FieldList>> screen,
            CallContext context) {
        return stage.handle((answer, thrown) -> {
                    if (thrown == null) {
                        return CompletableFuture.completedFuture(answer);
                    }
                    Throwable cause = StageFailure.cause(thrown);
                    return cause instanceof ExternalSystemException failure && isWorthAQuestion(failure)
                            ? this.<T>explain(failure, sent, screen, context)
                            : CompletableFuture.<T>failedFuture(cause);
                })
                .thenCompose(settled -> settled);
    }

    /** Errors about a value of a field that everybody knows by its id say enough. */
    private static boolean isWorthAQuestion(ExternalSystemException failure) {
        return errors(failure).entrySet().stream()
                .anyMatch(error -> error.getKey().startsWith("customfield_")
                        || OUT_OF_PLACE.matcher(error.getValue()).find()
                        || isMissing(error.getValue()));
    }

    private static boolean isMissing(String message) {
        return MISSING.matcher(message.toLowerCase(Locale.ROOT)).find();
    }

    private static Map<String, String> errors(ExternalSystemException failure) {
        Map<String, String> errors = new LinkedHashMap<>();
        if (failure.metadata().get(MetadataKeys.FIELD_ERRORS) instanceof Map<?, ?> map) {
            map.forEach((id, message) -> errors.put(String.valueOf(id), String.valueOf(message)));
        }
        return errors;
    }

    /** If Jira does not tell its fields either, its own words have to do. */
    private <T> CompletionStage<T> explain(
            ExternalSystemException failure,
            Map<String, ?> sent,
            Supplier<CompletionStage<FieldList>> screen,
            CallContext context) {
        // The questions below must not pass for the answer that failed.
        ExternalSystemException kept = failure.with(
                MetadataKeys.HTTP_STATUS, context.trace().toMetadata().get(MetadataKeys.HTTP_STATUS));
        return metadata.all(context)
                .thenCombine(screen.get(), (all, here) -> explained(kept, sent, all, here))
                .exceptionally(untold -> kept)
                .thenCompose(CompletableFuture::failedFuture);
    }

    private static ExternalSystemException explained(
            ExternalSystemException failure, Map<String, ?> sent, FieldList all, FieldList screen) {
        Map<String, String> kinds = new LinkedHashMap<>();
        String message = failure.getMessage();
        for (Map.Entry<String, String> error : errors(failure).entrySet()) {
            String id = error.getKey();
            FieldProblem.Kind kind = kind(id, error.getValue(), sent, all);
            kinds.put(id, kind.word());
            Optional<FieldMeta> field = screen.byId(id).or(() -> all.byId(id));
            String named = "field " + field.map(FieldMeta::words).orElse("'" + id + "'");
            message = message.replace("field '" + id + "': ", named + words(kind, screen) + ": ");
        }
        return failure.withMessage(message).with(MetadataKeys.FIELD_PROBLEMS, kinds);
    }

    private static FieldProblem.Kind kind(String id, String message, Map<String, ?> sent, FieldList all) {
        if (OUT_OF_PLACE.matcher(message).find()) {
            return all.byId(id).isPresent() ? FieldProblem.Kind.NOT_ON_SCREEN : FieldProblem.Kind.UNKNOWN;
        }
        return sent.get(id) == null && isMissing(message) ? FieldProblem.Kind.MISSING : FieldProblem.Kind.INVALID;
    }

    private static String words(FieldProblem.Kind kind, FieldList screen) {
        return switch (kind) {
            case MISSING -> " is missing";
            case UNKNOWN -> " is unknown";
            case NOT_ON_SCREEN -> " is not on " + screen.place();
            default -> "";
        };
    }
}
