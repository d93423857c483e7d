package io.jenkins.plugins.externalsystems.core.connectors.jira;

import java.util.Locale;

/** Why a field cannot be set as it was given; caught where the problems of all fields are put together. */
final class FieldProblem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** What is wrong, as the metadata of a failure says it. */
    enum Kind {
        /** Required and not given. */
        MISSING,
        /** No field has that id or name. */
        UNKNOWN,
        /** There is such a field, but not where it should be set. */
        NOT_ON_SCREEN,
        /** Several fields have that name. */
        AMBIGUOUS,
        /** The value is none that the field takes. */
        INVALID;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private final Kind kind;

    /** @param sentence what a message says, the field's name and id in it, without a full stop */
    FieldProblem(Kind kind, String sentence) {
        super(sentence, null, false, false);
        this.kind = kind;
    }

    Kind kind() {
        return kind;
    }
}
