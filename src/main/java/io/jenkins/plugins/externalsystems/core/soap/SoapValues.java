package io.jenkins.plugins.externalsystems.core.soap;

import io.jenkins.plugins.externalsystems.core.operation.UnfitValueException;
import io.jenkins.plugins.externalsystems.core.schema.SoapType;
import java.math.BigDecimal;
import java.util.Locale;

/** Single values as XML Schema writes them. */
final class SoapValues {
    private SoapValues() {}

    /** A value of a known kind. @throws UnfitValueException if it is none */
    static String text(SoapType type, Object value, String path) {
        String text = text(value, path);
        String written =
                switch (type.simple()) {
                    case INTEGER -> number(text, path, true);
                    case NUMBER -> isSpecial(text) ? text : number(text, path, false);
                    case BOOLEAN -> bool(text, path);
                    default -> text;
                };
        if (!type.choices().isEmpty() && !type.choices().contains(written)) {
            throw new UnfitValueException(
                    path, "is '" + written + "'; allowed are " + String.join(", ", type.choices()));
        }
        return written;
    }

    /** Any single value. @throws UnfitValueException for maps, lists, and characters that XML forbids */
    static String text(Object value, String path) {
        if (value instanceof BigDecimal number) {
            return number.toPlainString();
        }
        if (!(value instanceof CharSequence || value instanceof Number || value instanceof Boolean)) {
            throw new UnfitValueException(path, "must be a text, a number, true or false");
        }
        String text = value.toString();
        if (!XmlText.isAllowed(text)) {
            throw new UnfitValueException(path, "has a character that XML forbids");
        }
        return text;
    }

    private static boolean isSpecial(String text) {
        return text.equals("INF") || text.equals("-INF") || text.equals("NaN");
    }

    private static String number(String text, String path, boolean isWhole) {
        try {
            BigDecimal number = new BigDecimal(text.strip());
            boolean isTooLong = Math.abs((long) number.scale()) + number.precision() > 1_000;
            if (isTooLong || isWhole && number.stripTrailingZeros().scale() > 0) {
                throw new NumberFormatException(text);
            }
            return isWhole ? number.toBigIntegerExact().toString() : number.toPlainString();
        } catch (ArithmeticException | NumberFormatException wrong) {
            throw new UnfitValueException(path, isWhole ? "must be a whole number" : "must be a number");
        }
    }

    private static String bool(String text, String path) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "yes", "1" -> "true";
            case "false", "no", "0" -> "false";
            default -> throw new UnfitValueException(path, "must be true or false");
        };
    }
}
