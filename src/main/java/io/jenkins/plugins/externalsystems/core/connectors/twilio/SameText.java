package io.jenkins.plugins.externalsystems.core.connectors.twilio;

/**
 * Whether Twilio's text of a message is ours. A trial account has a note in front; a messaging service may have replaced
 * characters by others of the cheap alphabet (smart encoding), which are never letters or digits.
 *
 * @see <a href="https://www.twilio.com/docs/messaging/services#smart-encoding">Smart encoding</a>
 */
final class SameText {
    private SameText() {}

    static boolean is(String theirs, String ours) {
        if (ours.isEmpty()) {
            return theirs.isEmpty();
        }
        String words = words(ours);
        return theirs.endsWith(ours) || !words.isEmpty() && words(theirs).endsWith(words);
    }

    private static String words(String text) {
        return text.replaceAll("[^\\p{L}\\p{N}]+", "");
    }
}
