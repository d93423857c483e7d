package io.jenkins.plugins.externalsystems.core.schema.openapi;

import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import io.jenkins.plugins.externalsystems.core.text.SafeWords;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** Follows references within a document; other documents are never read. */
final class References {
    private static final int HOPS = 20;
    private static final int LONGEST = 1_000;

    private final DocumentNode root;
    private final SchemaBudget budget;

    References(DocumentNode root, SchemaBudget budget) {
        this.root = root;
        this.budget = budget;
    }

    /**
     * What a node is, or what it refers to.
     *
     * @throws UnusableOperationException if that is elsewhere, does not exist, or is a reference to itself
     */
    DocumentNode resolve(DocumentNode node) {
        DocumentNode at = node;
        for (int hop = 0; hop < HOPS; hop++) {
            budget.step();
            if (at.depth() > 3 * SchemaLimits.DEPTH) {
                throw new UnusableOperationException("its parts lie too deep within each other at " + node.where());
            }
            DocumentNode reference = at.get("$ref");
            if (reference.text().isEmpty()) {
                return at;
            }
            at = target(reference.text().get(), node).reachedFrom(node);
        }
        throw new UnusableOperationException("the reference at " + node.where() + " leads to itself");
    }

    private DocumentNode target(String reference, DocumentNode from) {
        if (reference.length() > LONGEST) {
            throw new UnusableOperationException(
                    "the reference at " + from.where() + " has more than %,d characters".formatted(LONGEST));
        }
        if (!reference.startsWith("#/") && !reference.equals("#")) {
            throw new UnusableOperationException("it refers to '" + SafeWords.of(reference) + "' at " + from.where()
                    + ", and other documents are not read");
        }
        DocumentNode at = root;
        for (String part : reference.substring(1).split("/", -1)) {
            if (at != root || !part.isEmpty()) {
                at = at.get(unescaped(part));
            }
        }
        if (!at.exists()) {
            throw new UnusableOperationException(
                    "it refers to '" + SafeWords.of(reference) + "' at " + from.where() + ", which is not there");
        }
        return at;
    }

    private static String unescaped(String part) {
        String plain = part;
        if (part.indexOf('%') >= 0) {
            try {
                plain = URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException noEncoding) {
                plain = part;
            }
        }
        return plain.replace("~1", "/").replace("~0", "~");
    }
}
