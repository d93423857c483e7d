package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredFields.optional;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads one declared operation. */
public final class OperationReader {
    private static final Set<String> STRUCTURED = Set.of("parameters", "query", "headers", "body", "result", "poll");
    private static final List<Setting> SETTINGS = List.of(
            Setting.required("name", SettingType.TEXT, ""),
            optional("description", SettingType.TEXT),
            Setting.withDefault("method", SettingType.TEXT, "GET", ""),
            Setting.required("path", SettingType.TEXT, ""),
            optional("items", SettingType.TEXT),
            optional("repeat_safety", SettingType.TEXT),
            optional("idempotency_header", SettingType.TEXT),
            optional("paged", SettingType.BOOLEAN),
            Setting.withDefault("max_pages", SettingType.INTEGER, 10, ""),
            Setting.withDefault("max_items", SettingType.INTEGER, 1000, ""),
            optional("item_type", SettingType.TEXT),
            optional("verb", SettingType.TEXT));
    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE");
    private static final Set<String> REPEATABLE = Set.of("GET", "HEAD", "PUT", "DELETE");

    private final DeclaredFields fields;

    private OperationReader(DeclaredFields fields) {
        this.fields = fields;
    }

    /** @throws DeclarationException naming what cannot be used */
    public static DeclaredOperation read(Map<String, Object> map) {
        return new OperationReader(new DeclaredFields("", map, STRUCTURED, SETTINGS)).read();
    }

