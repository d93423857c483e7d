package io.jenkins.plugins.externalsystems.core.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.Phonenumber;
import edu.umd.cs.findbugs.annotations.CheckForNull;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * A telephone number as services take it: E.164, a plus sign, the country's code and the rest, digits alone.
 *
 * @param e164 such as {@code +14155552671}
 * @param isKnown whether the tables have its range; they may be older than the range, so that false is no proof
 * @param isFixedLine whether it is surely a landline's
 * @see <a href="https://github.com/google/libphonenumber/blob/master/FAQ.md">libphonenumber, FAQ</a>
 */
public record PhoneNumber(String e164, boolean isKnown, boolean isFixedLine) {
    private static final PhoneNumberUtil TABLES = PhoneNumberUtil.getInstance();

    /** Reading takes longer than the rest of a message, and nearly every message goes to one of the same few numbers. */
    private static final Map<Written, PhoneNumber> READ = new ConcurrentHashMap<>();

    private static final int MOST_READ = 500;

    /** What people put into numbers. No letters: 1-800-FLOWERS and "ext. 5" are for people that dial. */
    private static final Pattern WRITTEN = Pattern.compile("\\+?[0-9 ()./\\u00a0\\u2010-\\u2015-]{3,40}");

    /**
     * Reads a number that somebody wrote, in any usual notation.
     *
     * @param region ISO 3166 code of the country whose numbers may be written without {@code +}; null for none
     * @throws IllegalArgumentException the rest of a sentence about the number, saying what is wrong
     */
    public static PhoneNumber parse(String text, @CheckForNull String region) {
        Written written = new Written(text.strip(), region);
        PhoneNumber known = READ.get(written);
        if (known != null) {
            return known;
        }
        PhoneNumber number = read(written.text(), region);
        if (READ.size() >= MOST_READ) {
            READ.clear();
        }
        READ.put(written, number);
        return number;
    }

    private static PhoneNumber read(String written, @CheckForNull String region) {
        if (!WRITTEN.matcher(written).matches()) {
            throw new IllegalArgumentException("is no telephone number");
        }
        try {
            Phonenumber.PhoneNumber number = TABLES.parse(written, region);
            PhoneNumberUtil.ValidationResult length = TABLES.isPossibleNumberWithReason(number);
            if (length != PhoneNumberUtil.ValidationResult.IS_POSSIBLE) {
                throw new IllegalArgumentException(problem(length));
            }
            PhoneNumberUtil.PhoneNumberType type = TABLES.getNumberType(number);
            return new PhoneNumber(
                    TABLES.format(number, PhoneNumberUtil.PhoneNumberFormat.E164),
                    type != PhoneNumberUtil.PhoneNumberType.UNKNOWN,
                    type == PhoneNumberUtil.PhoneNumberType.FIXED_LINE);
        } catch (NumberParseException unreadable) {
            throw new IllegalArgumentException(problem(unreadable.getErrorType()), unreadable);
        }
    }

    /** Whether there is a country with this ISO 3166 code, in capitals. */
    public static boolean isRegion(String region) {
        return TABLES.getSupportedRegions().contains(region);
    }

    private static String problem(PhoneNumberUtil.ValidationResult length) {
        return switch (length) {
            case TOO_SHORT -> "is too short for a telephone number of its country";
            case TOO_LONG -> "is too long for a telephone number of its country";
            case IS_POSSIBLE_LOCAL_ONLY -> "lacks the area code";
            case INVALID_COUNTRY_CODE -> "has no country's code";
            default -> "has a length that telephone numbers of its country do not have";
        };
    }

    private static String problem(NumberParseException.ErrorType error) {
        return switch (error) {
            case INVALID_COUNTRY_CODE -> "has no country's code; write it with + and the code, such as +14155552671";
            case TOO_SHORT_AFTER_IDD, TOO_SHORT_NSN -> "is too short for a telephone number";
            case TOO_LONG -> "is too long for a telephone number";
            default -> "is no telephone number";
        };
    }

    private record Written(String text, @CheckForNull String region) {}

    /** The number. */
    @Override
    public String toString() {
        return e164;
    }
}
