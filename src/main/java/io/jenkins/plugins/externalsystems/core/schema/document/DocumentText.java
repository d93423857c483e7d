package io.jenkins.plugins.externalsystems.core.schema.document;

import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** Reads a document that is JSON or YAML, whatever its sender calls it. Files and URLs that it names are never read. */
public final class DocumentText {
    private DocumentText() {}

    /**
     * Reads a document in UTF-8.
     *
     * @param budget is charged for what is looked through later
     * @throws SchemaException if it is neither, or beyond {@link SchemaLimits}
     */
    public static DocumentNode read(byte[] document, SchemaBudget budget) {
        if (document.length > SchemaLimits.BYTES) {
            throw new SchemaException("has more than %,d bytes".formatted(SchemaLimits.BYTES));
        }
        String text;
        try {
            text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(document))
                    .toString();
        } catch (CharacterCodingException broken) {
            throw new SchemaException("is not in UTF-8");
        }
        String trimmed = text.startsWith("\uFEFF") ? text.substring(1) : text;
        int first = 0;
        while (first < trimmed.length() && Character.isWhitespace(trimmed.charAt(first))) {
            first++;
        }
        if (first == trimmed.length()) {
            throw new SchemaException("is empty");
        }
        char begin = trimmed.charAt(first);
        if (begin == '<') {
            throw new SchemaException("is XML or a web page, neither JSON nor YAML");
        }
        Object data = begin == '{' || begin == '[' ? JsonTree.read(trimmed) : YamlTree.read(trimmed);
        return DocumentNode.root(data, budget);
    }
}
