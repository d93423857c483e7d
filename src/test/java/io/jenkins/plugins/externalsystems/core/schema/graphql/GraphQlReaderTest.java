package io.jenkins.plugins.externalsystems.core.schema.graphql;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.externalsystems.core.schema.GraphQlTarget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.fakes.graphql.SampleIntrospection;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is read of an answer to the introspection query. */
class GraphQlReaderTest {
    private final ServiceSchema schema = GraphQlReader.read(SampleIntrospection.JSON.getBytes(StandardCharsets.UTF_8));

    @Test
    void argumentsBecomeParameters() {
        assertThat(described("issues"))
                .containsExactly("state STRING [OPEN, CLOSED]", "labels STRING_LIST", "first INTEGER", "after TEXT");
        assertThat(described("issue")).containsExactly("id STRING!");
        assertThat(described("addIssue")).containsExactly("input MAP!", "at ANY");
        assertThat(schema.operation("issue").orElseThrow().summary()).isEqualTo("One issue.");
    }

    @Test
    void documentsSelectPlainValuesToABoundedDepth() {
        assertThat(document("issue"))
                .isEqualTo("query issue($id: ID!) { issue(id: $id) { id title state author { name } } }");
        assertThat(document("issues"))
                .isEqualTo("query issues($state: State, $labels: [String!], $first: Int, $after: String)"
                        + " { issues(state: $state, labels: $labels, first: $first, after: $after)"
                        + " { edges { cursor node { id title state author { name } } }"
                        + " pageInfo { hasNextPage endCursor } } }");
        assertThat(document("version")).isEqualTo("query version { version }");
        assertThat(document("addIssue"))
                .isEqualTo("mutation addIssue($input: NewIssue!, $at: Date) { addIssue(input: $input, at: $at)"
                        + " { id title state author { name } } }");
    }

    @Test
    void unionsAndInterfacesAskForTheirTypes() {
        assertThat(document("search"))
                .isEqualTo("query search { search { __typename ... on Issue { id title state }"
                        + " ... on Person { name } } }");
        assertThat(document("node")).isEqualTo("query node { node { __typename id ... on Issue { title state } } }");
    }

    @Test
    void namesThatAreNoneAreLeftOut() {
        assertThat(schema.operations())
                .extracting(SchemaOperation::name)
                .containsExactly("version", "issue", "issues", "search", "node", "addIssue");
        assertThat(schema.notes())
                .containsExactly("'x } query y { z' is left out: a name is none that GraphQL knows at"
                        + " #/data/__schema/types/0/fields/5.");
    }

    private String document(String operation) {
        return ((GraphQlTarget) schema.operation(operation).orElseThrow().target()).document();
    }

    private List<String> described(String operation) {
        return schema.operation(operation).orElseThrow().parameters().stream()
                .map(parameter -> parameter.name() + " " + parameter.type() + (parameter.isRequired() ? "!" : "")
                        + (parameter.choices().isEmpty() ? "" : " " + parameter.choices()))
                .toList();
    }
}
