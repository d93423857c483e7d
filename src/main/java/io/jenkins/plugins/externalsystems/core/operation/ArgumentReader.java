package io.jenkins.plugins.externalsystems.core.operation;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.ErrorCode;
import io.jenkins.plugins.externalsystems.core.ExternalSystemException;
import io.jenkins.plugins.externalsystems.core.MetadataKeys;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Checks and converts what a caller passed by what an operation declares. */
final class ArgumentReader {
    private final String connection;
    private final String operation;

    ArgumentReader(String connection, String operation) {
        this.connection = connection;
        this.operation = operation;
    }

    /** @throws ExternalSystemException VALIDATION_ERROR naming the parameter and what is allowed */
    Arguments read(List<Parameter> declared, Map<String, ?> given) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (String name : given.keySet()) {
            if (!isDeclared(name, declared)) {
                throw invalid(name, "is unknown; allowed are " + names(declared));
            }
        }
        for (Parameter parameter : declared) {
            Object value = given.get(parameter.name());
            if (isBlank(value, parameter)) {
                if (parameter.isRequired()) {
                    throw invalid(
                            parameter.name(),
                            "is missing: " + parameter.description().replaceFirst("\\.$", ""));
                }
                value = parameter.defaultValue();
            }
            if (value != null) {
                values.put(parameter.name(), convert(parameter, value));
            }
        }
        return new Arguments(values);
    }

    private static boolean isDeclared(String name, List<Parameter> declared) {
        for (Parameter parameter : declared) {
            if (parameter.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    /** A blank text is "not given", except where an optional parameter may be emptied on purpose. */
    private static boolean isBlank(@CheckForNull Object value, Parameter parameter) {
        return value == null
                || value instanceof CharSequence text
                        && text.toString().isBlank()
                        && (parameter.isRequired() || parameter.type() != ParameterType.TEXT);
    }

    private Object convert(Parameter parameter, Object value) {
        Object converted =
                switch (parameter.type()) {
                    case STRING, TEXT -> text(parameter, value);
                    case INTEGER -> integer(parameter, value);
                    case NUMBER -> number(parameter, value);
                    case BOOLEAN -> bool(parameter, value);
                    case STRING_LIST -> texts(parameter, value);
                    case MAP -> map(parameter, value);
                    case MAP_LIST -> maps(parameter, value);
                    case ANY -> value;
                };
        if (!parameter.choices().isEmpty() && !parameter.choices().contains(converted.toString())) {
            throw invalid(
                    parameter.name(), "is '" + converted + "'; allowed are " + String.join(", ", parameter.choices()));
        }
        return converted;
    }

    private String text(Parameter parameter, Object value) {
        if (value instanceof CharSequence || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw mistyped(parameter);
    }

    private Integer integer(Parameter parameter, Object value) {
        try {
            return new BigDecimal(value.toString().trim()).intValueExact();
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw mistyped(parameter);
        }
    }

    private BigDecimal number(Parameter parameter, Object value) {
        try {
            return new BigDecimal(value.toString().trim());
        } catch (NumberFormatException wrong) {
            throw mistyped(parameter);
        }
    }

    private Boolean bool(Parameter parameter, Object value) {
        return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> true;
            case "false", "no", "0" -> false;
            default -> throw mistyped(parameter);
        };
    }

    private List<String> texts(Parameter parameter, Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(element -> text(parameter, element)).toList();
        }
        return Arrays.stream(text(parameter, value).split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private Map<String, Object> map(Parameter parameter, Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw mistyped(parameter);
        }
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((key, element) -> copy.put(String.valueOf(key), element));
        return copy;
    }

    private List<Map<String, Object>> maps(Parameter parameter, Object value) {
        if (!(value instanceof Collection<?> collection)) {
            throw mistyped(parameter);
        }
        return collection.stream().map(element -> map(parameter, element)).toList();
    }

    private ExternalSystemException mistyped(Parameter parameter) {
        return invalid(parameter.name(), "must be " + parameter.type().description());
    }

    private ExternalSystemException invalid(String parameter, String problem) {
        return new ExternalSystemException(
                        ErrorCode.VALIDATION_ERROR,
                        "Connection '" + connection + "', operation '" + operation + "': parameter '" + parameter + "' "
                                + problem + ".")
                .with(MetadataKeys.PARAMETER, parameter);
    }

    private static String names(List<Parameter> declared) {
        return declared.isEmpty()
                ? "none"
                : String.join(", ", declared.stream().map(Parameter::name).toList());
    }
}
