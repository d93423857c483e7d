package io.jenkins.plugins.externalsystems.core.connectors.twilio;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A message that is ready to go.
 *
 * @param to in E.164
 * @param sender whom it comes from
 * @param text at most {@value #LONGEST} characters; empty where media are all
 * @param media http or https addresses, at most {@value #MOST_MEDIA}
 * @param textCut whether the text was longer
 */
record Sms(String to, Sender sender, String text, List<String> media, boolean textCut) {
    /** In UTF-16 units, since Twilio counts some characters as several. */
    static final int LONGEST = 1600;

    static final int MOST_MEDIA = 10;

    /** The fields of Twilio's form; a name may come more than once. */
    List<Map.Entry<String, String>> form() {
        List<Map.Entry<String, String>> form = new ArrayList<>();
        form.add(Map.entry("To", to));
        form.add(Map.entry(sender.field(), sender.value()));
        if (!text.isEmpty()) {
            form.add(Map.entry("Body", text));
        }
        media.forEach(url -> form.add(Map.entry("MediaUrl", url)));
        return form;
    }
}
