package io.jenkins.plugins.externalsystems.core.connectors.sendgrid;

import io.jenkins.plugins.externalsystems.core.files.FileContent;
import io.jenkins.plugins.externalsystems.core.mail.MailMessage;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import io.jenkins.plugins.externalsystems.core.mail.service.Recipients;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Messages that say the same to different people go in one request, each with its own envelope ("personalization"), so that
 * nobody sees the others; up to 1,000 of them and 1,000 recipients.
 *
 * @see <a href="https://www.twilio.com/docs/sendgrid/for-developers/sending-email/personalizations">Personalizations</a>
 */
final class SameMessages {
    private final List<Integer> places = new ArrayList<>();
    private final Set<String> addresses = new HashSet<>();

    private SameMessages() {}

    /** For each request the places of its messages, in order. */
    static List<List<Integer>> group(List<Outgoing> messages) {
        List<SameMessages> requests = new ArrayList<>();
        Map<List<Object>, SameMessages> open = new LinkedHashMap<>();
        for (int place = 0; place < messages.size(); place++) {
            Outgoing outgoing = messages.get(place);
            List<Object> said = said(outgoing);
            Recipients recipients = Recipients.of(outgoing);
            SameMessages request = open.get(said);
            if (request == null || !request.hasRoomFor(recipients)) {
                request = new SameMessages();
                requests.add(request);
                open.put(said, request);
            }
            request.add(place, recipients);
        }
        return requests.stream().map(request -> List.copyOf(request.places)).toList();
    }

    /** SendGrid refuses a request that names an address twice. */
    private boolean hasRoomFor(Recipients recipients) {
        return places.size() < SendGridLimits.PERSONALIZATIONS
                && addresses.size() + recipients.size() <= SendGridLimits.RECIPIENTS
                && lower(recipients).noneMatch(addresses::contains);
    }

    private void add(int place, Recipients recipients) {
        places.add(place);
        lower(recipients).forEach(addresses::add);
    }

    private static Stream<String> lower(Recipients recipients) {
        return recipients.addresses().stream().map(address -> address.toLowerCase(Locale.ROOT));
    }

    /** All but the recipients and what a personalization may have for itself. */
    private static List<Object> said(Outgoing outgoing) {
        MailMessage message = outgoing.message();
        Map<String, String> images = new LinkedHashMap<>();
        message.inlineImages().forEach((name, file) -> images.put(name, file.path()));
        return Arrays.asList(
                message.from(),
                message.replyTo(),
                message.subject(),
                message.text(),
                message.html(),
                message.headers(),
                images,
                message.attachments().stream().map(FileContent::path).toList(),
                outgoing.arguments().texts(SendGridOperations.CATEGORIES),
                outgoing.arguments().optionalText(SendGridOperations.SEND_AT));
    }
}
