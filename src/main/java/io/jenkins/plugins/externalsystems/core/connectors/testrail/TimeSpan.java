package io.jenkins.plugins.externalsystems.core.connectors.testrail;

import io.jenkins.plugins.externalsystems.core.CallContext;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Durations as TestRail takes them: {@code 1h 2m 3s}, whole seconds, and never zero.
 *
 * @see <a href="https://support.testrail.com/hc/en-us/articles/7077819312404-Results">Results, elapsed</a>
 */
final class TimeSpan {
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}(\\.[0-9]{1,9})?");
    private static final Pattern SPAN =
            Pattern.compile("([0-9]{1,9}w)?\\s*([0-9]{1,9}d)?\\s*([0-9]{1,9}h)?\\s*([0-9]{1,9}m)?\\s*([0-9]{1,9}s)?");

    private TimeSpan() {}

    /**
     * The span in TestRail's format.
     *
     * @param text seconds, with a fraction if need be, or a span as TestRail writes it
     * @return empty for no time at all, which TestRail refuses
     * @throws io.jenkins.plugins.externalsystems.core.ExternalSystemException VALIDATION_ERROR for anything else
     */
    static Optional<String> of(CallContext context, String parameter, String text) {
        String trimmed = text.trim();
        if (NUMBER.matcher(trimmed).matches()) {
            return ofSeconds(new BigDecimal(trimmed));
        }
        if (trimmed.isEmpty() || !SPAN.matcher(trimmed).matches()) {
            throw context.invalid(
                    parameter, "is '" + text + "'; it is a number of seconds, or a span such as '1m 45s'");
        }
        return trimmed.matches("[^1-9]*")
                ? Optional.empty()
                : Optional.of(trimmed.replaceAll("(?<=[a-z])\\s*(?=[0-9])", " "));
    }

    /** Rounded to whole seconds, but what took any time took one at least. */
    private static Optional<String> ofSeconds(BigDecimal seconds) {
        if (seconds.signum() == 0) {
            return Optional.empty();
        }
        long whole = Math.max(1, seconds.setScale(0, RoundingMode.HALF_UP).longValueExact());
        StringBuilder span = new StringBuilder();
        append(span, whole / 3600, "h");
        append(span, whole / 60 % 60, "m");
        append(span, whole % 60, "s");
        return Optional.of(span.toString());
    }

    private static void append(StringBuilder span, long count, String unit) {
        if (count > 0) {
            span.append(span.isEmpty() ? "" : " ").append(count).append(unit);
        }
    }
}
