package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import io.jenkins.plugins.externalsystems.core.ErrorCode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Twilio's number of a refusal means, where the HTTP status does not tell.
 *
 * @param code of ours
 * @param remedy the sentence's start, saying what to do
 * @see <a href="https://www.twilio.com/docs/api/errors">Error and warning dictionary</a>
 */
record Refusal(ErrorCode code, String remedy) {
    private static final Map<Integer, Refusal> KNOWN = new LinkedHashMap<>();

    private static final String INACTIVE =
            "the account is not active; look into its balance and its notices in the console";
    private static final String NOT_SENDER =
            "the sender is no number of this account that can send SMS; choose another 'from_number'";
    private static final String NO_TELEPHONE = "the recipient's number cannot take SMS";
    private static final String TOO_MUCH_TEXT = "the text has more than 1,600 characters";
    private static final String TRIAL =
            "a trial account sends to verified numbers only; verify the number in the console, or upgrade the account";

    static {
        all(
                ErrorCode.AUTHENTICATION_ERROR,
                "Twilio does not accept the credentials; check the account's SID with its auth token, or the API key with its"
                        + " secret",
                20003);
        all(ErrorCode.PERMISSION_ERROR, INACTIVE, 10001, 20005, 90010);
        all(ErrorCode.PERMISSION_ERROR, "test credentials may only send, to nobody; use the account's own", 20008);
        all(ErrorCode.PERMISSION_ERROR, "the account may not do this", 20006, 20403);
        all(
                ErrorCode.PERMISSION_ERROR,
                "the API key may not do this; give it the permission, or use a standard key",
                70051);
        all(ErrorCode.NOT_FOUND_ERROR, "not found in this account", 20404);
        all(ErrorCode.RATE_LIMIT_ERROR, "Twilio takes no more requests of this account for now", 20429);
        all(ErrorCode.VALIDATION_ERROR, "the recipient's number is none", 21211, 21217, 21604);
        all(ErrorCode.VALIDATION_ERROR, "the sender is none", 21212, 21603);
        all(ErrorCode.VALIDATION_ERROR, "sender and recipient are the same number", 21266);
        all(
                ErrorCode.PERMISSION_ERROR,
                "the account may not send to the recipient's country; allow it in the console (Messaging, Settings, Geo"
                        + " permissions)",
                21408);
        all(ErrorCode.VALIDATION_ERROR, "there is neither text nor media", 21602, 21619);
        all(ErrorCode.VALIDATION_ERROR, NOT_SENDER, 21601, 21606, 21607, 21659, 21660, 21661);
        all(ErrorCode.PERMISSION_ERROR, TRIAL, 21608, 572002, 572005);
        all(
                ErrorCode.PERMISSION_ERROR,
                "the recipient has replied STOP to this sender, and gets nothing until they reply START",
                21610);
        all(
                ErrorCode.RATE_LIMIT_ERROR,
                "the sender's queue is full: messages of ten hours wait in it; send fewer, or from more numbers",
                21611);
        all(
                ErrorCode.VALIDATION_ERROR,
                "this sender cannot reach this recipient; choose one of the recipient's country",
                21612);
        all(ErrorCode.VALIDATION_ERROR, NO_TELEPHONE, 21614, 21635);
        all(ErrorCode.VALIDATION_ERROR, TOO_MUCH_TEXT, 21605, 21617, 21658);
        all(ErrorCode.VALIDATION_ERROR, "Twilio cannot use an address in 'media_urls'", 21620);
        all(ErrorCode.VALIDATION_ERROR, "a message has ten media at most", 21623);
        all(ErrorCode.NOT_FOUND_ERROR, "the account has no such messaging service", 21701, 21705);
        all(ErrorCode.VALIDATION_ERROR, "the messaging service has no number to send from", 21703, 21704);
        all(ErrorCode.SERVER_ERROR, "Twilio is under maintenance; try again later", 21730);
        all(ErrorCode.RATE_LIMIT_ERROR, "the account has sent what it may in 24 hours", 63038);
    }

    private static void all(ErrorCode code, String remedy, int... numbers) {
        for (int number : numbers) {
            KNOWN.put(number, new Refusal(code, remedy));
        }
    }

    /** Empty for a number that is not in the table. */
    static Optional<Refusal> of(int number) {
        return Optional.ofNullable(KNOWN.get(number));
    }
}
