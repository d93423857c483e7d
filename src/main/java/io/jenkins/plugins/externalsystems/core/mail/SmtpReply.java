package io.jenkins.plugins.externalsystems.core.mail;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server answered to one command.
 *
 * @param status three digits, such as 250
 * @param enhancedStatus such as {@code 5.1.1}; null if the server gave none
 * @param text the words, on one line
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5321#section-4.2">RFC 5321, section 4.2: replies</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3463">RFC 3463: enhanced status codes</a>
 */
public record SmtpReply(int status, @CheckForNull String enhancedStatus, String text) {
    private static final Pattern ENHANCED = Pattern.compile("([245]\\.\\d{1,3}\\.\\d{1,3})(?: +|$)");
    private static final int LONGEST = 300;

    /** @param raw the server's lines, each with the status before it */
    public static SmtpReply of(int status, String raw) {
        StringBuilder words = new StringBuilder();
        String enhanced = null;
        for (String line : raw.split("\r?\n")) {
            String rest = line.length() > 4 ? line.substring(4).strip() : "";
            Matcher matcher = ENHANCED.matcher(rest);
            if (matcher.lookingAt()) {
                enhanced = enhanced == null ? matcher.group(1) : enhanced;
                rest = rest.substring(matcher.end());
            }
            words.append(words.isEmpty() ? "" : " ").append(rest);
        }
        String text =
                words.toString().replaceAll("[\\p{Cntrl}\\p{Cf}\\s]+", " ").strip();
        if (text.codePointCount(0, text.length()) > LONGEST) {
            text = text.substring(0, text.offsetByCodePoints(0, LONGEST)) + "…";
        }
        return new SmtpReply(status, enhanced, text);
    }

    /** 2xx. */
    public boolean isPositive() {
        return status >= 200 && status < 300;
    }

    /** 4xx: the same may be taken later. */
    public boolean isTransient() {
        return status >= 400 && status < 500;
    }

    /** Status, enhanced status and words, as the server said them. */
    @Override
    public String toString() {
        return (status + " " + (enhancedStatus == null ? "" : enhancedStatus + " ") + text).strip();
    }
}
