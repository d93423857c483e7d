package io.jenkins.plugins.externalsystems.runner.binding;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Locale;

/** How far a value may be from the type it is bound to. */
public enum Conversion {
    /** A Pipeline's: a text is a text, a number is a number, as the class declares it. */
    STRICT {
        @CheckForNull
        @Override
        Object scalar(Object value, Class<?> type) {
            return null;
        }
    },
    /** A configuration file's: scalars convert, since {@code ${VARIABLE}} gives texts only. */
    SCALARS {
        @CheckForNull
        @Override
        Object scalar(Object value, Class<?> type) {
            boolean isScalar = value instanceof String || value instanceof Number || value instanceof Boolean;
            if (!isScalar) {
                return null;
            }
            String text = value.toString().trim();
            if (type == String.class) {
                return value.toString();
            }
            if (type == boolean.class && text.matches("(?i)true|false")) {
                return Boolean.valueOf(text);
            }
            return number(text, type);
        }
    };

    /** The value as the type; null if it is none and does not convert. */
    @CheckForNull
    abstract Object scalar(Object value, Class<?> type);

    /** @throws IllegalArgumentException such as {@code must be a text, not a map} */
    @CheckForNull
    Object convert(@CheckForNull Object value, Class<?> type) {
        if (value == null) {
            if (type.isPrimitive()) {
                throw new IllegalArgumentException("must not be null");
            }
            return null;
        }
        Object plain = value instanceof CharSequence ? value.toString() : value;
        if (type.isInstance(plain)) {
            return plain;
        }
        if (type == boolean.class && plain instanceof Boolean) {
            return plain;
        }
        if (type.isPrimitive() && plain instanceof Number && number(plain.toString(), type) != null) {
            return number(plain.toString(), type);
        }
        Object converted = scalar(plain, type);
        if (converted == null) {
            throw new IllegalArgumentException("must be " + word(type) + ", not " + word(plain.getClass()));
        }
        return converted;
    }

    @CheckForNull
    private static Object number(String text, Class<?> type) {
        try {
            if (type == int.class) {
                return Integer.valueOf(text);
            }
            if (type == long.class) {
                return Long.valueOf(text);
            }
            if (type == double.class) {
                return Double.valueOf(text);
            }
        } catch (NumberFormatException noNumber) {
            // The caller says what it should have been.
            return null;
        }
        return null;
    }

    private static String word(Class<?> type) {
        if (CharSequence.class.isAssignableFrom(type)) {
            return "a text";
        }
        if (type == int.class || type == long.class) {
            return "a whole number";
        }
        if (type == double.class || Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (java.util.Map.class.isAssignableFrom(type)) {
            return "a map";
        }
        if (java.util.Collection.class.isAssignableFrom(type)) {
            return "a list";
        }
        return "a " + type.getSimpleName().toLowerCase(Locale.ROOT);
    }
}
