package io.jenkins.plugins.externalsystems.fakes.graphql;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.jenkins.plugins.externalsystems.fakes.FakeServer;
import io.jenkins.plugins.externalsystems.fakes.RecordedRequest;
import io.jenkins.plugins.externalsystems.fakes.Reply;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * The tracker of {@link SampleIntrospection} at {@code /graphql}: checks each document against that schema and refuses what it
 * does not allow, then answers what is asked for. Issues whose title is {@code broken} have no author to read.
 */
public final class FakeTracker extends FakeServer {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Map<String, JsonNode> types = new HashMap<>();
    private final List<Map<String, Object>> issues = new CopyOnWriteArrayList<>();
    private volatile String bearer = "";

    public FakeTracker() {
        try {
            JSON.readTree(SampleIntrospection.JSON)
                    .at("/data/__schema/types")
                    .forEach(type -> types.put(type.path("name").asText(), type));
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** From now on, requests need this token. */
    public void require(String token) {
        bearer = token;
    }

    /** Adds an issue. @return its id */
    public String addIssue(String title) {
        Map<String, Object> issue = new LinkedHashMap<>();
        issue.put("__typename", "Issue");
        issue.put("id", "I" + (issues.size() + 1));
        issue.put("title", title);
        issue.put("state", "OPEN");
        issue.put("author", Map.of("__typename", "Person", "name", "Zoë"));
        issues.add(issue);
        return (String) issue.get("id");
    }

    /** The issues' titles. */
    public List<Object> titles() {
        return issues.stream().map(issue -> issue.get("title")).toList();
    }

    @Override
    protected Reply answer(RecordedRequest request) throws IOException {
        if (!request.path().equals("/graphql")) {
            return Reply.text(404, "no such page");
        }
        if (!request.method().equals("POST") || !request.header("Content-Type").startsWith("application/json")) {
            return Reply.text(415, "JSON by POST alone");
        }
        if (!bearer.isEmpty() && !request.header("Authorization").equals("Bearer " + bearer)) {
            return errors(401, "UNAUTHENTICATED", "who are you");
        }
        JsonNode body = JSON.readTree(request.body());
        String text = body.path("query").asText();
        if (text.contains("__schema")) {
            return Reply.json(200, SampleIntrospection.JSON);
        }
        Document document;
        try {
            document = Document.parse(text);
        } catch (IllegalArgumentException broken) {
            return errors(400, "GRAPHQL_PARSE_FAILED", broken.getMessage());
        }
        try {
            JsonNode variables = body.path("variables");
            requireVariables(document, variables);
            String root = document.type().equals("query") ? "Query" : "Mutation";
            Run run = new Run(document, variables);
            run.check(document.selection(), types.get(root));
            Map<String, Object> data = run.select(document.selection(), Map.of("__typename", root), "");
            Map<String, Object> answer = new LinkedHashMap<>();
            answer.put("data", data);
            if (!run.errors.isEmpty()) {
                answer.put("errors", run.errors);
            }
            return Reply.json(200, JSON.writeValueAsString(answer));
        } catch (IllegalArgumentException invalid) {
            return errors(400, "GRAPHQL_VALIDATION_FAILED", invalid.getMessage());
        }
    }

    private static void requireVariables(Document document, JsonNode given) {
        given.fieldNames().forEachRemaining(name -> {
            if (!document.variables().containsKey("$" + name)) {
                throw new IllegalArgumentException("Variable $" + name + " is not declared");
            }
        });
        document.variables().forEach((name, type) -> {
            if (type.endsWith("!") && !given.hasNonNull(name.substring(1))) {
                throw new IllegalArgumentException("Variable " + name + " of type " + type + " is missing");
            }
        });
    }

    private static Reply errors(int status, String code, String message) throws IOException {
        return Reply.json(
                status,
                JSON.writeValueAsString(
                        Map.of("errors", List.of(Map.of("message", message, "extensions", Map.of("code", code))))));
    }

    /** One document's way through schema and data. */
    private final class Run {
        private final Document document;
        private final JsonNode variables;
        private final List<Map<String, Object>> errors = new ArrayList<>();

        Run(Document document, JsonNode variables) {
            this.document = document;
            this.variables = variables;
        }

        void check(List<Document.Field> selection, JsonNode type) {
            for (Document.Field field : selection) {
                if (!field.on().isEmpty()) {
                    check(field.selection(), types.get(field.on()));
                } else if (!field.name().equals("__typename")) {
                    check(field, definition(type, field.name()));
                }
            }
        }

        private void check(Document.Field field, JsonNode definition) {
            JsonNode inner = types.get(named(definition.path("type")));
            boolean isPlain = inner.path("kind").asText().matches("SCALAR|ENUM");
            if (isPlain != field.selection().isEmpty()) {
                throw new IllegalArgumentException("Field " + field.name() + " and its selection do not fit");
            }
            for (JsonNode argument : definition.path("args")) {
                String value = field.arguments().get(argument.path("name").asText());
                boolean isRequired = argument.path("type").path("kind").asText().equals("NON_NULL");
                if (value == null && isRequired) {
                    throw new IllegalArgumentException("Field " + field.name() + " needs " + argument.path("name"));
                }
                if (value != null && value.startsWith("$")) {
                    String declared = String.valueOf(document.variables().get(value));
                    if (!declared.replace("!", "")
                            .equals(notation(argument.path("type")).replace("!", ""))) {
                        throw new IllegalArgumentException(
                                "Variable " + value + " of type " + declared + " does not fit");
                    }
                }
            }
            field.arguments().keySet().forEach(name -> requireArgument(definition, name));
            if (!isPlain) {
                check(field.selection(), inner);
            }
        }

        private void requireArgument(JsonNode definition, String name) {
            for (JsonNode argument : definition.path("args")) {
                if (argument.path("name").asText().equals(name)) {
                    return;
                }
            }
            throw new IllegalArgumentException("Unknown argument " + name);
        }

        private JsonNode definition(JsonNode type, String name) {
            for (JsonNode field : type.path("fields")) {
                if (field.path("name").asText().equals(name)) {
                    return field;
                }
            }
            throw new IllegalArgumentException("Cannot query field " + name + " on type "
                    + type.path("name").asText());
        }

        Map<String, Object> select(List<Document.Field> selection, Map<String, Object> value, String path) {
            Map<String, Object> answer = new LinkedHashMap<>();
            for (Document.Field field : selection) {
                if (!field.on().isEmpty()) {
                    if (field.on().equals(value.get("__typename"))) {
                        answer.putAll(select(field.selection(), value, path));
                    }
                    continue;
                }
                Object found =
                        path.isEmpty() && !field.name().equals("__typename") ? resolve(field) : value.get(field.name());
                if (field.name().equals("author") && "broken".equals(value.get("title"))) {
                    found = null;
                    errors.add(Map.of("message", "no author to read", "path", List.of(path, "author")));
                }
                answer.put(field.name(), shaped(field, found, path.isEmpty() ? field.name() : path));
            }
            return answer;
        }

        @SuppressWarnings("unchecked")
        private Object shaped(Document.Field field, Object found, String path) {
            if (found instanceof List<?> list) {
                return list.stream()
                        .map(element -> shaped(field, element, path))
                        .toList();
            }
            return found instanceof Map<?, ?> map && !field.selection().isEmpty()
                    ? select(field.selection(), (Map<String, Object>) map, path)
                    : found;
        }

        private Object resolve(Document.Field field) {
            return switch (field.name()) {
                case "version" -> "1.0";
                case "issue" ->
                    issues.stream()
                            .filter(issue ->
                                    issue.get("id").equals(argument(field, "id").asText()))
                            .findFirst()
                            .orElse(null);
                case "issues" ->
                    page(
                            argument(field, "after").asText(""),
                            argument(field, "first").asInt(2));
                case "search" -> issues;
                case "node" -> issues.isEmpty() ? null : issues.get(0);
                default -> {
                    addIssue(argument(field, "input").path("title").asText());
                    yield issues.get(issues.size() - 1);
                }
            };
        }

        private JsonNode argument(Document.Field field, String name) {
            String value = field.arguments().getOrDefault(name, "");
            return value.startsWith("$")
                    ? variables.path(value.substring(1))
                    : JSON.getNodeFactory().textNode(value.replace("\"", ""));
        }

        private Map<String, Object> page(String after, int first) {
            int from = after.isEmpty() ? 0 : Integer.parseInt(after.substring(1));
            int to = Math.min(issues.size(), from + first);
            List<Object> edges = new ArrayList<>();
            for (int i = from; i < to; i++) {
                edges.add(Map.of("cursor", "c" + (i + 1), "node", issues.get(i)));
            }
            return Map.of(
                    "edges",
                    edges,
                    "nodes",
                    issues.subList(from, to),
                    "pageInfo",
                    Map.of("hasNextPage", to < issues.size(), "endCursor", "c" + to));
        }
    }

    private static String named(JsonNode type) {
        return type.has("ofType")
                ? named(type.path("ofType"))
                : type.path("name").asText();
    }

    private static String notation(JsonNode type) {
        return switch (type.path("kind").asText()) {
            case "NON_NULL" -> notation(type.path("ofType")) + "!";
            case "LIST" -> "[" + notation(type.path("ofType")) + "]";
            default -> type.path("name").asText();
        };
    }
}