    private DeclaredOperation read() {
        String name = fields.text("name");
        if (!name.matches("[A-Za-z][A-Za-z0-9_.-]{0,99}")) {
            throw fields.problem("name", "must begin with a letter and have letters, digits, '_', '-' and '.' only");
        }
        String method = fields.text("method").toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw fields.problem("method", "is '" + method + "'; allowed are GET, HEAD, POST, PUT, PATCH, DELETE");
        }
        RequestTemplate request = new RequestTemplate(
                method,
                PathTemplate.of("path", fields.text("path")),
                templates("query"),
                headers(),
                fields.json("body").map(BodyTemplate::of).orElse(null));
        if (request.body() != null && (method.equals("GET") || method.equals("HEAD"))) {
            throw fields.problem("body", "cannot go with " + method);
        }
        String header = idempotencyHeader();
        AnswerMapping answer =
                new AnswerMapping(fields.path("items").orElse(null), ResultMapping.of("result", fields.map("result")));
        PollPlan poll = fields.json("poll").isEmpty() ? null : PollReader.read(fields.map("poll"));
        Set<String> used = new LinkedHashSet<>(request.names());
        if (poll != null) {
            used.addAll(PollReader.parameters(poll));
        }
        List<Parameter> parameters = ParameterReader.read(fields.maps("parameters"), used);
        ItemVerb verb = verb();
        requireDeleteIsNamed(name, method, verb);
        DeclaredOperation operation = new DeclaredOperation(
                name,
                fields.text("description").isEmpty() ? method + " " + request.path() + "." : fields.text("description"),
                parameters,
                request,
                header,
                answer,
                pages(method, answer, poll),
                safety(method, header),
                fields.text("item_type"),
                verb,
                poll);
        requireIdFits(operation);
        return operation;
    }

    private Map<String, ValueTemplate> templates(String field) {
        Map<String, ValueTemplate> templates = new LinkedHashMap<>();
        fields.map(field)
                .forEach((name, value) -> templates.put(
                        String.valueOf(name), ValueTemplate.of(field + "." + name, String.valueOf(value))));
        return templates;
    }

    private Map<String, ValueTemplate> headers() {
        Map<String, ValueTemplate> headers = templates("headers");
        headers.forEach((name, template) -> {
            try {
                HeaderRules.requireName(name);
                // What stands around the names is checked here, the values with each call.
                Map<String, Object> blanks = new LinkedHashMap<>();
                template.names().forEach(used -> blanks.put(used, "x"));
                HeaderRules.requireValue(String.valueOf(template.fill(blanks)));
            } catch (IllegalArgumentException wrong) {
                throw fields.problem("headers", wrong.getMessage());
            }
        });
        return headers;
    }

    private String idempotencyHeader() {
        String header = fields.text("idempotency_header");
        if (!header.isEmpty()) {
            try {
                HeaderRules.requireName(header);
            } catch (IllegalArgumentException wrong) {
                throw fields.problem("idempotency_header", wrong.getMessage());
            }
        }
        return header;
    }

    private RepeatSafety safety(String method, String idempotencyHeader) {
        String word = fields.text("repeat_safety").toLowerCase(Locale.ROOT);
        return switch (word) {
            case "safe" -> RepeatSafety.SAFE;
            case "unsafe" -> RepeatSafety.UNSAFE;
            case "" -> {
                if (REPEATABLE.contains(method)) {
                    yield RepeatSafety.SAFE;
                }
                yield idempotencyHeader.isEmpty() ? RepeatSafety.UNSAFE : RepeatSafety.KEYED;
            }
            default -> throw fields.problem("repeat_safety", "is '" + word + "'; allowed are safe, unsafe");
        };
    }

    private PageBounds pages(String method, AnswerMapping answer, @CheckForNull PollPlan poll) {
        boolean isPaged = fields.bool("paged");
        if (isPaged && (!answer.hasRows() || !method.equals("GET") || poll != null)) {
            throw fields.problem("paged", "needs 'items', the method GET, and no 'poll'");
        }
        return new PageBounds(
                isPaged,
                fields.integer("max_pages", PageBounds.MOST_PAGES),
                fields.integer("max_items", PageBounds.MOST_ITEMS));
    }

    @CheckForNull
    private ItemVerb verb() {
        String word = fields.text("verb").toLowerCase(Locale.ROOT);
        String type = fields.text("item_type");
        if (word.isEmpty() != type.isEmpty()) {
            throw fields.problem(word.isEmpty() ? "verb" : "item_type", "is missing: the two go together");
        }
        if (word.isEmpty()) {
            return null;
        }
        if (!type.matches("[A-Za-z][A-Za-z0-9_-]{0,99}")) {
            throw fields.problem("item_type", "must begin with a letter and have letters, digits, '_' and '-' only");
        }
        return Arrays.stream(ItemVerb.values())
                .filter(verb -> verb.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> fields.problem(
                        "verb",
                        "is '" + word + "'; allowed are "
                                + Arrays.stream(ItemVerb.values())
                                        .map(verb -> verb.name().toLowerCase(Locale.ROOT))
                                        .collect(Collectors.joining(", "))));
    }

    /** What a connection allows goes by names: what deletes must be known by its name. */
    private void requireDeleteIsNamed(String name, String method, @CheckForNull ItemVerb verb) {
        if (!method.equals("DELETE")) {
            return;
        }
        if (!name.toLowerCase(Locale.ROOT).startsWith("delete")) {
            throw fields.problem("name", "must begin with 'delete', since the method is DELETE");
        }
        if (verb != null && verb != ItemVerb.DELETE) {
            throw fields.problem("verb", "must be delete, since the method is DELETE");
        }
    }

    private void requireIdFits(DeclaredOperation operation) {
        ItemVerb verb = operation.verb();
        if (verb == null) {
            return;
        }
        Set<String> names = operation.parametersOfItem().stream()
                .map(Parameter::name)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        boolean takesId = DeclaredOperation.takesId(verb);
        names.retainAll(takesId ? Set.of("id", "item_type", "data") : Set.of("item_type", "data"));
        if (!names.isEmpty()) {
            throw fields.problem(
                    "parameters",
                    "has '" + names.iterator().next() + "', which the verb itself takes; call it otherwise");
        }
        boolean hasIdParameters = operation.parameters().stream()
                .map(Parameter::name)
                .collect(Collectors.toSet())
                .containsAll(operation.idParameters());
        if (takesId && !hasIdParameters) {
            throw fields.problem("verb", "needs a name in 'path', or a parameter 'id', that takes the item's id");
        }
    }
}
