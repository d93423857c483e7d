package io.jenkins.plugins.externalsystems.core.schema.graphql;

import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import java.util.regex.Pattern;

/**
 * A type as it stands at a field or an argument.
 *
 * @param name of the type within all wrappers
 * @param isList whether the outermost wrapper, non-null left out, is a list
 * @param isNested whether that list holds lists
 * @param isRequired whether it is non-null
 * @param notation as GraphQL writes it, such as {@code [ID!]!}
 */
record TypeReference(String name, boolean isList, boolean isNested, boolean isRequired, String notation) {
    private static final int WRAPPERS = 8;
    private static final Pattern NAME = Pattern.compile("[_A-Za-z][_0-9A-Za-z]{0,199}");

    /** @throws UnusableOperationException for more wrappers than the introspection query asks for, or a name that is none */
    static TypeReference read(DocumentNode type) {
        return read(type, 0);
    }

    private static TypeReference read(DocumentNode type, int level) {
        if (level > WRAPPERS) {
            throw new UnusableOperationException("a type has more than " + WRAPPERS + " wrappers at " + type.where());
        }
        switch (type.text("kind")) {
            case "NON_NULL" -> {
                TypeReference inner = read(type.get("ofType"), level + 1);
                return new TypeReference(inner.name, inner.isList, inner.isNested, true, inner.notation + "!");
            }
            case "LIST" -> {
                TypeReference inner = read(type.get("ofType"), level + 1);
                return new TypeReference(inner.name, true, inner.isList, false, "[" + inner.notation + "]");
            }
            default -> {
                String name = requireName(type.text("name"), type);
                return new TypeReference(name, false, false, false, name);
            }
        }
    }

    /** Names are put into documents, so that only names may be. */
    static String requireName(String name, DocumentNode at) {
        if (!NAME.matcher(name).matches()) {
            throw new UnusableOperationException("a name is none that GraphQL knows at " + at.where());
        }
        return name;
    }
}
