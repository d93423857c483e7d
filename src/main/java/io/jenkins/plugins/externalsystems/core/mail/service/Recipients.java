package io.jenkins.plugins.externalsystems.core.mail.service;

import io.jenkins.plugins.externalsystems.core.mail.MailAddress;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * To whom a message goes, each address once, since services refuse a message that names one twice. The first place counts.
 *
 * @param to at least one, or the services refuse the message
 * @param cc may be empty
 * @param bcc may be empty
 */
public record Recipients(List<MailAddress> to, List<MailAddress> cc, List<MailAddress> bcc) {
    public Recipients {
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        bcc = List.copyOf(bcc);
    }

    public static Recipients of(Outgoing outgoing) {
        Set<String> seen = new HashSet<>();
        return new Recipients(
                unseen(outgoing.message().to(), seen),
                unseen(outgoing.message().cc(), seen),
                unseen(outgoing.bcc(), seen));
    }

    private static List<MailAddress> unseen(List<MailAddress> addresses, Set<String> seen) {
        List<MailAddress> unseen = new ArrayList<>();
        for (MailAddress address : addresses) {
            if (seen.add(address.address().toLowerCase(Locale.ROOT))) {
                unseen.add(address);
            }
        }
        return unseen;
    }

    /** All of them, without names. */
    public List<String> addresses() {
        List<String> all = new ArrayList<>();
        List.of(to, cc, bcc).forEach(list -> list.forEach(address -> all.add(address.address())));
        return all;
    }

    public int size() {
        return to.size() + cc.size() + bcc.size();
    }
}
