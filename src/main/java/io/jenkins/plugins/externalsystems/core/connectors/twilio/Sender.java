package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import edu.umd.cs.findbugs.annotations.CheckForNull;
import io.jenkins.plugins.externalsystems.core.phone.PhoneNumber;
import java.util.regex.Pattern;

/**
 * Whom a message comes from.
 *
 * @param value as Twilio takes it
 * @see <a href="https://www.twilio.com/docs/messaging/api/message-resource">Messages resource, From and
 *     MessagingServiceSid</a>
 * @see <a href="https://www.twilio.com/docs/glossary/what-alphanumeric-sender-id">Alphanumeric sender id</a>
 */
public record Sender(Kind kind, String value) {
    private static final Pattern SERVICE = Pattern.compile("MG[0-9a-fA-F]{32}");
    private static final Pattern SHORT_CODE = Pattern.compile("[0-9]{3,6}");
    private static final Pattern NAME = Pattern.compile("(?=.*[A-Za-z])[A-Za-z0-9 +_&-]{1,11}");

    /** What it is. */
    public enum Kind {
        PHONE_NUMBER,
        SHORT_CODE,
        /** Letters that a telephone shows; it cannot be answered. */
        SENDER_ID,
        /** Twilio chooses one of the service's numbers. */
        MESSAGING_SERVICE
    }

    /**
     * Reads one that somebody wrote.
     *
     * @param region for a number without {@code +}; null for none
     * @throws IllegalArgumentException the rest of a sentence about it, saying what is wrong
     */
    public static Sender parse(String text, @CheckForNull String region) {
        String written = text.strip();
        if (isService(written)) {
            return new Sender(Kind.MESSAGING_SERVICE, written);
        }
        if (SHORT_CODE.matcher(written).matches()) {
            return new Sender(Kind.SHORT_CODE, written);
        }
        if (NAME.matcher(written).matches()) {
            return new Sender(Kind.SENDER_ID, written);
        }
        if (written.chars().anyMatch(Character::isLetter)) {
            throw new IllegalArgumentException(
                    "is no sender: a name has 11 letters, digits, spaces and + - _ & at most, a messaging service 'MG' and"
                            + " 32 hexadecimal digits");
        }
        return new Sender(Kind.PHONE_NUMBER, PhoneNumber.parse(written, region).e164());
    }

    static boolean isService(String text) {
        return SERVICE.matcher(text).matches();
    }

    /** The form field that it goes into. */
    String field() {
        return kind == Kind.MESSAGING_SERVICE ? "MessagingServiceSid" : "From";
    }
}
