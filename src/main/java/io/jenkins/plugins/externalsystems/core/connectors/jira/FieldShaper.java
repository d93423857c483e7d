package io.jenkins.plugins.externalsystems.core.connectors.jira;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import io.jenkins.plugins.externalsystems.core.StageFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/** Makes Jira's fields of what a caller gives by name or id: finds each field, and shapes its value by its schema. */
final class FieldShaper {
    private static final Pattern ID = Pattern.compile("customfield_\\d{1,18}|[a-z][A-Za-z]{1,60}");
    /** Failures that mean that the account may not see the metadata, or that the Jira is too old to have it. */
    private static final Set<ErrorCode> NO_METADATA = Set.of(ErrorCode.NOT_FOUND_ERROR, ErrorCode.PERMISSION_ERROR);

    private final JiraMetadata metadata;
    private final FieldValues values;

    FieldShaper(JiraMetadata metadata, FieldValues values) {
        this.metadata = metadata;
        this.values = values;
    }

    /**
     * The fields by id, in Jira's form. Nothing is asked where everything has that form already.
     *
     * @param screen asks what can be set there
     * @return fails with VALIDATION_ERROR whose metadata names every field that is wrong
     */
    CompletionStage<Map<String, Object>> shape(
            Map<String, Object> given, Supplier<CompletionStage<FieldList>> screen, CallContext context) {
        if (given.entrySet().stream().allMatch(entry -> hasJirasForm(entry.getKey(), entry.getValue()))) {
            return CompletableFuture.completedFuture(given);
        }
        return screen.get()
                .handle((fields, thrown) -> thrown == null
                        ? shape(given, fields, context)
                        : withoutMetadata(given, StageFailure.cause(thrown), context))
                .thenCompose(stage -> stage);
    }

    private static boolean hasJirasForm(String id, @CheckForNull Object value) {
        boolean isList = value instanceof List<?> list && list.stream().allMatch(Map.class::isInstance);
        return ID.matcher(id).matches() && (value == null || value instanceof Map || isList);
    }

    private static CompletionStage<Map<String, Object>> withoutMetadata(
            Map<String, Object> given, Throwable cause, CallContext context) {
        boolean isHidden = cause instanceof ExternalSystemException failure && NO_METADATA.contains(failure.code());
        if (!isHidden || !given.keySet().stream().allMatch(id -> ID.matcher(id).matches())) {
            return CompletableFuture.failedFuture(cause);
        }
        context.trace()
                .warn("Jira does not tell this account which fields there are; the values of 'fields' are sent as they"
                        + " are given.");
        return CompletableFuture.completedFuture(given);
    }

    private CompletionStage<Map<String, Object>> shape(
            Map<String, Object> given, FieldList screen, CallContext context) {
        Map<String, Object> shaped = new LinkedHashMap<>();
        Map<String, FieldProblem> problems = new LinkedHashMap<>();
        CompletionStage<?> before = CompletableFuture.completedFuture(null);
        for (Map.Entry<String, Object> entry : given.entrySet()) {
            String key = entry.getKey();
            before = before.thenCompose(ready -> one(key, entry.getValue(), screen, shaped, context))
                    .exceptionally(thrown -> {
                        if (!(StageFailure.cause(thrown) instanceof FieldProblem problem)) {
                            throw new CompletionException(StageFailure.cause(thrown));
                        }
                        problems.put(key, problem);
                        return null;
                    });
        }
        return before.thenApply(ready -> {
            if (!problems.isEmpty()) {
                throw failure(problems, context);
            }
            return shaped;
        });
    }

    private CompletionStage<Object> one(
            String key, @CheckForNull Object value, FieldList screen, Map<String, Object> shaped, CallContext context) {
        return field(key, screen, context)
                .thenCompose(field -> values.shape(field, value, context).thenApply(done -> {
                    if (shaped.containsKey(field.id())) {
                        throw new FieldProblem(
                                FieldProblem.Kind.AMBIGUOUS, "field " + field.words() + " is given twice");
                    }
                    shaped.put(field.id(), done);
                    return field;
                }));
    }

    private CompletionStage<FieldMeta> field(String key, FieldList screen, CallContext context) {
        List<FieldMeta> found = screen.find(key.trim());
        if (found.size() == 1) {
            return CompletableFuture.completedFuture(found.get(0));
        }
        if (found.size() > 1) {
            return CompletableFuture.failedFuture(ambiguous(key, found));
        }
        return metadata.all(context).handle((all, thrown) -> {
            throw thrown == null ? absent(key, all, screen) : new CompletionException(StageFailure.cause(thrown));
        });
    }

    private static FieldProblem ambiguous(String key, List<FieldMeta> found) {
        List<String> ids = found.stream().map(FieldMeta::id).toList();
        return new FieldProblem(
                FieldProblem.Kind.AMBIGUOUS,
                "field '" + Words.shown(key) + "' is ambiguous: give one of the ids " + String.join(", ", ids));
    }

    /** A field that the screen does not have: Jira has it elsewhere, or not at all. */
    static FieldProblem absent(String key, FieldList all, FieldList screen) {
        List<FieldMeta> elsewhere = all.find(key.trim());
        return elsewhere.isEmpty()
                ? new FieldProblem(
                        FieldProblem.Kind.UNKNOWN,
                        "field '" + Words.shown(key) + "' is unknown: Jira has none of that id or name")
                : new FieldProblem(
                        FieldProblem.Kind.NOT_ON_SCREEN,
                        "field " + elsewhere.get(0).words() + " is not on " + screen.place());
    }

    private static ExternalSystemException failure(Map<String, FieldProblem> problems, CallContext context) {
        Map<String, String> sentences = new LinkedHashMap<>();
        Map<String, String> kinds = new LinkedHashMap<>();
        problems.forEach((key, problem) -> {
            sentences.put(Words.shown(key), problem.getMessage());
            kinds.put(Words.shown(key), problem.kind().word());
        });
        return new ExternalSystemException(
                        ErrorCode.VALIDATION_ERROR, context.subject() + String.join("; ", sentences.values()) + ".")
                .with(MetadataKeys.PARAMETER, "fields")
                .with(MetadataKeys.FIELD_ERRORS, sentences)
                .with(MetadataKeys.FIELD_PROBLEMS, kinds);
    }
}
