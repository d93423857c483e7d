package io.jenkins.plugins.externalsystems.core.mail.compose;

import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Ids of messages. One is made from the call's key, so that each try has the same and servers and readers can drop a second
 * copy; the one of a conversation is made from its name, and no message has it, so that whichever message comes first, all
 * refer to the same.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc5322#section-3.6.4">RFC 5322, section 3.6.4: identification fields</a>
 */
final class MessageIds {
    private static final int BYTES = 16;

    private MessageIds() {}

    static String ofMessage(String key, MailAddress sender) {
        return "<" + digest("message\0" + key) + "@" + sender.domain() + ">";
    }

    static String ofThread(String connection, String thread, MailAddress sender) {
        return "<thread." + digest("thread\0" + connection + "\0" + thread) + "@" + sender.domain() + ">";
    }

    private static String digest(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, BYTES);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
