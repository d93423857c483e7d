package io.jenkins.plugins.externalsystems.core.connectors.rest.declared;

import static io.jenkins.plugins.externalsystems.core.connectors.rest.declared.DeclaredFields.optional;

import io.jenkins.plugins.externalsystems.core.Setting;
import io.jenkins.plugins.externalsystems.core.SettingType;
import io.jenkins.plugins.externalsystems.core.operation.Parameter;
import io.jenkins.plugins.externalsystems.core.operation.ParameterType;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads the parameters of an operation, and adds those that its templates imply. */
final class ParameterReader {
    private static final String DEFAULT = "default";
    private static final List<Setting> SETTINGS = List.of(
            Setting.required("name", SettingType.TEXT, ""),
            Setting.withDefault("type", SettingType.TEXT, "string", ""),
            optional("required", SettingType.BOOLEAN),
            optional("choices", SettingType.LIST),
            optional("description", SettingType.TEXT));
    private static final String TYPES = Arrays.stream(ParameterType.values())
            .map(type -> type.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));

    private ParameterReader() {}

    /** @param used the names that templates use @throws DeclarationException naming what is wrong */
    static List<Parameter> read(List<Map<?, ?>> declared, Set<String> used) {
        Map<String, Parameter> parameters = new LinkedHashMap<>();
        for (Map<?, ?> map : declared) {
            Parameter parameter = read(map);
            if (parameters.put(parameter.name(), parameter) != null) {
                throw new DeclarationException("parameter '" + parameter.name() + "' is there twice");
            }
            if (!used.contains(parameter.name())) {
                throw new DeclarationException("parameter '" + parameter.name() + "' is used nowhere");
            }
        }
        used.forEach(name -> parameters.computeIfAbsent(
                name, implied -> Parameter.required(implied, ParameterType.STRING, "A part of the request.")));
        return List.copyOf(parameters.values());
    }

    private static Parameter read(Map<?, ?> map) {
        DeclaredFields fields = new DeclaredFields("parameters.", map, Set.of(DEFAULT), SETTINGS);
        String name = fields.text("name");
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]{0,99}")) {
            throw fields.problem("name", "is '" + name + "'; a name has letters, digits and underscores");
        }
        Object defaultValue = map.get(DEFAULT);
        boolean hasDefault = defaultValue != null && !defaultValue.toString().isEmpty();
        if (hasDefault && fields.bool("required")) {
            throw new DeclarationException("parameter '" + name + "' is required and has a default");
        }
        String description = fields.text("description");
        return new Parameter(
                name,
                type(fields),
                fields.bool("required"),
                hasDefault ? defaultValue : null,
                fields.list("choices"),
                description.isEmpty() ? "A part of the request." : description);
    }

    private static ParameterType type(DeclaredFields fields) {
        String word = fields.text("type");
        return Arrays.stream(ParameterType.values())
                .filter(type -> type.name().equalsIgnoreCase(word))
                .findFirst()
                .orElseThrow(() -> fields.problem("type", "is '" + word + "'; allowed are " + TYPES));
    }
}
