package io.jenkins.plugins.externalsystems.core.connectors.msteams;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The colour of a message's title. A card has no colours of its own, but styles, which follow the reader's theme; a
 * hexadecimal colour is the style that looks most like it.
 *
 * @see <a href="https://adaptivecards.io/explorer/Container.html">Container, style</a>
 */
enum ThemeColor {
    /** Without colour. */
    DEFAULT,
    /** Grey. */
    EMPHASIS,
    /** Green. */
    GOOD,
    /** Yellow. */
    WARNING,
    /** Red. */
    ATTENTION,
    /** Blue. */
    ACCENT;

    private static final Pattern HEX = Pattern.compile("#?([0-9a-fA-F]{2})([0-9a-fA-F]{2})([0-9a-fA-F]{2})");
    /** Below this difference of its parts a colour is a grey. */
    private static final int GREY = 32;

    private static final double SIXTH = 60;

    /** The style of a container. */
    String style() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** A style's name, or a hexadecimal colour; empty for anything else. */
    static Optional<ThemeColor> of(String text) {
        Matcher hex = HEX.matcher(text.strip());
        if (hex.matches()) {
            return Optional.of(nearest(channel(hex.group(1)), channel(hex.group(2)), channel(hex.group(3))));
        }
        for (ThemeColor color : values()) {
            if (color.style().equalsIgnoreCase(text.strip())) {
                return Optional.of(color);
            }
        }
        return Optional.empty();
    }

    /** As the templates' severities are called; empty for another word. */
    static Optional<ThemeColor> ofSeverity(String severity) {
        return switch (severity.toLowerCase(Locale.ROOT)) {
            case "info" -> Optional.of(ACCENT);
            case "warning" -> Optional.of(WARNING);
            case "error", "critical" -> Optional.of(ATTENTION);
            default -> Optional.empty();
        };
    }

    private static int channel(String digits) {
        return Integer.parseInt(digits, 16);
    }

    private static ThemeColor nearest(int red, int green, int blue) {
        int most = Math.max(red, Math.max(green, blue));
        int spread = most - Math.min(red, Math.min(green, blue));
        if (spread < GREY) {
            return EMPHASIS;
        }
        double hue;
        if (most == red) {
            hue = SIXTH * (green - blue) / spread;
        } else if (most == green) {
            hue = SIXTH * (2 + (double) (blue - red) / spread);
        } else {
            hue = SIXTH * (4 + (double) (red - green) / spread);
        }
        if (hue < 20 || hue >= 300) {
            return ATTENTION;
        } else if (hue < 75) {
            return WARNING;
        }
        return hue < 165 ? GOOD : ACCENT;
    }
}
