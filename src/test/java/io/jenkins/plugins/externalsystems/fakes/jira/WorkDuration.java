package io.jenkins.plugins.externalsystems.fakes.jira;

import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times in Jira's notation, with the usual days of eight hours and weeks of five days. */
final class WorkDuration {
    private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)([wdhm])");

    private WorkDuration() {}

    /** @throws JiraRefusal for a text that is no time */
    static int seconds(Object given, String field) {
        if (given instanceof String text && text.matches("\\d+(\\.\\d+)?[wdhm]( \\d+(\\.\\d+)?[wdhm])*")) {
            Matcher parts = PART.matcher(text);
            BigDecimal seconds = BigDecimal.ZERO;
            while (parts.find()) {
                seconds =
                        seconds.add(new BigDecimal(parts.group(1)).multiply(BigDecimal.valueOf(unit(parts.group(2)))));
            }
            return seconds.intValue();
        }
        throw JiraRefusal.field(field, "Invalid time duration entered.");
    }

    private static int unit(String letter) {
        return switch (letter) {
            case "w" -> 5 * 8 * 3600;
            case "d" -> 8 * 3600;
            case "h" -> 3600;
            default -> 60;
        };
    }

    static String text(int seconds) {
        StringBuilder text = new StringBuilder();
        int left = seconds;
        for (String letter : new String[] {"w", "d", "h", "m"}) {
            int count = left / unit(letter);
            left -= count * unit(letter);
            if (count > 0) {
                text.append(text.isEmpty() ? "" : " ").append(count).append(letter);
            }
        }
        return text.isEmpty() ? "0m" : text.toString();
    }
}
