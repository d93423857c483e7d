package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a dry run shows of a message: what its readers would see, and names of files. */
final class UnsentMessage {
    private UnsentMessage() {}

    /** Recipients by number where they are hidden from each other. */
    static Map<String, Object> describe(Outgoing outgoing) {
        MailMessage message = outgoing.message();
        Map<String, Object> shown = new LinkedHashMap<>();
        shown.put("from", message.from().toString());
        shown.put("to", texts(message.to()));
        shown.put("cc", texts(message.cc()));
        shown.put(
                "blind_copies",
                outgoing.envelope().recipients().size()
                        - message.to().size()
                        - message.cc().size());
        shown.put("subject", message.subject());
        shown.put("text", message.text());
        shown.put("html", message.html());
        shown.put(
                "attachments",
                message.attachments().stream().map(FileContent::path).toList());
        shown.put("bytes", outgoing.envelope().size());
        return shown;
    }

    private static List<String> texts(List<MailAddress> addresses) {
        return addresses.stream().map(MailAddress::toString).toList();
    }
}
