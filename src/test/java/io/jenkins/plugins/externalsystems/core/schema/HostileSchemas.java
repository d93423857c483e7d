package io.jenkins.plugins.externalsystems.core.schema;

import io.jenkins.plugins.externalsystems.core.schema.graphql.GraphQlReader;
import io.jenkins.plugins.externalsystems.core.schema.openapi.OpenApiReader;
import io.jenkins.plugins.externalsystems.core.schema.wsdl.WsdlReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Reads documents that were made to do harm, and prints a line for each: name, what became of it, and the sentence. */
final class HostileSchemas {
    private static final Map<String, Supplier<String>> DOCUMENTS = new LinkedHashMap<>();

    static {
        openApi("a-million-operations", HostileSchemas::aMillionOperations);
        openApi("operations-of-one-path", HostileSchemas::operationsOfOnePath);
        openApi("shared-choices", HostileSchemas::sharedChoices);
        openApi("shared-parameters", HostileSchemas::sharedParameters);
        openApi("branching-all-of", HostileSchemas::branchingAllOf);
        openApi("huge-name", () -> get("\"operationId\":\"" + "n".repeat(5_000_000) + "\""));
        openApi("huge-reference", () -> get("\"parameters\":[{\"$ref\":\"#/" + "r".repeat(5_000_000) + "\"}]"));
        openApi("huge-line", () -> "a: " + "y".repeat(5_000_000));
        openApi("aliases", HostileSchemas::aliases);
        openApi("deep-yaml", () -> "openapi: 3.0.0\nx: " + "[".repeat(100_000));
        openApi("deep-json", () -> "{\"a\":" + "[".repeat(1_000_000));
        openApi("empty-lists", () -> "{\"a\":[" + "[],".repeat(3_000_000) + "[]]}");
        openApi("empty-yaml-maps", () -> "a: [" + "{},\n".repeat(1_000_000) + "{}]");
        graphQl("many-fields", HostileSchemas::manyFields);
        graphQl("wide-types", HostileSchemas::wideTypes);
        wsdl("many-elements", () -> "<a>" + "<b/>".repeat(2_000_000) + "</a>");
        wsdl("many-attributes", HostileSchemas::manyAttributes);
        wsdl("deep-elements", () -> "<a>".repeat(1_000_000));
        wsdl("shared-message", HostileSchemas::sharedMessage);
        wsdl("type-chain", HostileSchemas::typeChain);
        wsdl(
                "entity-bomb",
                () -> "<!DOCTYPE a [<!ENTITY x \"" + "x".repeat(1000) + "\"><!ENTITY y \"" + "&x;".repeat(1000)
                        + "\">]><a>" + "&y;".repeat(1000) + "</a>");
    }

    private HostileSchemas() {}

    /** Reads all of them. */
    public static void main(String[] arguments) {
        DOCUMENTS.forEach((name, reading) -> System.out.println(name + " | " + reading.get()));
    }

    private static void openApi(String name, Supplier<String> document) {
        DOCUMENTS.put(name, () -> outcome(document, OpenApiReader::read));
    }

    private static void graphQl(String name, Supplier<String> document) {
        DOCUMENTS.put(name, () -> outcome(document, GraphQlReader::read));
    }

    private static void wsdl(String name, Supplier<String> document) {
        DOCUMENTS.put(name, () -> outcome(document, bytes -> WsdlReader.read(bytes, null, null)));
    }

    private static String outcome(Supplier<String> document, Function<byte[], ServiceSchema> reader) {
        byte[] bytes = document.get().getBytes(StandardCharsets.UTF_8);
        try {
            ServiceSchema schema = reader.apply(bytes);
            return schema.operations().size() + " | "
                    + (schema.notes().isEmpty() ? "" : schema.notes().get(0));
        } catch (SchemaException refused) {
            return "refused | " + refused.getMessage();
        }
    }

    static String many(int count, IntFunction<String> part) {
        return IntStream.range(0, count).mapToObj(part).collect(Collectors.joining(","));
    }

    static String get(String content) {
        return "{\"openapi\":\"3.0.0\",\"paths\":{\"/a\":{\"get\":{" + content + "}}}}";
    }

    private static String aMillionOperations() {
        return "{\"openapi\":\"3.0.0\",\"paths\":{" + many(100_000, i -> "\"/" + i + "\":{\"get\":{},\"put\":{}}")
                + "}}";
    }

    private static String operationsOfOnePath() {
        return "{\"openapi\":\"3.0.0\",\"x\":{\"get\":{},\"put\":{},\"post\":{},\"delete\":{}},\"paths\":{"
                + many(90_000, i -> "\"/" + i + "\":{\"$ref\":\"#/x\"}") + "}}";
    }

