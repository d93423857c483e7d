package io.jenkins.plugins.externalsystems.core;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Turns what a person or a YAML file wrote into the type of a {@link Setting}. */
final class SettingConversion {
    private static final Pattern DURATION = Pattern.compile("(\\d{1,9}(?:\\.\\d{1,3})?) *(ms|s|m|h)?");

    private SettingConversion() {}

    /** @throws IllegalArgumentException with the rest of a sentence that starts with the setting's name */
    static Object convert(SettingType type, Object value) {
        return switch (type) {
            case TEXT -> value.toString().trim();
            case URL -> url(value);
            case INTEGER -> integer(value);
            case DECIMAL -> decimal(value);
            case BOOLEAN -> bool(value);
            case DURATION -> duration(value);
            case LIST -> list(value);
            case TEXTS -> texts(value);
            case MAPS -> maps(value);
            case SECRET -> secret(value);
            case SECRET_MAP -> secrets(value);
        };
    }

    private static URI url(Object value) {
        try {
            URI uri = new URI(value.toString().trim());
            String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
            if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
                throw new IllegalArgumentException("must be an absolute http or https URL");
            }
            if (uri.getUserInfo() != null) {
                throw new IllegalArgumentException("must not hold a user or password; use credentials");
            }
            return uri;
        } catch (URISyntaxException broken) {
            throw new IllegalArgumentException("must be an absolute http or https URL", broken);
        }
    }

    private static Integer integer(Object value) {
        try {
            return value instanceof Integer number
                    ? number
                    : Integer.valueOf(value.toString().trim());
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("must be a whole number, not '" + value + "'", wrong);
        }
    }

    private static Double decimal(Object value) {
        try {
            double number = value instanceof Number given
                    ? given.doubleValue()
                    : Double.parseDouble(value.toString().trim());
            if (!Double.isFinite(number)) {
                throw new NumberFormatException();
            }
            return number;
        } catch (NumberFormatException wrong) {
            throw new IllegalArgumentException("must be a number, not '" + value + "'", wrong);
        }
    }

    private static Boolean bool(Object value) {
        return switch (value.toString().trim().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1", "on" -> true;
            case "false", "no", "0", "off" -> false;
            default -> throw new IllegalArgumentException("must be true or false, not '" + value + "'");
        };
    }

    private static Duration duration(Object value) {
        if (value instanceof Duration duration) {
            return duration;
        }
        String text = value.toString().trim().toLowerCase(Locale.ROOT);
        Matcher matcher = DURATION.matcher(text);
        try {
            if (!matcher.matches()) {
                return Duration.parse(text.toUpperCase(Locale.ROOT));
            }
            double number = Double.parseDouble(matcher.group(1));
            String unit = matcher.group(2) == null ? "s" : matcher.group(2);
            double millis =
                    switch (unit) {
                        case "ms" -> number;
                        case "m" -> number * 60_000;
                        case "h" -> number * 3_600_000;
                        default -> number * 1_000;
                    };
            return Duration.ofMillis(Math.round(millis));
        } catch (DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "must be a duration such as 30, 500ms, 30s, 2m or PT30S, not '" + value + "'", wrong);
        }
    }

    private static List<String> list(Object value) {
        if (value instanceof Collection<?> collection) {
            return collection.stream().map(Object::toString).toList();
        }
        return Arrays.stream(value.toString().split(","))
                .map(String::trim)
                .filter(part -> !part.isEmpty())
                .toList();
    }

    private static Map<String, SecretValue> secrets(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("must be names, each with a secret from a credential");
        }
        Map<String, SecretValue> secrets = new LinkedHashMap<>();
        map.forEach((name, secret) -> secrets.put(String.valueOf(name), secret(secret)));
        return Collections.unmodifiableMap(secrets);
    }

    private static Map<String, String> texts(Object value) {
        if (!(value instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("must be a map of names to texts");
        }
        Map<String, String> texts = new LinkedHashMap<>();
        map.forEach((name, text) -> texts.put(String.valueOf(name), String.valueOf(text)));
        return texts;
    }

    private static List<Map<String, Object>> maps(Object value) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (Object element : value instanceof Collection<?> collection ? collection : List.of(value)) {
            if (!(element instanceof Map<?, ?> map)) {
                throw new IllegalArgumentException("must be a list of maps");
            }
            Map<String, Object> copy = new LinkedHashMap<>();
            map.forEach((name, entry) -> copy.put(String.valueOf(name), entry));
            maps.add(Collections.unmodifiableMap(copy));
        }
        return List.copyOf(maps);
    }

    private static SecretValue secret(Object value) {
        if (value instanceof SecretValue secret) {
            return secret;
        }
        throw new IllegalArgumentException("must come from a credential, not from text");
    }
}
