package io.jenkins.plugins.externalsystems.core.connectors.email;

import io.jenkins.plugins.externalsystems.core.mail.RefusedRecipient;
import io.jenkins.plugins.externalsystems.core.mail.SmtpReply;
import io.jenkins.plugins.externalsystems.core.mail.compose.Outgoing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A message that the server took.
 *
 * @param outgoing the message
 * @param refused the recipients that it goes without
 * @param reply the server's word
 */
record Sent(Outgoing outgoing, List<RefusedRecipient> refused, SmtpReply reply) {
    Map<String, Object> toMap() {
        List<String> accepted = new ArrayList<>(outgoing.envelope().recipients());
        refused.forEach(recipient -> accepted.remove(recipient.address()));
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("message_id", outgoing.message().id());
        map.put("accepted", accepted);
        map.put("refused", toMaps(refused));
        map.put("size", outgoing.envelope().size());
        map.put("response", reply.toString());
        return map;
    }

    static List<Map<String, Object>> toMaps(List<RefusedRecipient> refused) {
        List<Map<String, Object>> maps = new ArrayList<>();
        for (RefusedRecipient recipient : refused) {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("address", recipient.address());
            map.put("status", recipient.reply().status());
            map.put("enhanced_status", recipient.reply().enhancedStatus());
            map.put("transient", recipient.reply().isTransient());
            map.put("reason", recipient.reply().text());
            maps.add(map);
        }
        return maps;
    }
}