    private static String sharedChoices() {
        return "{\"openapi\":\"3.0.0\",\"e\":{\"type\":\"string\",\"enum\":[" + many(100_000, i -> "\"" + i + "\"")
                + "]},"
                + "\"paths\":{"
                + many(
                        4_000,
                        i -> "\"/" + i + "\":{\"get\":{\"parameters\":[{\"name\":\"a\",\"in\":\"query\",\"schema\":"
                                + "{\"$ref\":\"#/e\"}}]}}")
                + "}}";
    }

    private static String sharedParameters() {
        return "{\"openapi\":\"3.0.0\",\"p\":{\"parameters\":["
                + many(
                        200,
                        i -> "{\"name\":\"n" + i + "\",\"in\":\"query\",\"description\":\"" + "d".repeat(300) + "\"}")
                + "],\"get\":{},\"put\":{},\"post\":{}},\"paths\":{"
                + many(1_600, i -> "\"/" + i + "\":{\"$ref\":\"#/p\"}")
                + "}}";
    }

    private static String branchingAllOf() {
        return "{\"openapi\":\"3.0.0\",\"paths\":{\"/a\":{\"post\":{\"requestBody\":{\"content\":{\"application/json\":"
                + "{\"schema\":{\"$ref\":\"#/s0\"}}}}}}},"
                + many(
                        19,
                        i -> "\"s" + i + "\":{\"allOf\":[" + many(3, j -> "{\"$ref\":\"#/s" + (i + 1) + "\"}") + "]}")
                + ",\"s19\":{\"properties\":{}}}";
    }

    private static String aliases() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 20; i++) {
            yaml.append("a" + i + ": &a" + i + " [" + ("*a" + (i - 1) + ", ").repeat(8) + "*a" + (i - 1) + "]\n");
        }
        return yaml + "openapi: 3.0.0\npaths: {/a: {get: {parameters: *a19}}}\n";
    }

    static String introspection(String types) {
        return "{\"__schema\":{\"queryType\":{\"name\":\"Q\"},\"types\":[" + types
                + ",{\"kind\":\"SCALAR\",\"name\":\"S\"}]}}";
    }

    private static String manyFields() {
        return introspection("{\"kind\":\"OBJECT\",\"name\":\"Q\",\"fields\":["
                + many(60_000, i -> "{\"name\":\"f" + i + "\",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S\"}}") + "]}");
    }

    private static String wideTypes() {
        String long200 = "n".repeat(190);
        return introspection("{\"kind\":\"OBJECT\",\"name\":\"Q\",\"fields\":["
                + many(4_000, i -> "{\"name\":\"f" + i + "\",\"type\":{\"kind\":\"OBJECT\",\"name\":\"W\"}}") + "]},"
                + "{\"kind\":\"OBJECT\",\"name\":\"W\",\"fields\":["
                + many(20_000, i -> "{\"name\":\"" + long200 + i + "\",\"type\":{\"kind\":\"SCALAR\",\"name\":\"S\"}}")
                + "]}");
    }

    private static String manyAttributes() {
        return "<a>" + ("<b " + many(5_000, i -> "a" + i + "='' ").replace(",", "") + "/>").repeat(100) + "</a>";
    }

    static String definitions(String content) {
        return "<w:definitions xmlns:w='http://schemas.xmlsoap.org/wsdl/'"
                + " xmlns:s='http://schemas.xmlsoap.org/wsdl/soap/' xmlns:x='http://www.w3.org/2001/XMLSchema' xmlns:t='t'"
                + " targetNamespace='t'>" + content
                + "<w:service name='S'><w:port name='P' binding='t:B'><s:address location='http://x'/></w:port>"
                + "</w:service></w:definitions>";
    }

    private static String sharedMessage() {
        return definitions("<w:message name='M'>" + "<w:part name='p' type='x:int'/>".repeat(50_000) + "</w:message>"
                + "<w:portType name='T'>" + bound("<w:operation name='o%d'><w:input message='t:M'/></w:operation>")
                + "</w:portType><w:binding name='B' type='t:T'><s:binding style='rpc'/>"
                + bound("<w:operation name='o%d'><w:input><s:body/></w:input></w:operation>") + "</w:binding>");
    }

    private static String bound(String operation) {
        return many(4_000, operation::formatted).replace(",", "");
    }

    private static String typeChain() {
        return definitions("<w:types><x:schema targetNamespace='t'><x:element name='E' type='t:c0'/>"
                + many(
                                20_000,
                                i -> "<x:complexType name='c" + i + "'><x:complexContent><x:extension base='t:c"
                                        + (i + 1) + "'/></x:complexContent></x:complexType>")
                        .replace(",", "")
                + "</x:schema></w:types><w:message name='M'><w:part name='p' element='t:E'/></w:message>"
                + "<w:portType name='T'><w:operation name='o'><w:input message='t:M'/></w:operation></w:portType>"
                + "<w:binding name='B' type='t:T'><s:binding/><w:operation name='o'/></w:binding>");
    }
}
