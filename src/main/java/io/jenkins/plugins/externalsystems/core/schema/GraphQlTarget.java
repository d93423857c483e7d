package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;

/**
 * A field of the query or the mutation type.
 *
 * @param isMutation whether it changes something
 * @param field its name
 * @param document the whole document with variables and selection, ready to be sent
 */
public record GraphQlTarget(boolean isMutation, String field, String document) implements SchemaTarget {
    @Override
    public String kind() {
        return "graphql";
    }

    @Override
    public String description() {
        return (isMutation ? "mutation " : "query ") + field;
    }

    @Override
    public RepeatSafety safety() {
        return isMutation ? RepeatSafety.UNSAFE : RepeatSafety.SAFE;
    }
}
