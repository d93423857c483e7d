package io.jenkins.plugins.externalsystems.docs;

import static io.jenkins.plugins.externalsystems.docs.MarkdownTable.code;

import io.jenkins.plugins.externalsystems.core.RepeatSafety;
import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.operation.ConnectorDefinition;
import io.jenkins.plugins.externalsystems.core.operation.ItemVerb;
import io.jenkins.plugins.externalsystems.core.operation.Operation;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The reference page of one connector, written from what it declares. */
final class ConnectorPage {
    private static final Map<ItemVerb, String> HOW_TO_CALL = Map.of(
            ItemVerb.CREATE, "`item_type`, and below `data`:",
            ItemVerb.GET, "`item_type` and `id`.",
            ItemVerb.UPDATE, "`item_type`, `id`, and below `data`:",
            ItemVerb.DELETE, "`item_type` and `id`.",
            ItemVerb.QUERY, "`item_type`, and beside it or below `data`:");

    private final ConnectorDefinition definition;
    private final StringBuilder page = new StringBuilder();

    private ConnectorPage(ConnectorDefinition definition) {
        this.definition = definition;
    }

    static String of(ConnectorDefinition definition) {
        ConnectorPage page = new ConnectorPage(definition);
        page.write();
        return page.page.toString();
    }

    private void write() {
        page.append("# ")
                .append(definition.displayName())
                .append(" (`")
                .append(definition.type())
                .append("`)\n\n");
        page.append(GeneratedPages.NOTICE).append('\n');
        page.append("API version ").append(definition.apiVersion()).append(".\n");
        settings();
        operations();
        items();
    }

    private void settings() {
        page.append("\n## Settings\n\n");
        page.append("Outside Jenkins a setting that is missing is read from its environment variable.\n\n");
        MarkdownTable table = new MarkdownTable("Name", "Type", "Default", "Environment variable", "Description");
        for (Setting setting : definition.settings()) {
            table.row(
                    code(setting.name()),
                    typeName(setting.type()),
                    setting.isRequired() ? "required" : code(shown(setting.defaultValue())),
                    code(setting.environmentVariable()),
                    setting.description());
        }
        page.append(table);
    }

    private void operations() {
        page.append("\n## Operations\n");
        for (Operation operation : definition.operations().operations()) {
            section(code(operation.name()), operation, "");
        }
    }

    private void items() {
        if (definition.operations().itemTypes().isEmpty()) {
            return;
        }
        page.append("\n## Items\n\n");
        if (definition.operations().itemTypes().size() == 1) {
            page.append("There is one kind of item, ")
                    .append(code(definition.operations().itemTypes().get(0)))
                    .append(", so `item_type` may be left out.\n");
        } else {
            page.append("Where `item_type` is left out, ")
                    .append(code(definition.operations().itemTypes().get(0)))
                    .append(" is meant.\n");
        }
        for (ItemVerb verb : ItemVerb.values()) {
            for (Operation item : definition.operations().items(verb)) {
                section(
                        code(verb.operation()) + " of " + code(item.name()),
                        item,
                        "Takes " + HOW_TO_CALL.get(verb) + "\n");
            }
            definition
                    .operations()
                    .refusals(verb)
                    .forEach((itemType, reason) -> page.append("\n### ")
                            .append(code(verb.operation()) + " of " + code(itemType))
                            .append("\n\nNot possible: ")
                            .append(reason)
                            .append('\n'));
        }
    }

    private void section(String title, Operation operation, String howToCall) {
        page.append("\n### ").append(title).append("\n\n");
        page.append(operation.description()).append('\n');
        page.append(repeats(operation.safety())).append('\n');
        if (!howToCall.isEmpty()) {
            page.append('\n').append(howToCall);
        }
        if (!operation.parameters().isEmpty()) {
            page.append('\n').append(parameters(operation.parameters()));
        }
    }

    private static MarkdownTable parameters(List<Parameter> parameters) {
        MarkdownTable table = new MarkdownTable("Parameter", "Type", "Default", "Description");
        for (Parameter parameter : parameters) {
            table.row(
                    code(parameter.name()),
                    parameter.type().description(),
                    parameter.isRequired() ? "required" : code(shown(parameter.defaultValue())),
                    parameter.description() + choices(parameter));
        }
        return table;
    }

    private static String choices(Parameter parameter) {
        return parameter.choices().isEmpty()
                ? ""
                : parameter.choices().stream()
                        .map(MarkdownTable::code)
                        .collect(Collectors.joining(", ", " One of ", "."));
    }

    private static String repeats(RepeatSafety safety) {
        return switch (safety) {
            case SAFE -> "Safe to repeat.";
            case KEYED -> "Safe to repeat, by an idempotency key.";
            case LOOKS_FIRST -> "A repeat first looks for what the first request did.";
            case UNSAFE -> "Repeated only where the first request surely was not processed.";
        };
    }

    private static String typeName(SettingType type) {
        return switch (type) {
            case TEXT -> "text";
            case URL -> "http or https URL";
            case INTEGER -> "whole number";
            case DECIMAL -> "number";
            case BOOLEAN -> "true or false";
            case DURATION -> "duration";
            case LIST -> "list of texts";
            case TEXTS -> "texts by name";
            case MAPS -> "list of maps";
            case SECRET -> "secret";
            case SECRET_MAP -> "names with a secret each";
        };
    }

    private static Object shown(Object value) {
        return value instanceof Duration duration ? duration.toSeconds() + "s" : value;
    }
}
