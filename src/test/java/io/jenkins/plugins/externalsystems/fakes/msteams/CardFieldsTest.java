package io.jenkins.plugins.externalsystems.fakes.msteams;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.testing.VendorDocuments;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The fake's table of fields agrees with the schema of Microsoft, where that is at hand. */
class CardFieldsTest {
    @Test
    void everyPartHasTheFieldsOfTheSchema() throws Exception {
        Optional<Path> schema = VendorDocuments.find("adaptivecards/adaptive-card-1.5.0.json");
        assumeThat(schema).as("the schema is at hand").isPresent();
        JsonNode definitions =
                new ObjectMapper().readTree(schema.orElseThrow().toFile()).path("definitions");
        CardFields.BY_TYPE.forEach((type, fields) -> {
            Set<String> ours = new TreeSet<>();
            fields.forEach(field -> ours.add(field.replace("!", "")));
            Set<String> theirs = new TreeSet<>();
            JsonNode definition = definitions.path(type);
            // Of a TextRun the definition is either a text or an object.
            JsonNode properties = definition.has("properties")
                    ? definition.path("properties")
                    : definition.path("anyOf").path(1).path("properties");
            properties.fieldNames().forEachRemaining(field -> theirs.add(field.replace("?", "")));
            theirs.remove("type");
            // The schema marks it optional with a question mark, and leaves it out of a table's cells' parents.
            assertThat(ours).as(type).isEqualTo(theirs);
            definition
                    .path("required")
                    .forEach(required -> assertThat(fields).as(type).contains(required.asText() + "!"));
        });
    }
}
