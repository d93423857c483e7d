package io.jenkins.plugins.externalsystems.core.connectors.rest;

import io.jenkins.plugins.externalsystems.core.CallContext;
import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.operation.MatchingFiles;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Collectors;

/**
 * The files that one call names.
 *
 * @param found by the parameter's name; none for a parameter without a value
 */
record NamedFiles(Map<String, List<FileContent>> found) {
    /** All files of one call together. */
    static final long MOST_BYTES = 1024L * 1024 * 1024;

    /**
     * Looks for them all; nothing is read yet.
     *
     * @return fails with VALIDATION_ERROR naming the parameter for a file that is not there or not in the workspace, for
     *     several where the service takes one, and for more than {@link #MOST_BYTES}
     */
    static CompletionStage<NamedFiles> find(
            SchemaOperation operation, Map<String, Object> values, CallContext context) {
        CompletionStage<NamedFiles> all = CompletableFuture.completedFuture(new NamedFiles(new HashMap<>()));
        for (SchemaParameter parameter : operation.parameters()) {
            Object value = values.get(parameter.name());
            if (isFile(parameter) && value != null) {
                String patterns = patterns(value);
                all = all.thenCompose(before -> MatchingFiles.of(context, parameter.name(), patterns)
                        .thenApply(files -> before.with(parameter, files, context)));
            }
        }
        return all;
    }

    /** In the order of their paths. */
    List<FileContent> of(SchemaParameter parameter) {
        return found.getOrDefault(parameter.name(), List.of());
    }

    private static boolean isFile(SchemaParameter parameter) {
        return parameter.place() == ParameterPlace.FILE_PART || parameter.place() == ParameterPlace.FILE_BODY;
    }

    private static String patterns(Object value) {
        return value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(","))
                : value.toString();
    }

    private NamedFiles with(SchemaParameter parameter, List<FileContent> files, CallContext context) {
        if (files.size() > 1 && parameter.type() != ParameterType.STRING_LIST) {
            throw context.invalid(
                    parameter.name(), "matches " + files.size() + " files, and the service takes one of them");
        }
        Map<String, List<FileContent>> more = new HashMap<>(found);
        more.put(parameter.name(), files);
        List<FileContent> all = new ArrayList<>();
        more.values().forEach(all::addAll);
        long room = MOST_BYTES;
        for (FileContent file : all) {
            if (file.size() > room) {
                throw context.invalid(parameter.name(), "makes the files of the call larger than 1 GiB together");
            }
            room -= file.size();
        }
        return new NamedFiles(more);
    }
}
