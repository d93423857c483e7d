package io.jenkins.plugins.externalsystems.core.schema.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as plain data, counted while it is read. */
final class JsonTree {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(2 * SchemaLimits.DEPTH)
                    .maxNumberLength(400)
                    .maxStringLength(SchemaLimits.BYTES)
                    .build())
            .build();

    private JsonTree() {}

    @CheckForNull
    static Object read(String text) {
        TreeBuilder tree = new TreeBuilder();
        try (JsonParser parser = FACTORY.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                add(tree, parser, token);
            }
        } catch (JsonProcessingException broken) {
            String place = broken.getLocation() == null
                    ? ""
                    : " at line %,d, column %,d"
                            .formatted(
                                    broken.getLocation().getLineNr(),
                                    broken.getLocation().getColumnNr());
            throw new SchemaException("is not valid JSON" + place);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return tree.root();
    }

    private static void add(TreeBuilder tree, JsonParser parser, JsonToken token) throws IOException {
        int line = parser.currentTokenLocation().getLineNr();
        switch (token) {
            case START_OBJECT -> tree.begin(true, line);
            case START_ARRAY -> tree.begin(false, line);
            case END_OBJECT, END_ARRAY -> tree.end();
            case FIELD_NAME -> tree.key(parser.currentName(), line);
            case VALUE_STRING -> tree.add(parser.getText(), line);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> tree.add(parser.getNumberValue(), line);
            case VALUE_TRUE -> tree.add(Boolean.TRUE, line);
            case VALUE_FALSE -> tree.add(Boolean.FALSE, line);
            default -> tree.add(null, line);
        }
    }
}
