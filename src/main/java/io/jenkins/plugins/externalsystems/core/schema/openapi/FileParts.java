package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import java.util.List;

/** Parts of a form whose content is in files: callers say where, and never what. */
final class FileParts {
    static final String ONE_FILE = "A file of the workspace, by its path. ";
    private static final String SEVERAL_FILES = "Files of the workspace, by paths or Ant patterns. ";

    private FileParts() {}

    /** The part as a file. @param isSeveral whether it may come more than once */
    static SchemaParameter of(SchemaParameter part, boolean isSeveral) {
        return new SchemaParameter(
                part.name(),
                part.wireName(),
                ParameterPlace.FILE_PART,
                isSeveral ? ParameterType.STRING_LIST : ParameterType.STRING,
                part.isRequired(),
                null,
                List.of(),
                "",
                (isSeveral ? SEVERAL_FILES : ONE_FILE) + part.description(),
                part.contentType());
    }
}
