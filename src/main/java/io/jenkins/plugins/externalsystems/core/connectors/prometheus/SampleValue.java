package io.jenkins.plugins.externalsystems.core.connectors.prometheus;

import java.math.BigDecimal;

/**
 * The value of a sample. Prometheus sends it as text, since JSON has no word for NaN and the infinities.
 *
 * @param text as Prometheus writes it
 * @param number what it stands for
 */
record SampleValue(String text, double number) {

    /** @throws NumberFormatException if it is none */
    static SampleValue parse(String text) {
        return new SampleValue(
                text,
                switch (text) {
                    case "NaN" -> Double.NaN;
                    case "+Inf", "Inf" -> Double.POSITIVE_INFINITY;
                    case "-Inf" -> Double.NEGATIVE_INFINITY;
                    default -> new BigDecimal(text).doubleValue();
                });
    }

    /** The number, or the text for what is none in JSON. */
    Object toData() {
        return Double.isFinite(number) ? (Object) number : text;
    }
}
