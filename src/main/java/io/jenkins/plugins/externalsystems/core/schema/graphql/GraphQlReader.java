package io.jenkins.plugins.externalsystems.core.schema.graphql;

import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import io.jenkins.plugins.externalsystems.core.schema.GraphQlTarget;
import io.jenkins.plugins.externalsystems.core.schema.OperationNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterNames;
import io.jenkins.plugins.externalsystems.core.schema.ParameterPlace;
import io.jenkins.plugins.externalsystems.core.schema.SchemaBudget;
import io.jenkins.plugins.externalsystems.core.schema.SchemaException;
import io.jenkins.plugins.externalsystems.core.schema.SchemaLimits;
import io.jenkins.plugins.externalsystems.core.schema.SchemaNotes;
import io.jenkins.plugins.externalsystems.core.schema.SchemaOperation;
import io.jenkins.plugins.externalsystems.core.schema.SchemaParameter;
import io.jenkins.plugins.externalsystems.core.schema.ServiceSchema;
import io.jenkins.plugins.externalsystems.core.schema.UnusableOperationException;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentNode;
import io.jenkins.plugins.externalsystems.core.schema.document.DocumentText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads the answer to {@link IntrospectionQuery}: each field of the query and of the mutation type is an operation, whose
 * document is written from names that were checked to be names. One object reads one answer.
 */
public final class GraphQlReader {
    private final Map<String, DocumentNode> types = new HashMap<>();
    private final SchemaBudget budget;
    private final SchemaNotes notes = new SchemaNotes();
    private final OperationNames names = new OperationNames(notes);
    private final Selections selections;

    private GraphQlReader(SchemaBudget budget) {
        this.budget = budget;
        this.selections = new Selections(types, budget);
    }

    /**
     * Reads an answer, with or without {@code data} around it.
     *
     * @throws SchemaException if it is none, or costs too much
     */
    public static ServiceSchema read(byte[] answer) {
        SchemaBudget budget = new SchemaBudget();
        DocumentNode root = DocumentText.read(answer, budget);
        DocumentNode schema = root.get("data").isMap() ? root.get("data").get("__schema") : root.get("__schema");
        if (!schema.get("types").isList()
                || schema.get("queryType").text("name").isEmpty()) {
            throw new SchemaException("is no answer to an introspection query: it has no types or no query type");
        }
        return new GraphQlReader(budget).readSchema(schema);
    }

    private ServiceSchema readSchema(DocumentNode schema) {
        for (DocumentNode type : schema.get("types").elements()) {
            if (types.putIfAbsent(type.text("name"), type) != null) {
                throw new SchemaException("describes a type twice at " + type.where());
            }
        }
        List<SchemaOperation> operations = new ArrayList<>();
        addFields(schema.get("queryType").text("name"), false, operations);
        String mutation = schema.get("mutationType").text("name");
        if (!mutation.isEmpty()) {
            addFields(mutation, true, operations);
        }
        return new ServiceSchema("", "", List.of(), operations, notes.sentences());
    }

    private void addFields(String typeName, boolean isMutation, List<SchemaOperation> operations) {
        DocumentNode type = types.get(typeName);
        if (type == null) {
            throw new SchemaException("does not describe its " + (isMutation ? "mutation" : "query") + " type");
        }
        for (DocumentNode field : type.get("fields").elements()) {
            budget.operation();
            try {
                operations.add(readField(field, isMutation));
            } catch (UnusableOperationException unusable) {
                notes.leftOut(field.text("name"), unusable.getMessage());
            }
        }
    }

    private SchemaOperation readField(DocumentNode field, boolean isMutation) {
        String name = TypeReference.requireName(field.text("name"), field);
        ParameterNames parameters = new ParameterNames(budget);
        List<String> variables = new ArrayList<>();
        List<String> arguments = new ArrayList<>();
        for (DocumentNode argument : field.get("args").elements()) {
            budget.step();
            String argumentName = TypeReference.requireName(argument.text("name"), argument);
            TypeReference type = TypeReference.read(argument.get("type"));
            parameters.add(parameter(argument, argumentName, type));
            variables.add("$" + argumentName + ": " + type.notation());
            arguments.add(argumentName + ": $" + argumentName);
        }
        String selection = selections.of(TypeReference.read(field.get("type")).name());
        String document = (isMutation ? "mutation " : "query ") + name
                + (variables.isEmpty() ? "" : "(" + String.join(", ", variables) + ")") + " { " + name
                + (arguments.isEmpty() ? "" : "(" + String.join(", ", arguments) + ")") + selection + " }";
        budget.text(document.length());
        return new SchemaOperation(
                names.take(name),
                field.text("description"),
                field.isTrue("isDeprecated"),
                parameters.all(),
                new GraphQlTarget(isMutation, name, document));
    }

    private SchemaParameter parameter(DocumentNode argument, String name, TypeReference type) {
        DocumentNode named = types.getOrDefault(type.name(), DocumentNode.root(null, budget));
        boolean hasDefault = argument.get("defaultValue").exists();
        return new SchemaParameter(
                name,
                name,
                ParameterPlace.VARIABLE,
                typeOf(type, named.text("kind")),
                type.isRequired() && !hasDefault,
                null,
                type.isList() ? List.of() : choices(named),
                "",
                argument.text("description"));
    }

    private static ParameterType typeOf(TypeReference type, String kind) {
        boolean isText = kind.equals("ENUM")
                || type.name().equals("String")
                || type.name().equals("ID");
        if (type.isNested()) {
            return ParameterType.ANY;
        }
        if (type.isList()) {
            return isText
                    ? ParameterType.STRING_LIST
                    : kind.equals("INPUT_OBJECT") ? ParameterType.MAP_LIST : ParameterType.ANY;
        }
        if (kind.equals("INPUT_OBJECT")) {
            return ParameterType.MAP;
        }
        return switch (type.name()) {
            case "Int" -> ParameterType.INTEGER;
            case "Float" -> ParameterType.NUMBER;
            case "Boolean" -> ParameterType.BOOLEAN;
            case "String" -> ParameterType.TEXT;
            case "ID" -> ParameterType.STRING;
            default -> isText ? ParameterType.STRING : ParameterType.ANY;
        };
    }

    private static List<String> choices(DocumentNode type) {
        List<String> choices = new ArrayList<>();
        for (DocumentNode value : type.get("enumValues").elements()) {
            choices.add(value.text("name"));
        }
        return choices.size() > SchemaLimits.CHOICES ? List.of() : choices;
    }
}
