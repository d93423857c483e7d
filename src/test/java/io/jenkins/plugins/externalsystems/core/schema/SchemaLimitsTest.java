package io.jenkins.plugins.externalsystems.core.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jenkins.plugins.externalsystems.core.schema.document.DocumentText;
import io.jenkins.plugins.externalsystems.core.schema.graphql.GraphQlReader;
import io.jenkins.plugins.externalsystems.core.schema.openapi.OpenApiReader;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.WsdlReader;
import io.jenkins.plugins.externalsystems.core.xml.XmlException;
import io.jenkins.plugins.externalsystems.core.xml.XmlLimits;
import io.jenkins.plugins.externalsystems.core.xml.XmlTree;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Exactly at each bound a document is read, one beyond it costs the document or the operation, as the bound says. */
class SchemaLimitsTest {
    private static final String READ = "read";
    private static final XmlLimits XML = XmlLimits.defaults();

    /**
     * A bound.
     *
     * @param document of a size
     * @param refusal what is said beyond
     */
    record Bound(
            String name,
            int most,
            IntFunction<String> document,
            Function<byte[], ServiceSchema> reader,
            String refusal) {
        String outcome(int size) {
            try {
                List<String> notes = reader.apply(document.apply(size).getBytes(StandardCharsets.UTF_8))
                        .notes();
                return notes.isEmpty() ? READ : notes.get(0);
            } catch (SchemaException refused) {
                return refused.getMessage();
            }
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Bound> bounds() {
        return List.of(
                openApi("bytes", SchemaLimits.BYTES, SchemaLimitsTest::padded, "more than 10,485,760 bytes"),
                tree("depth of JSON", SchemaLimits.DEPTH, n -> "[".repeat(n) + "]".repeat(n), "more than 100 maps"),
                tree("depth of YAML", SchemaLimits.DEPTH, n -> "a: " + lists(n - 1), "more than 100 maps"),
                tree("values of JSON", SchemaLimits.NODES, n -> "[" + "1,".repeat(n - 2) + "1]", "500,000 values"),
                tree(
                        "values of YAML",
                        SchemaLimits.NODES,
                        n -> "a:\n" + "- 1\n".repeat(n - 2),
                        "more than 500,000 values"),
                tree("line of YAML", SchemaLimits.YAML_LINE, n -> "a: " + "y".repeat(n - 3), "200,000 characters"),
                openApi("operations of OpenAPI", SchemaLimits.OPERATIONS, SchemaLimitsTest::paths, "5,000 operations"),
                graphQl("operations of GraphQL", SchemaLimits.OPERATIONS, SchemaLimitsTest::fields, "5,000 operations"),
                wsdl("operations of WSDL", SchemaLimits.OPERATIONS, SchemaLimitsTest::bound, "5,000 operations"),
                openApi("parameters of OpenAPI", SchemaLimits.PARAMETERS, SchemaLimitsTest::query, "200 parameters"),
                openApi("properties of a body", SchemaLimits.PARAMETERS, SchemaLimitsTest::body, "200 properties"),
                graphQl("arguments", SchemaLimits.PARAMETERS, SchemaLimitsTest::arguments, "200 parameters"),
                wsdl("parts of a message", SchemaLimits.PARAMETERS, SchemaLimitsTest::parts, "200 parts"),
                wsdl("elements of a type", SchemaLimits.PARAMETERS, SchemaLimitsTest::members, "200 elements"),
                openApi(
                        "name of an operation",
                        SchemaLimits.NAME,
                        n -> HostileSchemas.get("\"operationId\":\"" + "n".repeat(n) + "\""),
                        "its name has more than 200 characters"),
                openApi(
                        "name of a parameter",
                        SchemaLimits.NAME,
                        n -> HostileSchemas.get(
                                "\"parameters\":[{\"in\":\"query\",\"name\":\"" + "n".repeat(n) + "\"}]"),
                        "name of a parameter has more than 200 characters"),
                graphQl("name of a field", SchemaLimits.NAME, n -> field("n".repeat(n), "[]"), "is none that GraphQL"),
                xml("bytes of XML", XML.bytes(), n -> "<a>" + "y".repeat(n - 7) + "</a>", "more than 10,485,760 bytes"),
                xml("depth of XML", XML.depth(), n -> "<a>".repeat(n) + "</a>".repeat(n), "100 elements within"),
                xml("elements", XML.elements(), n -> "<a>" + "<b/>".repeat(n - 1) + "</a>", "300,000 elements"),
                xml("attributes", XML.elements(), SchemaLimitsTest::attributes, "300,000 elements and attributes"));
    }

    @ParameterizedTest
    @MethodSource("bounds")
    void oneMoreIsTooMuch(Bound bound) {
        assertThat(bound.outcome(bound.most())).isEqualTo(READ);
        assertThat(bound.outcome(bound.most() + 1)).contains(bound.refusal());
    }

    @Test
    void whatReadingCostsIsCountedToTheLastStep() {
        assertThatCode(() -> new SchemaBudget().steps(SchemaLimits.STEPS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SchemaBudget().steps(SchemaLimits.STEPS + 1))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("3,000,000 steps");
        assertThatCode(() -> new SchemaBudget().keep(SchemaLimits.PIECES)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SchemaBudget().keep(SchemaLimits.PIECES + 1))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("300,000 parameters");
        assertThatCode(() -> new SchemaBudget().text(SchemaLimits.CHARACTERS)).doesNotThrowAnyException();
        assertThatThrownBy(() -> new SchemaBudget().text(SchemaLimits.CHARACTERS + 1))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("20,000,000");
    }

    @Test
    void descriptionsChoicesAndNotesAreCut() {
        for (int more = 0; more < 2; more++) {
            int length = SchemaLimits.DESCRIPTION + more;
            String summary = read(HostileSchemas.get("\"summary\":\"" + "s".repeat(length) + "\""))
                    .operations()
                    .get(0)
                    .summary();
            assertThat(summary.codePointCount(0, summary.length())).isLessThanOrEqualTo(SchemaLimits.DESCRIPTION + 1);
            assertThat(summary.equals("s".repeat(length))).isEqualTo(more == 0);

            int count = SchemaLimits.CHOICES + more;
            String values = HostileSchemas.many(count, i -> "\"v" + i + "\"");
            assertThat(read(HostileSchemas.get("\"parameters\":[{\"in\":\"query\",\"name\":\"a\",\"schema\":"
                                    + "{\"type\":\"string\",\"enum\":[" + values + "]}}]"))
                            .operations()
                            .get(0)
                            .parameters()
                            .get(0)
                            .choices())
                    .hasSize(more == 0 ? count : 0);
        }
        assertThat(notes(SchemaLimits.NOTES)).hasSize(50).noneMatch(note -> note.contains("more note"));
        assertThat(notes(SchemaLimits.NOTES + 1)).hasSize(51).last().isEqualTo("There is 1 more note.");
        assertThat(notes(SchemaLimits.NOTES + 2)).last().isEqualTo("There are 2 more notes.");
    }

    private static List<String> notes(int count) {
        SchemaNotes notes = new SchemaNotes();
        for (int i = 0; i < count; i++) {
            notes.tell("Note " + i + ".");
        }
        return notes.sentences();
    }

    private static ServiceSchema read(String document) {
        return OpenApiReader.read(document.getBytes(StandardCharsets.UTF_8));
    }

    private static Bound openApi(String name, int most, IntFunction<String> document, String refusal) {
        return new Bound(name, most, document, OpenApiReader::read, refusal);
    }

    private static Bound graphQl(String name, int most, IntFunction<String> document, String refusal) {
        return new Bound(name, most, document, GraphQlReader::read, refusal);
    }

    private static Bound wsdl(String name, int most, IntFunction<String> document, String refusal) {
        return new Bound(name, most, document, bytes -> WsdlReader.read(bytes, null, null), refusal);
    }

    /** Of the document alone. */
    private static Bound tree(String name, int most, IntFunction<String> document, String refusal) {
        return new Bound(
                name,
                most,
                document,
                bytes -> {
                    DocumentText.read(bytes, new SchemaBudget());
                    return new ServiceSchema("", "", List.of(), List.of(), List.of());
                },
                refusal);
    }

    private static Bound xml(String name, int most, IntFunction<String> document, String refusal) {
        return new Bound(
                name,
                most,
                document,
                bytes -> {
                    try {
                        XmlTree.read(bytes, null, XML);
                    } catch (XmlException refused) {
                        throw new SchemaException(refused.getMessage());
                    }
                    return new ServiceSchema("", "", List.of(), List.of(), List.of());
                },
                refusal);
    }

    private static String padded(int size) {
        String document = HostileSchemas.get("");
        return document + " ".repeat(size - document.length());
    }

    private static String lists(int depth) {
        return "[".repeat(depth) + "]".repeat(depth);
    }

    private static String paths(int count) {
        return "{\"openapi\":\"3.0.0\",\"paths\":{" + HostileSchemas.many(count, i -> "\"/" + i + "\":{\"get\":{}}")
                + "}}";
    }

    private static String query(int count) {
        return HostileSchemas.get("\"parameters\":["
                + HostileSchemas.many(count, i -> "{\"in\":\"query\",\"name\":\"n" + i + "\"}") + "]");
    }

    private static String body(int count) {
        return HostileSchemas.get("\"requestBody\":{\"content\":{\"application/json\":{\"schema\":{\"properties\":{"
                + HostileSchemas.many(count, i -> "\"n" + i + "\":{}") + "}}}}}");
    }

    private static String fields(int count) {
        return HostileSchemas.introspection("{\"kind\":\"OBJECT\",\"name\":\"Q\",\"fields\":["
                + HostileSchemas.many(
                        count, i -> "{\"name\":\"f" + i + "\",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S\"}}")
                + "]}");
    }

    private static String arguments(int count) {
        return field(
                "f",
                "["
                        + HostileSchemas.many(
                                count, i -> "{\"name\":\"a" + i + "\",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S\"}}")
                        + "]");
    }

    private static String field(String name, String arguments) {
        return HostileSchemas.introspection("{\"kind\":\"OBJECT\",\"name\":\"Q\",\"fields\":[{\"name\":\"" + name
                + "\",\"args\":" + arguments + ",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S\"}},"
                + "{\"name\":\"g\",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S\"}}]}");
    }

    /** Operations of one message without parts. */
    private static String bound(int count) {
        return service(count, "<w:message name='M'/>", "document");
    }

    private static String parts(int count) {
        String parts = HostileSchemas.many(count, i -> "<w:part name='p" + i + "' type='x:int'/>")
                .replace(",", "");
        return service(1, "<w:message name='M'>" + parts + "</w:message>" + "<w:message name='N'/>", "rpc");
    }

    private static String members(int count) {
        String members = HostileSchemas.many(count, i -> "<x:element name='e" + i + "' type='x:int'/>")
                .replace(",", "");
        return service(
                1,
                "<w:types><x:schema targetNamespace='t'><x:element name='E'><x:complexType><x:sequence>" + members
                        + "</x:sequence></x:complexType></x:element></x:schema></w:types>"
                        + "<w:message name='M'><w:part name='p' element='t:E'/></w:message>",
                "document");
    }

    private static String service(int operations, String messages, String style) {
        String described = HostileSchemas.many(
                        operations, i -> "<w:operation name='o" + i + "'><w:input message='t:M'/></w:operation>")
                .replace(",", "");
        String bound = HostileSchemas.many(
                        operations, i -> "<w:operation name='o" + i + "'><w:input><s:body/></w:input></w:operation>")
                .replace(",", "");
        return HostileSchemas.definitions(messages + "<w:portType name='T'>" + described + "</w:portType>"
                + "<w:binding name='B' type='t:T'><s:binding style='" + style + "'/>" + bound + "</w:binding>");
    }

    private static String attributes(int count) {
        String attributes = HostileSchemas.many(500, i -> " a" + i + "=''").replace(",", "");
        int full = (count - 1) / 501;
        int rest = count - 1 - full * 501;
        return "<a>" + ("<b" + attributes + "/>").repeat(full) + "<c/>".repeat(rest) + "</a>";
    }
}
